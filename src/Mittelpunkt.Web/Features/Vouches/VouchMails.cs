using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Vouches;

/// <summary>Tells an organisation that another one vouches for it.</summary>
public sealed class VouchMails(AppDb db, Outbox outbox, MailRendering mails, Speaking speaking)
{
    public async Task TellGiven(Vouch vouch, CancellationToken ct)
    {
        var names = await db.Actors.AsNoTracking().Where(a => a.Id == vouch.ById || a.Id == vouch.ForId)
            .Select(a => new { a.Id, a.Name, a.Slug }).ToDictionaryAsync(a => a.Id, ct);
        var (other, own) = (names[vouch.ById], names[vouch.ForId]);
        foreach (var person in await speaking.Of(vouch.ForId, ct))
        {
            outbox.Add(await mails.Compose<VouchMail>($"vouch:{vouch.Id}:{person.Id}", person, () => Wording.Say(VouchesTexts.MailSubject, other.Name, own.Name),
                new() { [nameof(VouchMail.Own)] = own.Name, [nameof(VouchMail.Slug)] = own.Slug, [nameof(VouchMail.Other)] = other.Name }));
        }
    }
}
