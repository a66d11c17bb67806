namespace Mittelpunkt.Web.Live;

/// <summary>
/// Follows one region's pulse log by growing id, whichever process writes it, and tells every listener.
/// Works only while somebody listens. The newest frames are kept, so that who comes late or comes back is served without a query.
/// </summary>
public sealed partial class PulseFeed(PulseSource source, PageCache pages, TimeProvider clock, ILogger<PulseFeed> log) : IDisposable
{
    private const int Kept = 512;
    private const int Batch = 500;
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly HashSet<PulseListener> _listeners = [];
    private readonly Queue<PulseFrame> _kept = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private CancellationTokenSource? _stop;
    private TaskCompletionSource _ready = new();
    private long _told, _floor;

    /// <summary>
    /// Starts to listen: first what was missed since <paramref name="after"/> (or the last 30 seconds), then everything new,
    /// without gap or repetition. Null when the kept frames do not reach back that far: then read the log up to its end first.
    /// </summary>
    public async Task<(PulseListener Listener, PulseFrame[] Missed)?> Listen(long? after, CancellationToken ct)
    {
        var listener = new PulseListener(this);
        try
        {
            await Join(listener).WaitAsync(ct);
        }
        catch
        {
            Leave(listener);
            throw;
        }

        lock (_gate)
        {
            if (after < _floor)
            {
                RemoveAndRest(listener);
                return null;
            }

            // An id this log never gave (a restored database) cannot be resumed from.
            var since = clock.GetUtcNow() - Recent;
            var missed = after is { } id && id <= _told ? _kept.Where(frame => frame.Id > id) : _kept.Where(frame => frame.At >= since);
            PulseFrame[] frames = [.. missed];
            while (listener.Frames.TryRead(out _))
            {
                // Told between joining and now: stands in the kept frames as well.
            }

            return (listener, frames);
        }
    }

    /// <summary>Looks into the log at once instead of at the next interval.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    /// <summary>Forgets the kept frames: something they tell of was removed. Who comes back reads the log.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _kept.Clear();
            _floor = _told;
        }
    }

    /// <summary>How many listen.</summary>
    public int Listeners { get { lock (_gate) { return _listeners.Count; } } }

    /// <summary>The kept frames begin after this id.</summary>
    public long Floor => Interlocked.Read(ref _floor);

    /// <summary>Ends every stream.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _listeners.RemoveWhere(listener => listener.End());
            _stop?.Cancel();
            _stop?.Dispose();
            _stop = null;
        }
    }

    internal void Leave(PulseListener listener)
    {
        lock (_gate)
        {
            RemoveAndRest(listener);
        }
    }

    private Task Join(PulseListener listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            if (_stop is null)
            {
                _stop = new CancellationTokenSource();
                _ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _ = Follow(_ready, _stop.Token);
            }

            return _ready.Task;
        }
    }

    private void RemoveAndRest(PulseListener listener)
    {
        listener.End();
        _listeners.Remove(listener);
        if (_listeners.Count == 0)
        {
            _stop?.Cancel();
            _stop = null;
        }
    }

    private async Task Follow(TaskCompletionSource ready, CancellationToken stop)
    {
        await Task.Yield();
        var lastBeat = clock.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!ready.Task.IsCompleted)
                {
                    await Start(ready, stop);
                }

                await _wake.WaitAsync(PollEvery, stop);
                await TellNew(stop);
                if (clock.GetElapsedTime(lastBeat) >= BeatEvery)
                {
                    lastBeat = clock.GetTimestamp();
                    Tell([PulseFrame.HeartBeat], stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // The database may be away for a while; the listeners stay and nothing is lost. Who just comes is told at once.
                LogUnreadable(log, source.Region, problem);
                if (ready.TrySetException(problem))
                {
                    Rest(stop);
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        }
    }

    // The next who joins begins anew.
    private void Rest(CancellationToken stop)
    {
        lock (_gate)
        {
            _stop = _stop?.Token == stop ? null : _stop;
        }
    }

    private async Task Start(TaskCompletionSource ready, CancellationToken stop)
    {
        var newest = await source.Latest(Kept + 1, stop);
        lock (_gate)
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            _kept.Clear();
            (_floor, _told) = (0, 0);
            Keep(newest);
            ready.SetResult();
        }
    }

    private async Task TellNew(CancellationToken stop)
    {
        List<PulseFrame> frames;
        do
        {
            frames = await source.After(_told, Batch, stop);
            if (frames.Count > 0)
            {
                // Whoever follows the link of a pulse must find it on the page.
                await pages.Forget(stop);
                Tell(frames, stop);
            }
        }
        while (frames.Count == Batch);
    }

    private void Tell(List<PulseFrame> frames, CancellationToken stop)
    {
        lock (_gate)
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            Keep(frames.Where(frame => frame.Id > 0));
            foreach (var frame in frames)
            {
                _listeners.RemoveWhere(listener => !listener.Tell(frame));
            }
        }
    }

    private void Keep(IEnumerable<PulseFrame> frames)
    {
        foreach (var frame in frames)
        {
            _kept.Enqueue(frame);
            _told = frame.Id;
            if (_kept.Count > Kept)
            {
                _floor = _kept.Dequeue().Id;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The pulses of {Region} cannot be read; trying again")]
    private static partial void LogUnreadable(ILogger log, string region, Exception problem);
}
