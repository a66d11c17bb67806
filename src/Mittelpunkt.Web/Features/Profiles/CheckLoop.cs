using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Once an hour asks about entries that were long untouched, in all regions.</summary>
public sealed class CheckLoop(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckLoop> log) : HourlyRounds(clock, log)
{
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

    protected override Task Round(DateTimeOffset now, CancellationToken ct) => Run(scopes, now, ct);
}
