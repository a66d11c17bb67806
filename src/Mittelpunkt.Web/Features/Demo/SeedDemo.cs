using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Demo;

/// <summary>Puts the examples into their region, all or nothing, once.</summary>
public sealed class SeedDemo(AppDb db, CurrentRegion current, TimeProvider clock)
{
    // The latest acts look recent on the day of the first start.
    private static readonly TimeSpan[] Lately =
        [TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(50), TimeSpan.FromHours(3), TimeSpan.FromHours(20), TimeSpan.FromHours(27)];

    /// <returns>Whether there was anything to do: the region exists and had no examples.</returns>
    public async Task<bool> Handle(string file, CancellationToken ct)
    {
        var demo = DemoFile.Read(file);
        if (await db.Regions.SingleOrDefaultAsync(r => r.Slug == demo.Region, ct) is not { } region)
        {
            return false;
        }

        current.Set(region);
        current.ShowExamples();
        if (await db.Actors.AnyAsync(a => a.IsExample, ct) || await db.Accounts.AnyAsync(a => a.IsExample, ct))
        {
            return false;
        }

        var towns = await db.Towns.AsNoTracking().ToDictionaryAsync(t => t.Ags, ct);
        var rows = DemoRows.Of(demo, region, towns, clock.GetUtcNow());
        // One transaction: a start that is killed here leaves nothing half-way.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.AddRange(rows.All);
        await db.SaveChangesAsync(ct);
        foreach (var pulse in Told(rows, region))
        {
            // One by one, so that their numbers follow their times.
            db.Add(pulse);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    private List<Pulse> Told(DemoRows rows, Region region)
    {
        var now = clock.GetUtcNow();
        var told = rows.Pulses.Where(pulse => pulse.At < now).OrderBy(pulse => pulse.At).ToList();
        return [.. told.Select((pulse, place) => new Pulse
        {
            RegionId = region.Id, IsExample = true, Kind = pulse.Kind, ActorId = pulse.ActorId, OtherId = pulse.OtherId, ProjectId = pulse.ProjectId,
            At = told.Count - 1 - place is var back && back < Lately.Length ? now - Lately[back] : pulse.At,
        })];
    }
}
