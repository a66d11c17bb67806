using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Entries;

/// <summary>An entry of the region that may be the one somebody is about to enter.</summary>
public sealed record Twin(Actor Actor, MergeReason Reason);

/// <summary>Looks for entries that may be the same organisation, by the rule of the imports.</summary>
public sealed class FindTwins(AppDb db)
{
    /// <summary>More are not read by anybody.</summary>
    public const int Most = 8;

    public async Task<IReadOnlyList<Twin>> Of(NewEntry entry, Town town, bool isExample, CancellationToken ct)
    {
        var draft = entry.ToActor(town, "", isExample, entry.At);
        var key = NameKey.Of(entry.Name, town.Name);
        var there = db.Actors.AsNoTracking().Where(a => a.InRegion && a.IsExample == isExample);
        var names = await there.Where(a => a.TownId == town.Id).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        var alike = names.Where(row => key.Resembles(NameKey.Of(row.Name, town.Name))).Select(row => row.Id).ToList();
        var found = await there.Where(a => alike.Contains(a.Id) || (draft.Domain != null && a.Domain == draft.Domain))
            .OrderBy(a => a.Name).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        return [.. found.Select(actor => (actor, Reason: Likeness.Of(draft, key, actor, NameKey.Of(actor.Name, town.Name))))
            .Where(pair => pair.Reason is not null).Select(pair => new Twin(pair.actor, pair.Reason!.Value))];
    }
}
