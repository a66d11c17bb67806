using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>Mails about requests, kept in the transaction of the act.</summary>
public sealed class CorrectionMails(Outbox outbox, MailRendering mails)
{
    private const string OfExamples = ".beispiel.example";

    /// <summary>Where an answer goes by mail; null when the asker left no address. About somebody made up nobody real gets mail, for anybody may answer in the demo mode.</summary>
    public static string? AddressOf(Correction correction, Actor actor) => AddressOf(correction.Contact, actor.IsExample);

    public static string? AddressOf(string? contact, bool isExample) => EmailAddress.Clean(contact) is { } address
        && (!isExample || address.EndsWith(OfExamples, StringComparison.Ordinal)) ? address : null;

    /// <summary>The answer to the asker, in German: nobody asked for the language.</summary>
    public async Task Answer(Correction settled, string? address, Actor actor)
    {
        if (address is not null)
        {
            outbox.Add(await mails.Compose<CorrectionMail>($"correction:{settled.Id}", address, PulseText.German, () => Wording.Say(CorrectionsTexts.AnswerSubject, actor.Name), new()
            {
                [nameof(CorrectionMail.Name)] = actor.Name, [nameof(CorrectionMail.Slug)] = actor.Slug, [nameof(CorrectionMail.Outcome)] = settled.Outcome, [nameof(CorrectionMail.Answer)] = settled.Answer,
            }));
        }
    }
}
