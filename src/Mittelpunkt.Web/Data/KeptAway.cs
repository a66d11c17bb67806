using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Data;

/// <summary>Organisations that were removed at their wish.</summary>
public static class KeptAway
{
    private const int Longest = 120;

    /// <summary>Whether an entry with this address was removed.</summary>
    public static async Task<bool> IsGone(this AppDb db, string slug, CancellationToken ct) => slug.Length <= Longest
        && await db.TombstoneMarks.IgnoreQueryFilters([ExampleFilter.Private]).AnyAsync(m => m.Kind == TombstoneMarkKind.Slug && m.Value == slug, ct);

    /// <summary>The tombstone an entry falls or may fall under, the surest first; null when there is none.</summary>
    /// <param name="db">The region.</param>
    /// <param name="draft">What the entry would be.</param>
    /// <param name="town">Its municipality.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<(Tombstone Tombstone, bool IsSure)?> TombstoneOf(this AppDb db, Actor draft, string town, CancellationToken ct)
    {
        var key = NameKey.Of(draft.Name, town);
        var all = await db.Tombstones.AsNoTracking().Where(t => t.IsExample == draft.IsExample).OrderBy(t => t.Id).ToListAsync(ct);
        return all.Find(t => t.Covers(draft, key)) is { } sure ? (sure, true) : all.Find(t => t.MayCover(draft, key)) is { } likely ? (likely, false) : null;
    }
}
