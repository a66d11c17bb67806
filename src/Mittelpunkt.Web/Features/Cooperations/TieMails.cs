using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>What one side is told about what the other one did.</summary>
public enum TieNews
{
    Asked,
    Corrected,
    Confirmed,
    Declined,
    Ended,
}

/// <summary>Mails to everybody who speaks for an organisation, kept in the transaction of the act. Nobody is written to where nobody is there.</summary>
public sealed class TieMails(AppDb db, Outbox outbox, MailRendering mails, Speaking speaking)
{
    public async Task Tell(TieProposal proposal, Guid to, TieNews news, CancellationToken ct)
    {
        var names = await db.Actors.AsNoTracking().Where(a => a.Id == proposal.FromId || a.Id == proposal.ToId)
            .Select(a => new { a.Id, a.Name, a.Slug }).ToDictionaryAsync(a => a.Id, ct);
        var (own, other) = (names[to], names[proposal.Other(to)]);
        foreach (var person in await speaking.Of(to, ct))
        {
            outbox.Add(await mails.Compose<TieMail>($"tie:{proposal.Id}:{news}:{proposal.Round}:{person.Id}", person, () => Subject(news, other.Name), new()
            {
                [nameof(TieMail.Proposal)] = proposal, [nameof(TieMail.News)] = news, [nameof(TieMail.Own)] = own.Name, [nameof(TieMail.Slug)] = own.Slug,
                [nameof(TieMail.Other)] = other.Name,
            }));
        }
    }

    public static string Subject(TieNews news, string other) => Wording.Say(news switch
    {
        TieNews.Asked => CooperationsTexts.AskedSubject,
        TieNews.Corrected => CooperationsTexts.CorrectedSubject,
        TieNews.Confirmed => CooperationsTexts.ConfirmedSubject,
        TieNews.Declined => CooperationsTexts.DeclinedSubject,
        _ => CooperationsTexts.EndedSubject,
    }, other);

    public static string Text(TieNews news, string own, string other) => Wording.Say(news switch
    {
        TieNews.Asked => CooperationsTexts.AskedText,
        TieNews.Corrected => CooperationsTexts.CorrectedText,
        TieNews.Confirmed => CooperationsTexts.ConfirmedText,
        TieNews.Declined => CooperationsTexts.DeclinedText,
        _ => CooperationsTexts.EndedText,
    }, own, other);
}
