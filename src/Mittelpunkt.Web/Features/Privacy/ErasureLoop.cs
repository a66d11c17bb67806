using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>Once an hour erases the accounts whose time is over, each by itself, in all regions.</summary>
public sealed class ErasureLoop(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ErasureLoop> log) : HourlyRounds(clock, log)
{
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

    protected override Task Round(DateTimeOffset now, CancellationToken ct) => Run(scopes, now, ct);
}
