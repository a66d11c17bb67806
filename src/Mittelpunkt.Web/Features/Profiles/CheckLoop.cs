using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Once an hour asks about entries that were long untouched, in all regions.</summary>
public sealed partial class CheckLoop(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckLoop> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    /// <returns>How many entries were asked about.</returns>
    public static async Task<int> Run(IServiceScopeFactory scopes, DateTimeOffset now, CancellationToken ct)
    {
        await using var outer = scopes.CreateAsyncScope();
        var asked = 0;
        foreach (var region in await outer.ServiceProvider.GetRequiredService<AppDb>().Regions.AsNoTracking().ToListAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);
            asked += await scope.ServiceProvider.GetRequiredService<AskWhetherRight>().Handle(now, ct);
        }

        return asked;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Round(stoppingToken);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The site ends.
        }
    }

    private async Task Round(CancellationToken ct)
    {
        try
        {
            await Run(scopes, clock.GetUtcNow(), ct);
        }
        catch (Exception away) when (away is DbException or DbUpdateException)
        {
            DatabaseAway(log, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Entries could not be asked about now; the next round tries again.")]
    private static partial void DatabaseAway(ILogger logger, Exception exception);
}
