using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>Once an hour erases the accounts whose time is over, each by itself, in all regions.</summary>
public sealed partial class ErasureLoop(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ErasureLoop> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    /// <returns>How many were erased.</returns>
    public static async Task<int> Run(IServiceScopeFactory scopes, DateTimeOffset now, CancellationToken ct)
    {
        var latest = now - Erasure.Grace;
        await using var outer = scopes.CreateAsyncScope();
        var db = outer.ServiceProvider.GetRequiredService<AppDb>();
        var due = await db.Accounts.IgnoreQueryFilters().AsNoTracking().Where(a => a.ErasureAskedAt <= latest)
            .Join(db.Regions, a => a.RegionId, r => r.Id, (a, r) => new { a.Id, Region = r }).ToListAsync(ct);
        var erased = 0;
        foreach (var account in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(account.Region);
            erased += await scope.ServiceProvider.GetRequiredService<EraseAccount>().Handle(account.Id, now, ct) ? 1 : 0;
        }

        return erased;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        try
        {
            do
            {
                await Round(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Accounts could not be erased now; the next round tries again.")]
    private static partial void DatabaseAway(ILogger logger, Exception exception);
}
