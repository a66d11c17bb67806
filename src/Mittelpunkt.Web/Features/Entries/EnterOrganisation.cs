using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Entries;

/// <summary>What became of it: entries it may be, to be answered first; or the address of the new entry, null while it waits.</summary>
public sealed record Entered(IReadOnlyList<Twin> MayBe, string? Slug);

/// <summary>
/// Somebody enters an organisation. It is public at once only if the person's address lies at the domain of its website and nothing
/// resembles it, nor anything that was removed at its wish; else the coordinator looks at it first.
/// </summary>
public sealed class EnterOrganisation(AppDb db, HeldRegion held, FindTwins twins, PublishEntry publish)
{
    /// <param name="form">Checked.</param>
    /// <param name="seen">Entries the person has been shown and found different.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Outcome<Entered>> Handle(EntryForm form, IReadOnlyCollection<Guid> seen, Account by, CancellationToken ct) => held.Within<Entered>(async now =>
    {
        var town = await db.Towns.AsNoTracking().SingleOrDefaultAsync(t => t.IsMember && t.Slug == form.Town, ct);
        if (town is null)
        {
            return new Refusal(RefusalKind.Invalid, nameof(EntriesTexts.TownMissing), "ort");
        }

        var entry = new NewEntry
        {
            Id = Guid.CreateVersion7(now), RegionId = db.RegionId, AccountId = by.Id, Name = form.CleanName, Kind = form.KindOf!.Value, TownId = town.Id,
            Website = form.CleanWebsite, Sentence = form.CleanSentence, At = now,
        };
        if (await Against(entry, town, now, ct) is { } refusal)
        {
            return refusal;
        }

        var found = await twins.Of(entry, town, by.IsExample, ct);
        if (found.Any(twin => !seen.Contains(twin.Actor.Id)))
        {
            return new Entered(found, null);
        }

        db.Add(entry);
        if (found.Count == 0 && await Proves(entry, by, ct) && await db.TombstoneOf(entry.ToActor(town, "", by.IsExample, now), town.Name, ct) is null)
        {
            return new Entered([], (await publish.Now(entry, town, by, null, now, ct)).Value.Slug);
        }

        await publish.TellCoordinators(entry, by, published: false, ct);
        return new Entered([], null);
    }, ct);

    /// <summary>The creator takes it back.</summary>
    public Task<Outcome<NewEntry>> Withdraw(Guid entryId, Account by, CancellationToken ct) => held.Within<NewEntry>(async now =>
        await db.NewEntries.SingleOrDefaultAsync(e => e.Id == entryId && e.AccountId == by.Id && e.State == NewEntryState.Waiting, ct) is not { } entry
            ? new Refusal(RefusalKind.Conflict, nameof(EntriesTexts.AnsweredBefore))
            : entry.Decide(NewEntryState.Withdrawn, null, now) is { } refusal ? refusal : entry, ct);

    /// <summary>Whether the person's address is proof enough to publish it at once.</summary>
    public async Task<bool> Proves(NewEntry entry, Account by, CancellationToken ct) => WebAddress.Domain(entry.Website) is { } domain
        && MailDomain.Proves(by.Email, domain) && !await db.Actors.AnyAsync(a => a.Domain == domain, ct);

    private async Task<Refusal?> Against(NewEntry entry, Town town, DateTimeOffset now, CancellationToken ct)
    {
        var own = await db.NewEntries.AsNoTracking().Where(e => e.AccountId == entry.AccountId).ToListAsync(ct);
        var key = NameKey.Of(entry.Name, town.Name);
        var same = own.FindAll(e => e.State is NewEntryState.Waiting or NewEntryState.Declined && e.TownId == entry.TownId && NameKey.Of(e.Name, town.Name).Compact == key.Compact);
        if (same.Count > 0)
        {
            return same.Exists(e => e.State == NewEntryState.Waiting)
                ? new Refusal(RefusalKind.Conflict, nameof(EntriesTexts.EnteredBefore))
                : new Refusal(RefusalKind.TooMany, nameof(EntriesTexts.DeclinedLately));
        }

        return own.Count(e => e.State == NewEntryState.Waiting || e.At > now.AddDays(-1)) >= NewEntry.Most
            ? new Refusal(RefusalKind.TooMany, nameof(EntriesTexts.TooManyEntries))
            : null;
    }
}
