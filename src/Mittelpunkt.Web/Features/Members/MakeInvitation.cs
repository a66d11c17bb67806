using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>An owner makes a link that takes a whole circle into the organisation, and revokes it.</summary>
public sealed class MakeInvitation(AppDb db, HeldTeam held, TimeProvider clock)
{
    public Task<Outcome<Invitation>> Handle(string slug, Rights rights, int? days, int? people, Account by, CancellationToken ct) => AsOwner(slug, by, async (actor, now) =>
    {
        if (Invitation.Against(rights, days, people) is { Count: > 0 } wrong)
        {
            return wrong[0];
        }

        var links = await db.Invitations.AsNoTracking().Where(i => i.ActorId == actor && i.Email == null && i.RevokedAt == null).ToListAsync(ct);
        if (links.Count(i => i.IsOpen(now)) >= Invitation.MostLinks)
        {
            return new Refusal(RefusalKind.TooMany, nameof(MembersTexts.TooManyLinks));
        }

        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now), RegionId = db.RegionId, ActorId = actor, MadeBy = by.Id, Rights = rights, MadeAt = now, Until = now.AddDays(days!.Value), MostUses = people!.Value,
        };
        db.Add(invitation);
        db.Log(AuditAct.InvitationMade, now, by.Id, actor, reason: rights.ToString());
        return invitation;
    }, ct);

    public Task<Outcome<Invitation>> Revoke(string slug, Guid id, Account by, CancellationToken ct) => AsOwner(slug, by, async (actor, now) =>
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == id && i.ActorId == actor && i.Email == null, ct);
        if ((invitation is null ? new Refusal(RefusalKind.Conflict, nameof(MembersTexts.InvitationOver)) : invitation.Revoke(now)) is { } refusal)
        {
            return refusal;
        }

        db.Log(AuditAct.InvitationRevoked, now, by.Id, actor, reason: invitation!.Rights.ToString());
        return invitation;
    }, ct);

    private Task<Outcome<Invitation>> AsOwner(string slug, Account by, Func<Guid, DateTimeOffset, Task<Outcome<Invitation>>> act, CancellationToken ct) =>
        held.Within<Invitation>(a => a.Slug == slug && a.InRegion, async (actor, open) => new Team(actor, open).IsOwner(by.Id)
            ? await act(actor.Id, clock.GetUtcNow())
            : new Refusal(RefusalKind.NotFound, nameof(MembersTexts.EntryGone)), ct);
}
