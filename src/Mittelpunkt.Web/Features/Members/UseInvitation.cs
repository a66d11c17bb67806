using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>What somebody who opens an invitation sees.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Actor">Into which organisation.</param>
/// <param name="By">Name of the owner who invites; null for the coordinator.</param>
/// <param name="IsOpen">Whether it may still be accepted.</param>
/// <param name="HasOwner">Whether the organisation has an owner.</param>
/// <param name="Mine">Whether the one who looks belongs to it already, or has asked to; null when neither.</param>
public sealed record InvitationView(Invitation Invitation, Actor Actor, string? By, bool IsOpen, bool HasOwner, MembershipState? Mine);

/// <summary>Somebody opens an invitation and accepts or declines it. Nothing happens by opening it.</summary>
public sealed class UseInvitation(AppDb db, HeldTeam held, InvitationLinks links, MemberMails mails, TimeProvider clock)
{
    /// <summary>Null when nobody here made the link, or what it leads to is gone.</summary>
    public async Task<InvitationView?> Find(string? token, Account? me, CancellationToken ct)
    {
        var id = links.Read(token);
        var row = id is null ? null : await db.Invitations.AsNoTracking().Where(i => i.Id == id).Join(db.Actors, i => i.ActorId, a => a.Id, (i, a) => new { Invitation = i, Actor = a })
            .SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var by = row.Invitation.Email is null ? await db.Accounts.Where(a => a.Id == row.Invitation.MadeBy).Select(a => a.Name).SingleOrDefaultAsync(ct) : null;
        var hasOwner = await db.Memberships.AnyAsync(m => m.ActorId == row.Actor.Id && m.State == MembershipState.Active, ct);
        var mine = me is null ? null : await db.Memberships.Where(m => m.ActorId == row.Actor.Id && m.AccountId == me.Id && (m.State == MembershipState.Active || m.State == MembershipState.Asked))
            .Select(m => (MembershipState?)m.State).SingleOrDefaultAsync(ct);
        return new(row.Invitation, row.Actor, by, row.Invitation.IsOpen(clock.GetUtcNow()) && await MakerMay(row.Invitation, ct), hasOwner, mine);
    }

    public async Task<Outcome<Membership>> Accept(string? token, Account by, CancellationToken ct)
    {
        var id = links.Read(token);
        var actorId = await db.Invitations.Where(i => i.Id == id).Select(i => i.ActorId).SingleOrDefaultAsync(ct);
        return await held.Within<Membership>(a => a.Id == actorId && a.InRegion, async (actor, open) =>
        {
            var now = clock.GetUtcNow();
            if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, ct) is not { } invitation)
            {
                return new Refusal(RefusalKind.NotFound, nameof(MembersTexts.EntryGone));
            }

            var mine = open.Find(m => m.AccountId == by.Id);
            if (await Against(invitation, mine, by, ct) is { } against)
            {
                return against;
            }

            if (invitation.Use(by.Email, now) is { } over)
            {
                return over;
            }

            var asked = mine ?? new Membership { Id = Guid.CreateVersion7(now), RegionId = actor.RegionId, ActorId = actor.Id, AccountId = by.Id, AskedAt = now };
            if (mine is null)
            {
                db.Add(asked);
            }

            return await TakeIn(invitation, actor, [.. open.Where(m => m != mine), asked], asked, by, ct) is { } refusal ? refusal : asked;
        }, ct);
    }

    /// <summary>Whoever was invited by its address says no; without signing in.</summary>
    public async Task<Refusal?> Decline(string? token, CancellationToken ct)
    {
        var id = links.Read(token);
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id && i.Email != null, ct) is not { } invitation)
        {
            return new Refusal(RefusalKind.Conflict, nameof(MembersTexts.InvitationOver));
        }

        if (invitation.Revoke(clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(ct);
        return null;
    }

    // Where an owner has come meanwhile, the coordinator's invitation is a request to that owner.
    private async Task<Refusal?> TakeIn(Invitation invitation, Actor actor, List<Membership> open, Membership asked, Account by, CancellationToken ct)
    {
        if (invitation.Email is not null && open.Exists(m => m.State == MembershipState.Active))
        {
            await mails.TellDeciders(asked, actor, by, ct);
            return null;
        }

        var (now, claimed) = (clock.GetUtcNow(), actor.ClaimedAt is not null);
        if (new Team(actor, open).Admit(asked, invitation.Email is null ? Proof.Invitation : Proof.Coordinator, invitation.Rights, invitation.MadeBy!.Value, now) is { } refusal)
        {
            return refusal;
        }

        db.Log(AuditAct.InvitationAccepted, now, by.Id, actor.Id, by.Id, asked.Rights.ToString());
        if (!claimed)
        {
            await AskToJoin.TellClaimed(db, actor, now, ct);
        }

        if (invitation.Email is null)
        {
            await mails.TellMaker(invitation.MadeBy.Value, asked, actor, by, ct);
        }

        return null;
    }

    private async Task<Refusal?> Against(Invitation invitation, Membership? mine, Account by, CancellationToken ct)
    {
        if (mine is { State: MembershipState.Active } || (mine is not null && invitation.Email is not null))
        {
            return new Refusal(RefusalKind.Conflict, nameof(MembersTexts.AskedBefore));
        }

        if (!await MakerMay(invitation, ct))
        {
            return new Refusal(RefusalKind.Conflict, nameof(MembersTexts.InvitationOver));
        }

        // Whoever has left, was removed or declined since does not come back by the same link.
        var since = invitation.MadeAt;
        return await db.Memberships.AnyAsync(m => m.ActorId == invitation.ActorId && m.AccountId == by.Id
            && ((m.State == MembershipState.Ended && m.EndedAt > since) || (m.State == MembershipState.Declined && m.DecidedAt > since)), ct)
            ? new Refusal(RefusalKind.Conflict, nameof(MembersTexts.LeftSince))
            : null;
    }

    // An invitation ends with the office or ownership of whoever made it.
    private Task<bool> MakerMay(Invitation invitation, CancellationToken ct) => invitation.Email is null
        ? db.Memberships.AnyAsync(m => m.ActorId == invitation.ActorId && m.AccountId == invitation.MadeBy && m.State == MembershipState.Active && (m.Rights & Rights.Own) != 0, ct)
        : db.RoleGrants.AnyAsync(r => r.AccountId == invitation.MadeBy && r.Role == Role.Coordinator, ct);
}
