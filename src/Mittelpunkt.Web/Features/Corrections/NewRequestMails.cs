using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>
/// Tells of a new request: whoever may settle it, and the owners of a claimed entry. What the asker wrote and how to reach them stays out of
/// mailboxes, which forget nothing. Nobody gets two of these mails within an hour: a request that comes too soon is told of later.
/// </summary>
public sealed class NewRequestMails(AppDb db, Outbox outbox, MailRendering mails)
{
    /// <summary>Least time between two of these mails to the same person; to owners, about the same entry.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public async Task Tell(Correction asked, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var officer in await db.OfficersApartFrom(actor, Role.Coordinator).ToListAsync(ct))
        {
            await Tell($"asked-entry:{officer.Id:N}:", officer, false, asked, actor, now, ct);
        }

        foreach (var owner in await db.OwnersOf(actor.Id).ToListAsync(ct))
        {
            await Tell($"asked-owner:{owner.Id:N}:{actor.Id:N}:", owner, true, asked, actor, now, ct);
        }
    }

    private async Task Tell(string key, Account to, bool owns, Correction asked, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        // Also when an example person asks, who reads no mails.
        var last = await db.Set<OutboxMail>().AsNoTracking().IgnoreQueryFilters([ExampleFilter.Private]).Where(m => m.To == to.Email && m.Key.StartsWith(key))
            .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        if (last is { State: MailState.Waiting })
        {
            // The one that is still to be sent leads to this request too.
            return;
        }

        var free = last is null ? now : (last.DoneAt ?? now) + Between;
        outbox.Add(await mails.Compose<NewRequestMail>(key + asked.Id.ToString("N"), to, () => Wording.Say(CorrectionsTexts.NewRequestSubject, actor.Name), new()
        {
            [nameof(NewRequestMail.Name)] = actor.Name, [nameof(NewRequestMail.Slug)] = actor.Slug, [nameof(NewRequestMail.Kind)] = asked.Kind, [nameof(NewRequestMail.Owns)] = owns,
        }), free > now ? free : null);
    }
}
