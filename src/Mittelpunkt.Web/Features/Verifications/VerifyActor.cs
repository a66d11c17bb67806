using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Data.Ties;

namespace Mittelpunkt.Web.Features.Verifications;

/// <summary>What the coordinator enters.</summary>
public sealed record Check(Verifier By, string? Chamber, Guid? University, VerifiedBy How, DateOnly? On);

/// <summary>The coordinator enters that an organisation was checked out of band, or revokes it. Never for an organisation it belongs to itself.</summary>
public sealed class VerifyActor(AppDb db, HeldPair held, Roles roles, TimeProvider clock)
{
    /// <summary>Whether this person may enter and revoke for the organisation.</summary>
    public async Task<bool> May(Guid actor, Account by, CancellationToken ct) => await roles.Has(Role.Coordinator, ct)
        && !await db.Memberships.AnyAsync(m => m.ActorId == actor && m.AccountId == by.Id && m.State == MembershipState.Active, ct);

    /// <summary>Universities of the region that are verified themselves.</summary>
    public IQueryable<Actor> Universities => db.Actors.AsNoTracking().Where(a => a.InRegion && a.Kind == ActorKind.University
        && db.Verifications.Any(v => v.ActorId == a.Id && v.RevokedAt == null)).OrderBy(a => a.Name);

    public Task<Outcome<Verification>> Enter(Guid actor, Check check, DateOnly today, Account by, CancellationToken ct) => held.Within<Verification>(actor, actor, async () =>
    {
        if (!await May(actor, by, ct))
        {
            return Gone;
        }

        var university = check.By == Verifier.University && await Universities.AnyAsync(a => a.Id == check.University && a.Id != actor, ct) ? check.University : null;
        if (Verification.Against(check.By, check.Chamber, university, check.How, check.On, today) is { Count: > 0 } refusals)
        {
            return refusals[0];
        }

        if (await Standing(actor, ct) is not null)
        {
            return new Refusal(RefusalKind.Conflict, nameof(VerificationsTexts.Late));
        }

        var now = clock.GetUtcNow();
        var verification = new Verification
        {
            Id = Guid.CreateVersion7(now), RegionId = db.RegionId, ActorId = actor, By = check.By, ByName = check.By == Verifier.Chamber ? check.Chamber : null,
            ByActorId = university, How = check.How, On = check.On!.Value, EnteredAt = now,
        };
        db.Add(verification);
        db.Log(AuditAct.ActorVerified, now, by.Id, actor, reason: check.How.ToString());
        return verification;
    }, ct);

    public Task<Outcome<Verification>> Revoke(Guid actor, string? reason, Account by, CancellationToken ct) => held.Within<Verification>(actor, actor, async () =>
    {
        if (!await May(actor, by, ct))
        {
            return Gone;
        }

        if (reason?.Length is null or 0 or > AuditEntry.LongestReason)
        {
            return new Refusal(RefusalKind.Invalid, nameof(VerificationsTexts.ReasonMissing), "grund");
        }

        if (await Standing(actor, ct) is not { } verification)
        {
            return new Refusal(RefusalKind.Conflict, nameof(VerificationsTexts.Late));
        }

        verification.RevokedAt = clock.GetUtcNow();
        db.Log(AuditAct.VerificationRevoked, verification.RevokedAt.Value, by.Id, actor, reason: reason);
        return verification;
    }, ct);

    private static Refusal Gone => new(RefusalKind.NotFound, HeldPair.Gone);

    private Task<Verification?> Standing(Guid actor, CancellationToken ct) => db.Verifications.SingleOrDefaultAsync(v => v.ActorId == actor && v.RevokedAt == null, ct);
}
