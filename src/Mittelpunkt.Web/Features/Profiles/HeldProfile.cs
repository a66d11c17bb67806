using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>What a profile says and the number of its last change.</summary>
public sealed record ProfileState(Guid OwnerId, Actor? Actor, IReadOnlyDictionary<Item, Stated> Items, long Last);

/// <summary>Reads profiles to be edited, and keeps edits: one writer of a profile at a time, every change with its history.</summary>
public sealed class HeldProfile(AppDb db, TimeProvider clock)
{
    public async Task<ProfileState> OfActor(Actor actor, CancellationToken ct)
    {
        var ags = await db.Towns.Where(t => t.Id == actor.TownId).Select(t => t.Ags).SingleOrDefaultAsync(ct);
        return await State(actor.Id, actor, RecordItems.Of(actor, ags), ct);
    }

    public Task<ProfileState> OfPerson(Guid account, CancellationToken ct) => State(account, null, [], ct);

    /// <summary>Keeps what was typed, unless somebody kept something else in the same place since the form was opened.</summary>
    /// <param name="owner">The organisation or the person.</param>
    /// <param name="isActor">Whether it is an organisation.</param>
    /// <param name="opened">Number of the last change when the form was made.</param>
    /// <param name="typed">What was typed, checked.</param>
    /// <param name="by">Who typed it; the caller knows that the person may.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<Outcome<Edit>> Keep(Guid owner, bool isActor, long opened, IReadOnlyDictionary<Item, Stated> typed, Guid by, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Makes everybody else wait who wants to change the same profile.
        var found = isActor
            ? await db.HoldActors(a => a.Id == owner, ct)
            : await db.Accounts.Where(a => a.Id == owner).ExecuteUpdateAsync(row => row.SetProperty(a => a.Language, a => a.Language), ct);
        if (found != 1)
        {
            return new Refusal(RefusalKind.NotFound, nameof(ProfilesTexts.ProfileGone));
        }

        var actor = isActor ? await db.Actors.AsNoTracking().SingleAsync(a => a.Id == owner, ct) : null;
        var state = actor is null ? await OfPerson(owner, ct) : await OfActor(actor, ct);
        var later = await db.ProfileChanges.AsNoTracking().Where(c => c.OwnerId == owner && c.Number > opened).ToListAsync(ct);
        var edit = new Edit(state.Items, later, typed);
        if (edit.Conflicts.Count > 0 || edit.Changes.Count == 0)
        {
            return edit;
        }

        if (await Write(actor, edit, ct) is { } refusal)
        {
            return refusal;
        }

        Guid? person = isActor ? null : owner;
        Record(owner, person, edit, by);
        await Say(owner, person, edit, ct);
        await db.SaveChangesAsync(ct);
        if (!isActor && IsShownToAll(state, edit))
        {
            await db.Actors.Where(a => db.Memberships.Any(m => m.ActorId == a.Id && m.AccountId == owner && m.State == MembershipState.Active))
                .ExecuteUpdateAsync(row => row.SetProperty(a => a.UpdatedAt, clock.GetUtcNow()), ct);
        }

        await transaction.CommitAsync(ct);
        return edit;
    }

    private async Task<ProfileState> State(Guid owner, Actor? actor, IEnumerable<(Item Item, Stated Stated)> record, CancellationToken ct)
    {
        var entries = await db.ProfileEntries.AsNoTracking().Where(e => e.OwnerId == owner).ToListAsync(ct);
        var last = await db.ProfileChanges.Where(c => c.OwnerId == owner).MaxAsync(c => (long?)c.Number, ct) ?? 0;
        return new(owner, actor, record.Concat(entries.Select(e => (e.Item, new Stated(e.Value, e.Audience)))).ToDictionary(pair => pair.Item1, pair => pair.Item2), last);
    }

    // The row of the organisation changes only when something everybody sees does: else its date would tell of a private edit.
    private async Task<Refusal?> Write(Actor? actor, Edit edit, CancellationToken ct)
    {
        if (actor is null || !IsForAll(edit))
        {
            return null;
        }

        var ags = edit.Changes.GetValueOrDefault(Item.Town).After.Value;
        var town = await db.Towns.AsNoTracking().SingleOrDefaultAsync(t => ags == null ? t.Id == actor.TownId : t.Ags == ags && t.IsMember, ct);
        if (edit.Changes.ContainsKey(Item.Town) && (ags is null || town is null))
        {
            return new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.ChoiceUnknown), ItemForm.Name(Item.Town));
        }

        foreach (var (item, (_, after)) in edit.Changes.OrderBy(change => change.Key))
        {
            RecordItems.Write(actor, item, after.Value, town);
        }

        actor.UpdatedAt = clock.GetUtcNow();
        db.Entry(actor).State = EntityState.Modified;
        return null;
    }

    // What a person says appears only where its name does.
    private static bool IsShownToAll(ProfileState state, Edit edit) => state.Items.GetValueOrDefault(Item.Person).Audience == Audience.Public
        || (edit.Changes.TryGetValue(Item.Person, out var change) && change.After.Audience == Audience.Public);

    private static bool IsForAll(Edit edit) => edit.Changes.Values.Any(change => change.Before.Audience == Audience.Public || change.After.Audience == Audience.Public);

    private async Task Say(Guid owner, Guid? person, Edit edit, CancellationToken ct)
    {
        var entries = await db.ProfileEntries.Where(e => e.OwnerId == owner).ToDictionaryAsync(e => e.Item, ct);
        foreach (var (item, (_, after)) in edit.Changes.Where(change => !Items.OfRecord.Contains(change.Key)))
        {
            if (after.Value is null)
            {
                db.Remove(entries[item]);
            }
            else if (entries.TryGetValue(item, out var entry))
            {
                (entry.Value, entry.Audience) = (after.Value, after.Audience);
            }
            else
            {
                db.Add(new ProfileEntry { RegionId = db.RegionId, OwnerId = owner, ActorId = person is null ? owner : null, AccountId = person, Item = item, Value = after.Value, Audience = after.Audience });
            }
        }
    }

    private void Record(Guid owner, Guid? person, Edit edit, Guid by)
    {
        foreach (var (item, (before, after)) in edit.Changes)
        {
            db.Add(new ProfileChange
            {
                RegionId = db.RegionId, OwnerId = owner, ActorId = person is null ? owner : null, AccountId = person, Item = item, Before = before.Value, AudienceBefore = before.Audience,
                After = after.Value, AudienceAfter = after.Audience, At = clock.GetUtcNow(), By = by,
            });
        }
    }
}
