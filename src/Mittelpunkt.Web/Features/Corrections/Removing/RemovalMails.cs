using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Corrections.Removing;

/// <summary>Mails about a removal, kept in the transaction of the act: to the owners, to whoever may decide, and to those who asked.</summary>
public sealed class RemovalMails(AppDb db, Outbox outbox, MailRendering mails)
{
    public async Task Proposed(Correction correction, Actor actor, CancellationToken ct)
    {
        var at = correction.ProposedAt!.Value.Ticks;
        foreach (var owner in await db.OwnersOf(actor.Id).ToListAsync(ct))
        {
            await Tell($"removal:{correction.Id}:{at}:{owner.Id}", owner, actor, () => (CorrectionsTexts.ProposedSubject, CorrectionsTexts.ProposedOwner), correction.Grounds, () => Paths.Page(Paths.Imprint));
        }

        foreach (var decider in await Deciders(correction, actor, ct))
        {
            await Tell($"decide:{correction.Id}:{at}:{decider.Id}", decider, actor, () => (CorrectionsTexts.ProposedSubject, CorrectionsTexts.ProposedDecider), correction.Grounds, () => Paths.Page(Paths.Corrections));
        }
    }

    /// <summary>Taken back or turned down: the entry stays.</summary>
    public async Task Dropped(Correction correction, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var owner in await db.OwnersOf(actor.Id).ToListAsync(ct))
        {
            await Tell($"stays:{correction.Id}:{now.Ticks}:{owner.Id}", owner, actor, () => (CorrectionsTexts.StaysSubject, CorrectionsTexts.StaysOwner), null, () => Paths.ToActor(actor.Slug));
        }
    }

    /// <summary>The entry is gone, whichever request led to it; everybody who had asked about it is told.</summary>
    public async Task Removed(Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var owner in await db.OwnersOf(actor.Id).ToListAsync(ct))
        {
            await Tell($"removed-entry:{actor.Id}:{owner.Id}", owner, actor, () => (CorrectionsTexts.RemovedSubject, CorrectionsTexts.RemovedOwner), null, () => Paths.Page(Paths.Imprint));
        }

        foreach (var open in await db.Corrections.AsNoTracking().Where(c => c.ActorId == actor.Id && c.SettledAt == null && c.Contact != null).ToListAsync(ct))
        {
            if (CorrectionMails.AddressOf(open, actor) is { } address)
            {
                outbox.Add(await mails.Compose<RemovalMail>($"correction:{open.Id}", address, PulseText.German, () => Wording.Say(CorrectionsTexts.RemovedSubject, actor.Name),
                    Parts(actor, () => (CorrectionsTexts.RemovedSubject, CorrectionsTexts.RemovedAsker), null, null)));
            }
        }
    }

    private async Task Tell(string key, Account to, Actor actor, Func<(string Subject, string Text)> texts, string? grounds, Func<string> path) =>
        outbox.Add(await mails.Compose<RemovalMail>(key, to, () => Wording.Say(texts().Subject, actor.Name), Parts(actor, texts, grounds, path)));

    private static Dictionary<string, object?> Parts(Actor actor, Func<(string Subject, string Text)> texts, string? grounds, Func<string>? path) => new()
    {
        [nameof(RemovalMail.Name)] = actor.Name, [nameof(RemovalMail.Texts)] = texts, [nameof(RemovalMail.Grounds)] = grounds, [nameof(RemovalMail.Path)] = path,
    };

    private Task<List<Account>> Deciders(Correction correction, Actor actor, CancellationToken ct) => db.OfficersApartFrom(actor, [.. DecideRemoval.Offices])
        .Where(a => a.Id != correction.ProposedBy).ToListAsync(ct);
}
