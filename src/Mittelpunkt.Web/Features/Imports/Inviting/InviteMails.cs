using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Imports.Inviting;

/// <summary>The mail to somebody the coordinator invites, kept in the transaction of the act.</summary>
public sealed class InviteMails(AppDb db, Outbox outbox, MailRendering mails, InvitationLinks links, SiteAddress site)
{
    /// <returns>Null, or a refusal when this site does not know the address that belongs into the link.</returns>
    public async Task<Refusal?> Tell(Invitation invitation, CancellationToken ct)
    {
        var culture = await db.Accounts.AnyAsync(a => a.Email == invitation.Email && a.Language == "en", ct) ? PulseText.English : PulseText.German;
        var path = Paths.In(culture.TwoLetterISOLanguageName, Paths.Invitation.Replace("{token}", links.Make(invitation.Id), StringComparison.Ordinal));
        if (site.Of(path) is not { } address)
        {
            return new Refusal(RefusalKind.Conflict, nameof(ImportsTexts.InviteNoAddress), "liste");
        }

        var actor = await db.Actors.Where(a => a.Id == invitation.ActorId).Select(a => a.Name).SingleAsync(ct);
        var region = await db.Regions.Where(r => r.Id == db.RegionId).Select(r => r.Name).SingleAsync(ct);
        outbox.Add(await mails.Compose<InviteMail>($"invited:{invitation.Id}", invitation.Email!, culture, () => Wording.Say(ImportsTexts.InviteSubject, actor), new()
        {
            [nameof(InviteMail.Actor)] = actor, [nameof(InviteMail.Region)] = region, [nameof(InviteMail.Address)] = address, [nameof(InviteMail.Until)] = invitation.Until,
        }));
        return null;
    }
}
