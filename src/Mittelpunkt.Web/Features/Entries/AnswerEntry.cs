using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Entries;

/// <summary>The coordinator publishes a new entry or declines it with grounds; never its own.</summary>
public sealed class AnswerEntry(AppDb db, HeldRegion held, Roles roles, PublishEntry publish, FindTwins twins)
{
    /// <param name="entryId">Which.</param>
    /// <param name="seen">Entries that were beside it as ones it may be.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Outcome<NewEntry>> Publish(Guid entryId, IReadOnlyCollection<Guid> seen, Account by, CancellationToken ct) => Answer(entryId, by, async (entry, creator, now) =>
    {
        var town = await db.Towns.AsNoTracking().SingleAsync(t => t.Id == entry.TownId, ct);
        if (await db.TombstoneOf(entry.ToActor(town, "", creator.IsExample, now), town.Name, ct) is { IsSure: true })
        {
            return new Refusal(RefusalKind.Conflict, nameof(EntriesTexts.LiftFirst));
        }

        return (await twins.Of(entry, town, creator.IsExample, ct)).Any(twin => !seen.Contains(twin.Actor.Id))
            ? new Refusal(RefusalKind.Conflict, nameof(EntriesTexts.NewTwin))
            : (await publish.Now(entry, town, creator, by.Id, now, ct)).Refusal;
    }, ct);

    public Task<Outcome<NewEntry>> Decline(Guid entryId, string? grounds, Account by, CancellationToken ct) => Answer(entryId, by, async (entry, creator, now) =>
    {
        var text = FormText.Clean(grounds);
        if (text.Length is 0 or > NewEntry.LongestGrounds)
        {
            return new Refusal(RefusalKind.Invalid, nameof(EntriesTexts.GroundsMissing), $"grund-{entryId}");
        }

        if (entry.Decide(NewEntryState.Declined, by.Id, now) is { } refusal)
        {
            return refusal;
        }

        db.Log(AuditAct.EntryDeclined, now, by.Id, account: creator.Id, reason: $"„{entry.Name}“: {text}");
        await publish.TellCreator(entry, creator, text, ct);
        return null;
    }, ct);

    private Task<Outcome<NewEntry>> Answer(Guid entryId, Account by, Func<NewEntry, Account, DateTimeOffset, Task<Refusal?>> act, CancellationToken ct) => held.Within<NewEntry>(async now =>
    {
        if (!await roles.Has(Role.Coordinator, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(EntriesTexts.AnsweredBefore));
        }

        if (await db.NewEntriesFor(by.Id).SingleOrDefaultAsync(e => e.Id == entryId, ct) is not { } entry)
        {
            return new Refusal(RefusalKind.Conflict, nameof(EntriesTexts.AnsweredBefore));
        }

        var creator = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == entry.AccountId, ct);
        return await act(entry, creator, now) is { } refusal ? refusal : entry;
    }, ct);
}
