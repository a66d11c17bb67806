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

/// <summary>Owners, and the coordinator to undo a mistake, give rights and remove; everybody leaves or withdraws by themselves.</summary>
public sealed class ChangeTeam(AppDb db, HeldTeam held, Roles roles, MemberMails mails, TimeProvider clock)
{
    public async Task<Outcome<Membership>> Give(Guid member, Rights rights, Account by, CancellationToken ct)
    {
        var coordinates = await roles.Has(Role.Coordinator, ct);
        return await Change(member, (actor, team, found) => MayDecide(team, found, by, coordinates) ? Give(team, found, rights, actor, by, ct) : Task.FromResult<Refusal?>(Gone), ct);
    }

    public async Task<Outcome<Membership>> Remove(Guid member, Account by, CancellationToken ct)
    {
        var coordinates = await roles.Has(Role.Coordinator, ct);
        return await Change(member, async (actor, team, found) =>
        {
            if ((MayDecide(team, found, by, coordinates) ? team.End(found, by.Id, clock.GetUtcNow()) : Gone) is { } refusal)
            {
                return refusal;
            }

            db.Log(AuditAct.MemberRemoved, found.EndedAt!.Value, by.Id, actor.Id, found.AccountId);
            await mails.TellRemoved(found, actor, ct);
            return null;
        }, ct);
    }

    public Task<Outcome<Membership>> Leave(Guid member, Account by, CancellationToken ct) =>
        Change(member, (_, team, found) => Task.FromResult(found.AccountId == by.Id ? team.End(found, null, clock.GetUtcNow()) : Gone), ct);

    private static Refusal Gone => new(RefusalKind.NotFound, nameof(MembersTexts.NoMember));

    private async Task<Refusal?> Give(Team team, Membership found, Rights rights, Actor actor, Account by, CancellationToken ct)
    {
        var before = found.Rights;
        if (team.Give(found, rights) is { } refusal)
        {
            return refusal;
        }

        if (before != rights)
        {
            var now = clock.GetUtcNow();
            db.Log(AuditAct.RightsChanged, now, by.Id, actor.Id, found.AccountId, $"{before} > {rights}");
            if (found.AccountId != by.Id)
            {
                await mails.TellRights(found, actor, now, ct);
            }
        }

        return null;
    }

    // Nobody uses the role for themselves.
    private static bool MayDecide(Team team, Membership found, Account by, bool coordinates) =>
        team.IsOwner(by.Id) || (coordinates && found.AccountId != by.Id);

    private async Task<Outcome<Membership>> Change(Guid member, Func<Actor, Team, Membership, Task<Refusal?>> act, CancellationToken ct)
    {
        var actorId = await db.Memberships.Where(m => m.Id == member).Select(m => m.ActorId).SingleOrDefaultAsync(ct);
        return await held.Within<Membership>(a => a.Id == actorId, async (actor, open) =>
            open.Find(m => m.Id == member) is not { } found ? Gone : await act(actor, new Team(actor, open), found) is { } refusal ? refusal : found, ct);
    }
}
