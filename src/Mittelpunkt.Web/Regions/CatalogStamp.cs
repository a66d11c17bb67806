using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Regions;

/// <summary>What a catalogue was made from. Any import, merge or edit changes it.</summary>
public sealed record CatalogStamp(long? Pulse, DateTimeOffset? Updated, int Actors, int Projects, int Towns)
{
    /// <summary>The region's present stamp, in one query.</summary>
    public static async Task<CatalogStamp> Read(AppDb db, CancellationToken ct)
    {
        var found = await db.Regions.Where(region => region.Id == db.RegionId).Select(_ => new
        {
            Pulse = db.Pulses.Max(pulse => (long?)pulse.Id),
            Updated = db.Actors.Max(actor => (DateTimeOffset?)actor.UpdatedAt),
            Actors = db.Actors.Count(),
            Projects = db.Projects.Count(),
            Towns = db.Towns.Count(),
        }).SingleOrDefaultAsync(ct);
        return found is null ? new CatalogStamp(null, null, 0, 0, 0)
            : new CatalogStamp(found.Pulse, found.Updated, found.Actors, found.Projects, found.Towns);
    }
}
