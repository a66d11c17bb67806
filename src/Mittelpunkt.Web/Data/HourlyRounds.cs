using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Mittelpunkt.Web.Data;

/// <summary>Work that is done once an hour as long as the site runs. While the database is away a round is left out; the next one tries again.</summary>
public abstract partial class HourlyRounds(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    protected abstract Task Round(DateTimeOffset now, CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        try
        {
            do
            {
                await Try(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The site ends.
        }
    }

    private async Task Try(CancellationToken ct)
    {
        try
        {
            await Round(clock.GetUtcNow(), ct);
        }
        catch (Exception away) when (away is DbException or DbUpdateException)
        {
            DatabaseAway(log, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This round could not be done now; the next one tries again.")]
    private static partial void DatabaseAway(ILogger logger, Exception exception);
}
