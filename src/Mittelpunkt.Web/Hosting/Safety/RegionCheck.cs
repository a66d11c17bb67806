using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Hosting.Safety;

/// <summary>Looks at what the database must hold before people come: a region, and somebody who answers for it.</summary>
public static class RegionCheck
{
    public static async Task<IReadOnlyList<Finding>> Of(IConfiguration configuration, CancellationToken ct)
    {
        var services = new ServiceCollection();
        services.AddData(configuration);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        try
        {
            return await Look(db, scope.ServiceProvider.GetRequiredService<CurrentRegion>(), configuration["Region"], ct);
        }
        catch (Exception away) when (away is DbException or InvalidOperationException { InnerException: DbException } or ArgumentException)
        {
            return [new("DatabaseAway", IsUnsafe: false)];
        }
    }

    private static async Task<IReadOnlyList<Finding>> Look(AppDb db, CurrentRegion current, string? wanted, CancellationToken ct)
    {
        if ((await db.Database.GetAppliedMigrationsAsync(ct)).Any() is false
            || await db.Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct) is not { Count: > 0 } regions)
        {
            return [new("RegionMissing", IsUnsafe: false)];
        }

        if (regions.Find(r => wanted is null or "" || r.Slug == wanted) is not { } region)
        {
            return [new("RegionUnknown", IsUnsafe: false, wanted!)];
        }

        current.Set(region);
        return await db.RoleGrants.AnyAsync(grant => grant.Role == Role.Coordinator && db.Accounts.Any(account => account.Id == grant.AccountId), ct)
            ? [] : [new("CoordinatorMissing", IsUnsafe: false, region.Name)];
    }
}
