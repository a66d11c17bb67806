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

/// <summary>An owner of the organisation, or the coordinator where nobody else answers, takes a person in or declines.</summary>
public sealed class AnswerRequest(AppDb db, HeldTeam held, Roles roles, MemberMails mails, TimeProvider clock)
{
    public async Task<Outcome<Membership>> Handle(Guid request, bool admit, Rights rights, Account by, CancellationToken ct)
    {
        var actorId = await db.Memberships.Where(m => m.Id == request).Select(m => m.ActorId).SingleOrDefaultAsync(ct);
        return await held.Within<Membership>(a => a.Id == actorId, async (actor, open) =>
        {
            var now = clock.GetUtcNow();
            var team = new Team(actor, open);
            var asked = open.Find(m => m.Id == request);
            if (asked is null)
            {
                return new Refusal(RefusalKind.Conflict, nameof(MembersTexts.AnsweredBefore));
            }

            if (await ProofBy(team, asked, by.Id, now, ct) is not { } proof)
            {
                return new Refusal(RefusalKind.NotFound, nameof(MembersTexts.EntryGone));
            }

            var claimed = actor.ClaimedAt is not null;
            if ((admit ? team.Admit(asked, proof, rights, by.Id, now) : asked.Decline(by.Id, now)) is { } refusal)
            {
                return refusal;
            }

            if (admit && !claimed)
            {
                await AskToJoin.TellClaimed(db, actor, now, ct);
            }

            db.Log(admit ? AuditAct.RequestAdmitted : AuditAct.RequestDeclined, now, by.Id, actor.Id, asked.AccountId, admit ? asked.Rights.ToString() : null);
            await mails.TellAsker(asked, actor, ct);
            return asked;
        }, ct);
    }

    private async Task<Proof?> ProofBy(Team team, Membership asked, Guid by, DateTimeOffset now, CancellationToken ct) =>
        team.IsOwner(by) ? Proof.Owner
        : asked.AccountId != by && team.CoordinatorMayAnswer(asked, now) && await roles.Has(Role.Coordinator, ct) ? Proof.Coordinator
        : null;
}
