using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>What whoever reads an organisation's mail sees of a request.</summary>
/// <param name="Asked">The request.</param>
/// <param name="Actor">The organisation.</param>
/// <param name="Person">Who asks.</param>
/// <param name="IsOpen">Whether it may still be answered here.</param>
public sealed record MailboxView(Membership Asked, Actor Actor, Account Person, bool IsOpen);

/// <summary>Whoever reads an organisation's mail confirms or denies that somebody acts for it; without signing in, and only while nobody else is there.</summary>
public sealed class AnswerForMailbox(AppDb db, HeldTeam held, ImprintLinks links, MemberMails mails, TimeProvider clock)
{
    /// <summary>Null when nobody here made the link, or what it is about is gone.</summary>
    public async Task<MailboxView?> Find(string? token, CancellationToken ct)
    {
        var said = links.Read(token);
        var row = said is null ? null : await db.Memberships.AsNoTracking().Where(m => m.Id == said.Membership)
            .Select(m => new { Asked = m, Actor = db.Actors.Single(a => a.Id == m.ActorId), Person = db.Accounts.Single(a => a.Id == m.AccountId) }).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var open = await db.Memberships.AsNoTracking().Where(m => m.ActorId == row.Actor.Id && m.State == MembershipState.Active).ToListAsync(ct);
        return new(row.Asked, row.Actor, row.Person, row.Asked.State == MembershipState.Asked && await Counts(said!, row.Actor, open, ct));
    }

    public async Task<Refusal?> Handle(string? token, bool confirm, CancellationToken ct)
    {
        var said = links.Read(token);
        var actorId = said is null ? Guid.Empty : await db.Memberships.Where(m => m.Id == said.Membership).Select(m => m.ActorId).SingleOrDefaultAsync(ct);
        var outcome = await held.Within<Membership>(a => a.Id == actorId && a.InRegion, async (actor, open) =>
        {
            var now = clock.GetUtcNow();
            if (open.Find(m => m.Id == said!.Membership && m.State == MembershipState.Asked) is not { } asked || !await Counts(said!, actor, open, ct))
            {
                return new Refusal(RefusalKind.Conflict, nameof(MembersTexts.AnsweredBefore));
            }

            var claimed = actor.ClaimedAt is not null;
            if (confirm ? !new Team(actor, open).AdmitByImprint(asked, said!.Mailbox, sharesDomain: false, now) : asked.Decline(null, now) is not null)
            {
                return new Refusal(RefusalKind.Conflict, nameof(MembersTexts.AnsweredBefore));
            }

            if (confirm && !claimed)
            {
                await AskToJoin.TellClaimed(db, actor, now, ct);
            }

            db.Log(confirm ? AuditAct.MailboxAdmitted : AuditAct.MailboxDeclined, now, null, actor.Id, asked.AccountId, confirm ? asked.Rights.ToString() : null);
            await mails.TellAsker(asked, actor, ct);
            return asked;
        }, ct);
        return outcome.Refusal;
    }

    private async Task<bool> Counts(ImprintLinks.Said said, Actor actor, IReadOnlyList<Membership> open, CancellationToken ct) =>
        clock.GetUtcNow() < said.Until && new Team(actor, open).MailboxProves(said.Mailbox, await AskToJoin.SharesDomain(db, actor, ct));
}
