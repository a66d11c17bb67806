using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Keeping;

namespace Mittelpunkt.Web.Features.Imports.Merging;

/// <summary>
/// Proposes entries that may be the same organisation as one that has just come in: same web domain, same register number,
/// or a similar name within 100 m or in the same town. People decide; what they found distinct is not proposed again.
/// </summary>
public sealed class FindDuplicates(AppDb db, Known known)
{
    /// <summary>Looks for twins of the touched entries; returns how many proposals are new.</summary>
    public async Task<int> Propose(IReadOnlyCollection<Actor> touched, CancellationToken ct)
    {
        if (touched.Count == 0)
        {
            return 0;
        }

        var towns = known.Towns.All.ToDictionary(t => t.Id, t => t.Name);
        var index = new DuplicateIndex(known.Actors.Values, actor => NameKey.Of(actor.Name, Town(actor, towns)));
        var settled = await Settled(ct);
        var fresh = touched.Select(a => a.Id).ToHashSet();
        var proposals = new List<MergeProposal>();
        foreach (var actor in touched.Select(a => known.Actors[a.Id]).DistinctBy(a => a.Id))
        {
            foreach (var (twin, key, twinKey) in index.Near(actor))
            {
                if (Likeness.Of(actor, key, twin, twinKey) is { } reason && settled.Add(Pair(actor.Key, twin.Key)))
                {
                    proposals.Add(Proposal(actor, twin, reason, fresh));
                }
            }
        }

        await BulkWriter.For(db).Insert(proposals, ct);
        return proposals.Count;
    }

    private static string? Town(Actor actor, Dictionary<Guid, string> towns) => actor.TownId is { } id ? towns.GetValueOrDefault(id) : actor.Place;

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    private async Task<HashSet<(string, string)>> Settled(CancellationToken ct)
    {
        var pairs = await db.MergeProposals.AsNoTracking().Select(m => new { m.KeepKey, m.OtherKey }).ToListAsync(ct);
        return [.. pairs.Select(p => Pair(p.KeepKey, p.OtherKey))];
    }

    // The entry that was there before stays; of two new ones the one that says more.
    private MergeProposal Proposal(Actor actor, Actor twin, MergeReason reason, HashSet<Guid> fresh)
    {
        var keepTwin = !fresh.Contains(twin.Id) || Facts(twin) > Facts(actor) || (Facts(twin) == Facts(actor) && string.CompareOrdinal(twin.Key, actor.Key) < 0);
        var (keep, other) = keepTwin ? (twin, actor) : (actor, twin);
        return new MergeProposal
        {
            Id = Guid.CreateVersion7(known.Now), RegionId = known.Region.Id, KeepKey = keep.Key, OtherKey = other.Key,
            Reason = reason, CreatedAt = known.Now,
        };
    }

    private static int Facts(Actor a) => new object?[] { a.SectorCode, a.Website, a.RegisterNumber, a.Summary, a.Since }.Count(f => f is not null)
        + (a.Kind == ActorKind.Unknown ? 0 : 1) + (a.Precision == PositionPrecision.Site ? 1 : 0);
}
