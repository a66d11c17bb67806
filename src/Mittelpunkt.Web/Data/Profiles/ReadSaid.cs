using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;

namespace Mittelpunkt.Web.Data.Profiles;

/// <summary>A person as shown on the page of its organisation: the name and what else is meant for the viewer.</summary>
public sealed record ShownPerson(Guid Id, string Name, IReadOnlyList<ProfileEntry> Entries);

/// <summary>What an organisation and its people say about themselves, as far as the viewer may see it.</summary>
/// <param name="Entries">In the order of <see cref="Items.OfActor"/>.</param>
/// <param name="People">By name.</param>
/// <param name="Logo">Address part and words of its picture; null when it has none.</param>
public sealed record Said(IReadOnlyList<ProfileEntry> Entries, IReadOnlyList<ShownPerson> People, ShownLogo? Logo)
{
    public static Said Nothing { get; } = new([], [], null);
}

/// <summary>A picture without its bytes.</summary>
public sealed record ShownLogo(string Text, int Width, int Height, DateTimeOffset At);

/// <summary>Reads it; the filter runs in the database, before anything is counted, ordered or shown.</summary>
public sealed class ReadSaid(AppDb db)
{
    /// <param name="actor">The organisation.</param>
    /// <param name="isClaimed">Whether it has members. What an entry without members once said is not shown.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<Said> Handle(Guid actor, bool isClaimed, Viewer viewer, CancellationToken ct)
    {
        if (!isClaimed)
        {
            return Said.Nothing;
        }

        var own = db.ProfileEntries.AsNoTracking().Where(e => e.OwnerId == actor);
        var entries = await (viewer.ActsFor.Contains(actor) ? own : own.VisibleTo(db, viewer, actor)).ToListAsync(ct);
        var logo = await db.Logos.Where(l => l.ActorId == actor).Select(l => new ShownLogo(l.Text, l.Width, l.Height, l.At)).SingleOrDefaultAsync(ct);
        return new Said([.. entries.OrderBy(e => e.Item)], await People(actor, viewer, ct), logo);
    }

    private async Task<List<ShownPerson>> People(Guid actor, Viewer viewer, CancellationToken ct)
    {
        var members = db.Memberships.Where(m => m.ActorId == actor && m.State == MembershipState.Active).Select(m => m.AccountId);
        var rows = await db.ProfileEntries.AsNoTracking().VisibleTo(db, viewer, actor).Where(e => members.Contains(e.OwnerId))
            .Join(db.Accounts, e => e.OwnerId, a => a.Id, (entry, account) => new { entry, account.Name }).ToListAsync(ct);
        return
        [
            .. rows.GroupBy(row => row.entry.OwnerId)
                .Where(person => person.First().Name is not null && person.Any(row => row.entry.Item == Item.Person))
                .Select(person => new ShownPerson(person.Key, person.First().Name!, [.. person.Select(row => row.entry).Where(e => e.Item != Item.Person).OrderBy(e => e.Item != Item.Role).ThenBy(e => e.Item)]))
                .OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }
}
