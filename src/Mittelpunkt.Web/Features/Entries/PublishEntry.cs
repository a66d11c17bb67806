using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Data.Mappings;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Entries;

/// <summary>Makes an actor of a new entry, with its creator as owner; in the transaction of whoever calls.</summary>
public sealed class PublishEntry(AppDb db, Outbox outbox, MailRendering mails)
{
    /// <param name="entry">Waiting.</param>
    /// <param name="town">Its municipality.</param>
    /// <param name="creator">Who entered it.</param>
    /// <param name="by">The coordinator; null when the creator's address is the proof.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<Actor>> Now(NewEntry entry, Town town, Account creator, Guid? by, DateTimeOffset now, CancellationToken ct)
    {
        if (entry.Decide(NewEntryState.Published, by, now) is { } refusal)
        {
            return refusal;
        }

        var actor = entry.ToActor(town, await FreeSlug(entry.Name, ct), creator.IsExample, now);
        var membership = new Membership { Id = Guid.CreateVersion7(now), RegionId = actor.RegionId, ActorId = actor.Id, AccountId = creator.Id, AskedAt = entry.At };
        var team = new Team(actor, [membership]);
        if (by is not { } coordinator)
        {
            team.AdmitByMailDomain(membership, creator.Email, sharesDomain: false, now);
        }
        else if (team.Admit(membership, Proof.Coordinator, Rights.Own, coordinator, now) is { } never)
        {
            return never;
        }

        db.AddRange(actor, membership, new Pulse { RegionId = actor.RegionId, At = now, Kind = PulseKind.ActorAdded, ActorId = actor.Id });
        db.Log(AuditAct.EntryPublished, now, by, actor.Id, creator.Id, membership.Proof?.ToString());
        if (by is null)
        {
            await TellCoordinators(entry, creator, published: true, ct);
        }
        else
        {
            await TellCreator(entry, creator, null, ct);
        }

        return actor;
    }

    /// <summary>That an entry waits, or that it is public by the rule about the own domain.</summary>
    public async Task TellCoordinators(NewEntry entry, Account creator, bool published, CancellationToken ct)
    {
        var coordinators = await db.Officers(creator.IsExample, Role.Coordinator).Where(a => a.Id != creator.Id).ToListAsync(ct);
        foreach (var coordinator in coordinators)
        {
            outbox.Add(await mails.Compose<EntryMail>($"entry:{entry.Id}:{coordinator.Id}", coordinator,
                () => Wording.Say(published ? EntriesTexts.PublishedSubject : EntriesTexts.WaitsSubject, entry.Name),
                new() { [nameof(EntryMail.Entry)] = entry, [nameof(EntryMail.Creator)] = creator, [nameof(EntryMail.IsPublic)] = published }));
        }
    }

    /// <summary>What became of it; with the grounds when it was declined.</summary>
    public async Task TellCreator(NewEntry entry, Account creator, string? grounds, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        outbox.Add(await mails.Compose<EntryAnswerMail>($"entry-answer:{entry.Id}", creator,
            () => Wording.Say(grounds is null ? EntriesTexts.TakenSubject : EntriesTexts.DeclinedSubject, entry.Name),
            new() { [nameof(EntryAnswerMail.Name)] = entry.Name, [nameof(EntryAnswerMail.Grounds)] = grounds }));
    }

    private async Task<string> FreeSlug(string name, CancellationToken ct)
    {
        var wanted = Slugs.Of(name);
        // Slugs of examples are taken too, also while they are not shown.
        var taken = await db.Actors.IgnoreQueryFilters([ExampleFilter.Name]).Where(a => a.Slug.StartsWith(wanted)).Select(a => a.Slug).ToListAsync(ct);
        var former = await db.ActorSources.Where(s => s.FormerSlug != null && s.FormerSlug.StartsWith(wanted)).Select(s => s.FormerSlug!).ToListAsync(ct);
        var gone = await db.TombstoneMarks.Where(m => m.Kind == TombstoneMarkKind.Slug && m.Value.StartsWith(wanted)).Select(m => m.Value).ToListAsync(ct);
        return new Slugs([.. taken, .. former, .. gone]).Make(name);
    }
}
