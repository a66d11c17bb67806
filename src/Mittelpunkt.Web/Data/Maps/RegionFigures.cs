using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data.Examples;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Data.Maps;

/// <summary>Three figures of the public network of a region.</summary>
/// <param name="Actors">Actors in the region.</param>
/// <param name="Ties">Public ties with at least one end in the region.</param>
/// <param name="Inside">Those of them with both ends in the region.</param>
/// <param name="KnownKinds">Those of them whose two ends both have a known kind: the denominator of the share.</param>
/// <param name="AcrossKinds">Those of them that join two different kinds.</param>
public sealed record RegionFigures(int Actors, int Ties, int Inside, int KnownKinds, int AcrossKinds)
{
    /// <summary>Share of ties between different kinds, in whole per cent; null without a tie to count.</summary>
    public int? ShareAcrossKinds => KnownKinds == 0 ? null : (int)Math.Round(100.0 * AcrossKinds / KnownKinds, MidpointRounding.AwayFromZero);

    public static async Task<RegionFigures> Count(AppDb db, int? year, CancellationToken ct)
    {
        var lastDay = new MapFilter(year).LastDay;
        var actors = await db.Actors.Real().CountAsync(a => a.InRegion && (a.Since == null || a.Since <= lastDay), ct);
        var ties = await db.Ties.VisibleToAll().Real()
            .Where(t => t.Since == null || t.Since <= lastDay)
            .Join(db.Actors, t => t.FromId, a => a.Id, (t, a) => new { t.ToId, From = a })
            .Join(db.Actors, pair => pair.ToId, a => a.Id, (pair, a) => new { pair.From, To = a })
            .Where(pair => pair.From.InRegion || pair.To.InRegion)
            .GroupBy(pair => new
            {
                Known = pair.From.Kind != ActorKind.Unknown && pair.To.Kind != ActorKind.Unknown,
                Across = pair.From.Kind != pair.To.Kind,
                Inside = pair.From.InRegion && pair.To.InRegion,
            })
            .Select(group => new { group.Key.Known, group.Key.Across, group.Key.Inside, Count = group.Count() })
            .ToListAsync(ct);
        return new(
            actors, ties.Sum(t => t.Count), ties.Where(t => t.Inside).Sum(t => t.Count),
            ties.Where(t => t.Known).Sum(t => t.Count), ties.Where(t => t is { Known: true, Across: true }).Sum(t => t.Count));
    }
}
