using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>Owners give rights and remove; everybody leaves or withdraws by themselves.</summary>
public sealed class ChangeTeam(AppDb db, HeldTeam held, TimeProvider clock)
{
    public Task<Outcome<Membership>> Give(Guid member, Rights rights, Account by, CancellationToken ct) =>
        Change(member, (team, found) => team.IsOwner(by.Id) ? team.Give(found, rights) : Gone, ct);

    public Task<Outcome<Membership>> Remove(Guid member, Account by, CancellationToken ct) =>
        Change(member, (team, found) => team.IsOwner(by.Id) ? team.End(found, by.Id, clock.GetUtcNow()) : Gone, ct);

    public Task<Outcome<Membership>> Leave(Guid member, Account by, CancellationToken ct) =>
        Change(member, (team, found) => found.AccountId == by.Id ? team.End(found, null, clock.GetUtcNow()) : Gone, ct);

    private static Refusal Gone => new(RefusalKind.NotFound, nameof(MembersTexts.NoMember));

    private async Task<Outcome<Membership>> Change(Guid member, Func<Team, Membership, Refusal?> act, CancellationToken ct)
    {
        var actorId = await db.Memberships.Where(m => m.Id == member).Select(m => m.ActorId).SingleOrDefaultAsync(ct);
        return await held.Within<Membership>(a => a.Id == actorId, (actor, open) =>
        {
            Outcome<Membership> outcome = open.Find(m => m.Id == member) is not { } found ? Gone
                : act(new Team(actor, open), found) is { } refusal ? refusal : found;
            return Task.FromResult(outcome);
        }, ct);
    }
}
