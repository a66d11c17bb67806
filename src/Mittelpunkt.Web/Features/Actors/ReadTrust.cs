using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;
using Mittelpunkt.Web.Data.Ties;
using Mittelpunkt.Web.Data.Trust;

namespace Mittelpunkt.Web.Features.Actors;

/// <summary>Somebody both know.</summary>
public sealed record Contact(string Slug, string Name);

/// <summary>A check outside of the platform.</summary>
public sealed record VerificationFact(Verifier By, string? Name, VerifiedBy How, DateOnly On);

/// <summary>What speaks for an actor, as far as the viewer may see it.</summary>
/// <param name="Claimed">It looks after its entry itself.</param>
/// <param name="Verified">Who checked it outside of the platform, how and when; null when nobody did.</param>
/// <param name="Confirmed">Ties both sides have confirmed.</param>
/// <param name="Vouches">Who vouches for it.</param>
/// <param name="Known">Organisations the viewer's own ones know and that have a public tie with it.</param>
public sealed record ProfileTrust(bool Claimed, VerificationFact? Verified, int Confirmed, IReadOnlyList<VouchFact> Vouches, IReadOnlyList<Contact> Known);

/// <summary>Reads what speaks for an actor.</summary>
public sealed class ReadTrust(AppDb db, TimeProvider clock)
{
    /// <param name="profile">What everybody sees.</param>
    /// <param name="more">What only this viewer sees besides.</param>
    /// <param name="own">The viewer's organisations.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<ProfileTrust> Handle(Profile profile, IReadOnlyList<ProfileTie> more, IReadOnlyCollection<Guid> own, CancellationToken ct) => new(
        profile.Actor.ClaimedAt is not null,
        await Verified(profile.Actor.Id, ct),
        profile.Ties.Concat(more).Count(tie => tie.ConfirmedAt is not null),
        await db.VouchesFor(profile.Actor.Id, own, clock.GetUtcNow(), ct),
        own.Count == 0 || own.Contains(profile.Actor.Id) ? [] : await Known(profile, own, ct));

    private Task<VerificationFact?> Verified(Guid actor, CancellationToken ct) => db.Verifications.Where(v => v.ActorId == actor && v.RevokedAt == null)
        .Select(v => new VerificationFact(v.By, v.ByName ?? db.Actors.Where(a => a.Id == v.ByActorId).Select(a => a.Name).FirstOrDefault(), v.How, v.On)).SingleOrDefaultAsync(ct);

    // The viewer's side counts by public ties and its own confirmed ones, the other side by public ties only.
    private async Task<List<Contact>> Known(Profile profile, IReadOnlyCollection<Guid> own, CancellationToken ct)
    {
        var pairs = await db.Ties.VisibleToAll().Where(t => own.Contains(t.FromId) || own.Contains(t.ToId)).Select(t => new { t.FromId, t.ToId })
            .Union(db.ConfirmedPairs().Where(t => own.Contains(t.FromId) || own.Contains(t.ToId)).Select(t => new { t.FromId, t.ToId })).ToListAsync(ct);
        var mine = pairs.SelectMany(pair => new[] { pair.FromId, pair.ToId }).Where(id => !own.Contains(id) && id != profile.Actor.Id).ToHashSet();
        var theirs = await db.Ties.VisibleToAll().Where(t => t.FromId == profile.Actor.Id || t.ToId == profile.Actor.Id)
            .Select(t => t.FromId == profile.Actor.Id ? t.ToId : t.FromId).ToListAsync(ct);
        var both = theirs.Where(mine.Contains).ToList();
        return await db.Actors.Where(a => both.Contains(a.Id)).OrderBy(a => a.Name).Select(a => new Contact(a.Slug, a.Name)).ToListAsync(ct);
    }
}
