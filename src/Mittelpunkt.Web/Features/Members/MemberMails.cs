using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>Mails about requests, kept in the transaction of the act.</summary>
public sealed class MemberMails(AppDb db, Outbox outbox, MailRendering mails, ImprintLinks links)
{
    /// <summary>To the owners, or to the coordinators where the organisation has none.</summary>
    public async Task TellDeciders(Membership asked, Actor actor, Account by, CancellationToken ct)
    {
        var owners = await db.OwnersOf(actor.Id).ToListAsync(ct);
        var deciders = owners.Count > 0 ? owners
            : await db.Officers(actor.IsExample, Role.Coordinator).ToListAsync(ct);
        foreach (var decider in deciders)
        {
            outbox.Add(await mails.Compose<RequestMail>($"asked:{asked.Id}:{decider.Id}", decider, () => Ui.Wording.Say(MembersTexts.RequestSubject, actor.Name),
                new()
                {
                    [nameof(RequestMail.Actor)] = actor, [nameof(RequestMail.Person)] = by, [nameof(RequestMail.Note)] = asked.Note, [nameof(RequestMail.ToOwner)] = owners.Count > 0,
                }));
        }
    }

    /// <summary>To the address in the organisation's imprint, in German: nobody knows who reads there.</summary>
    public async Task AskMailbox(Membership asked, Actor actor, Account by, string mailbox, DateTimeOffset now) =>
        outbox.Add(await mails.Compose<ImprintMail>($"imprint:{asked.Id}", mailbox, Ui.PulseText.German, () => Ui.Wording.Say(MembersTexts.ImprintSubject, actor.Name),
            new()
            {
                [nameof(ImprintMail.Actor)] = actor, [nameof(ImprintMail.Person)] = by, [nameof(ImprintMail.Note)] = asked.Note,
                [nameof(ImprintMail.Token)] = links.Make(new(asked.Id, mailbox, now + ImprintLinks.Lasts)),
            }));

    /// <summary>To an owner whose link somebody has used.</summary>
    public async Task TellMaker(Guid maker, Membership joined, Actor actor, Account by, CancellationToken ct)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == maker, ct) is { } owner)
        {
            outbox.Add(await mails.Compose<LinkUsedMail>($"joined:{joined.Id}", owner, () => Ui.Wording.Say(MembersTexts.LinkUsedSubject, by.Name, actor.Name),
                new() { [nameof(LinkUsedMail.Actor)] = actor, [nameof(LinkUsedMail.Person)] = by, [nameof(LinkUsedMail.Given)] = joined.Rights }));
        }
    }

    public Task TellAsker(Membership answered, Actor actor, CancellationToken ct) => answered.State == MembershipState.Active
        ? Tell($"answered:{answered.Id}", answered, actor, () => (MembersTexts.AdmittedSubject, MembersTexts.AdmittedText), ct)
        : Tell($"answered:{answered.Id}", answered, actor, () => (MembersTexts.DeclinedSubject, MembersTexts.DeclinedText), ct);

    public Task TellRemoved(Membership removed, Actor actor, CancellationToken ct) =>
        Tell($"removed:{removed.Id}", removed, actor, () => (MembersTexts.RemovedSubject, MembersTexts.RemovedText), ct);

    public Task TellRights(Membership changed, Actor actor, DateTimeOffset at, CancellationToken ct) =>
        Tell($"rights:{changed.Id}:{at.Ticks}", changed, actor, () => (MembersTexts.RightsSubject, Ui.Wording.Say(MembersTexts.RightsText, "{0}", RightsWords.List(changed.Rights))), ct);

    // The texts are read in the language of whoever gets the mail.
    private async Task Tell(string key, Membership membership, Actor actor, Func<(string Subject, string Text)> texts, CancellationToken ct)
    {
        var person = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == membership.AccountId, ct);
        outbox.Add(await mails.Compose<AnswerMail>(key, person, () => Ui.Wording.Say(texts().Subject, actor.Name),
            new() { [nameof(AnswerMail.Actor)] = actor, [nameof(AnswerMail.Texts)] = texts, [nameof(AnswerMail.Belongs)] = membership.State == MembershipState.Active }));
    }
}
