using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Entries;

/// <summary>A new entry that waits, with what the coordinator needs to decide.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Town">Its municipality.</param>
/// <param name="Creator">Who entered it.</param>
/// <param name="Twins">Public entries it may be.</param>
/// <param name="AlsoWaiting">Names of waiting entries that may be the same.</param>
/// <param name="WasRemoved">Whether it may be an organisation that was removed at its wish.</param>
public sealed record NewEntryRow(NewEntry Entry, Town Town, Account Creator, IReadOnlyList<Twin> Twins, IReadOnlyList<string> AlsoWaiting, bool WasRemoved)
{
    public static async Task<IReadOnlyList<NewEntryRow>> Read(AppDb db, FindTwins twins, IQueryable<NewEntry> entries, CancellationToken ct)
    {
        var list = await entries.AsNoTracking().Join(db.Towns, e => e.TownId, t => t.Id, (e, t) => new { Entry = e, Town = t })
            .Join(db.Accounts, both => both.Entry.AccountId, a => a.Id, (both, a) => new { both.Entry, both.Town, Creator = a }).OrderBy(row => row.Entry.Id).ToListAsync(ct);
        var rows = new List<NewEntryRow>();
        foreach (var row in list)
        {
            var found = await twins.Of(row.Entry, row.Town, row.Creator.IsExample, ct);
            var others = list.Where(other => other.Entry.Id != row.Entry.Id && Same(other.Entry, row.Entry, row.Town)).Select(other => other.Entry.Name);
            var removed = await db.TombstoneOf(row.Entry.ToActor(row.Town, "", row.Creator.IsExample, row.Entry.At), row.Town.Name, ct) is not null;
            rows.Add(new(row.Entry, row.Town, row.Creator, found, [.. others], removed));
        }

        return rows;
    }

    private static bool Same(NewEntry one, NewEntry other, Town town) =>
        (WebAddress.Domain(one.Website) is { } domain && domain == WebAddress.Domain(other.Website))
        || (one.TownId == other.TownId && NameKey.Of(one.Name, town.Name).Resembles(NameKey.Of(other.Name, town.Name)));
}
