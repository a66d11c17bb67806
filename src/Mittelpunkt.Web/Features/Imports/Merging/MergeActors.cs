using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Imports.Merging;

/// <summary>Decides whether two entries are the same organisation. Deciding the same twice changes nothing.</summary>
public sealed class MergeActors(AppDb db, TimeProvider clock)
{
    /// <summary>What is still to be decided; a pair that came together by other decisions is left out.</summary>
    public async Task<IReadOnlyList<MergeProposal>> Open(CancellationToken ct)
    {
        var open = await db.MergeProposals.AsNoTracking().Where(m => m.State == MergeState.Open).OrderBy(m => m.KeepKey).ThenBy(m => m.OtherKey).ToListAsync(ct);
        var owners = await db.ActorSources.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.ActorId, ct);
        return [.. open.Where(m => !owners.TryGetValue(m.KeepKey, out var keep) || !owners.TryGetValue(m.OtherKey, out var other) || keep != other)];
    }

    /// <summary>They are the same: the second is taken into the first with its sources, ties and projects.</summary>
    public async Task<Outcome<bool>> Accept(string keepKey, string otherKey, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (keep, other) = (await Find(keepKey, ct), await Find(otherKey, ct));
        if (keep is null || other is null)
        {
            return new Refusal(RefusalKind.NotFound, "UnknownActor", keep is null ? keepKey : otherKey);
        }

        var merges = keep.Id != other.Id;
        if (merges)
        {
            await new MergeRecords(db, keep, other).Move(clock.GetUtcNow(), ct);
        }

        await Settle(keepKey, otherKey, MergeState.Merged, ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return merges;
    }

    /// <summary>They are different and are never proposed again.</summary>
    public async Task<Outcome<bool>> Reject(string keepKey, string otherKey, CancellationToken ct)
    {
        if (await Find(keepKey, ct) is not { } keep || await Find(otherKey, ct) is not { } other)
        {
            return new Refusal(RefusalKind.NotFound, "UnknownActor", keepKey + " / " + otherKey);
        }

        if (keep.Id == other.Id)
        {
            return new Refusal(RefusalKind.Conflict, "AlreadyMerged");
        }

        await Settle(keepKey, otherKey, MergeState.Distinct, ct);
        return true;
    }

    private async Task Settle(string keepKey, string otherKey, MergeState state, CancellationToken ct)
    {
        var proposal = await db.MergeProposals.FirstOrDefaultAsync(
            m => (m.KeepKey == keepKey && m.OtherKey == otherKey) || (m.KeepKey == otherKey && m.OtherKey == keepKey), ct);
        if (proposal is null)
        {
            var now = clock.GetUtcNow();
            proposal = new MergeProposal
            {
                Id = Guid.CreateVersion7(now), RegionId = db.RegionId, KeepKey = keepKey, OtherKey = otherKey,
                Reason = MergeReason.SimilarNameSameTown, CreatedAt = now,
            };
            db.Add(proposal);
        }

        proposal.State = state;
        await db.SaveChangesAsync(ct);
    }

    private async Task<Actor?> Find(string key, CancellationToken ct) =>
        await db.Actors.FirstOrDefaultAsync(a => a.Key == key, ct)
        ?? await db.Actors.FirstOrDefaultAsync(a => a.Sources.Any(s => s.Key == key), ct);
}
