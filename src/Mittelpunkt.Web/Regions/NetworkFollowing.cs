namespace Mittelpunkt.Web.Regions;

/// <summary>Reads every region's network at start, then looks once a second whether another process wrote into the log.</summary>
public sealed partial class NetworkFollowing(RegionNetworks networks, NetworkReading reading, ILogger<NetworkFollowing> log) : BackgroundService
{
    /// <summary>How late the work of another process may be seen.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Try(ReadAll, stoppingToken);
            using var timer = new PeriodicTimer(Interval);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Try(networks.Follow, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task ReadAll(CancellationToken ct)
    {
        foreach (var region in await reading.Regions(ct))
        {
            await networks.Of(region, ct);
        }
    }

    private async Task Try(Func<CancellationToken, Task> act, CancellationToken ct)
    {
        try
        {
            await act(ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            LogUnreadable(log, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The pulse log cannot be read; trying again")]
    private static partial void LogUnreadable(ILogger log, Exception problem);
}
