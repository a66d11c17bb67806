using System.Diagnostics;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Regions;

/// <summary>One region's newest network. Readers take it without waiting; a single writer reads the ledger anew and swaps it.</summary>
public sealed partial class FollowedNetwork(
    Region region, NetworkReading reading, Action<Region, RegionNetwork> renewed, ILogger<FollowedNetwork> log)
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private RegionNetwork? _newest;
    private long _readAt;
    private TimeSpan _rest;
    private Task? _running;
    private bool _wanted;

    /// <summary>Id of the newest pulse it contains; null until it was read once.</summary>
    public long? ReadUpTo => Volatile.Read(ref _newest)?.ReadUpTo;

    /// <summary>Time since the last reading.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Volatile.Read(ref _readAt));

    /// <summary>The newest finished network. Only the very first readers wait.</summary>
    public ValueTask<RegionNetwork> Newest(CancellationToken ct) =>
        Volatile.Read(ref _newest) is { } newest ? new(newest) : new(First(ct));

    /// <summary>Reads the ledger again, now or right after the reading under way.</summary>
    public Task Refresh()
    {
        lock (_gate)
        {
            _wanted = true;
            return _running ??= Task.Run(ReadWhileWanted);
        }
    }

    private async Task<RegionNetwork> First(CancellationToken ct)
    {
        if (Volatile.Read(ref _newest) is null)
        {
            await Once().WaitAsync(ct);
        }

        return Volatile.Read(ref _newest) ?? await reading.Read(region, ct);
    }

    private Task Once()
    {
        lock (_gate)
        {
            return _running ?? Refresh();
        }
    }

    private async Task ReadWhileWanted()
    {
        while (StillWanted())
        {
            // In a burst of commits it rests as long as it works, so that the pages keep the processor.
            await Task.Delay(_rest - Age > TimeSpan.Zero ? _rest - Age : TimeSpan.Zero);
            var began = Stopwatch.GetTimestamp();
            try
            {
                var read = await reading.Read(region, CancellationToken.None);
                Volatile.Write(ref _newest, read);
                renewed(region, read);
            }
            catch (ObjectDisposedException)
            {
                // The site has ended; were it something else, the next look into the log tries again all the same.
            }
            catch (Exception problem)
            {
                // The network read before stays; the next look into the log tries again.
                LogUnreadable(log, region.Slug, problem);
            }

            var took = Stopwatch.GetElapsedTime(began);
            _rest = took < LongestRest ? took : LongestRest;
            Volatile.Write(ref _readAt, Stopwatch.GetTimestamp());
        }
    }

    private bool StillWanted()
    {
        lock (_gate)
        {
            if (!_wanted)
            {
                _running = null;
                return false;
            }

            _wanted = false;
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The network of {Region} cannot be read; the one read before stays")]
    private static partial void LogUnreadable(ILogger log, string region, Exception problem);
}
