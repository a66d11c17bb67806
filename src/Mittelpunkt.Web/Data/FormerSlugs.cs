using Microsoft.EntityFrameworkCore;

namespace Mittelpunkt.Web.Data;

/// <summary>Addresses of entries that were merged into others.</summary>
public static class FormerSlugs
{
    private const int Longest = 120;

    /// <summary>The slug of the actor that stayed when the one with this slug was merged into it; null when there was none.</summary>
    public static async Task<string?> SlugAfterMerge(this AppDb db, string slug, CancellationToken ct) => slug.Length > Longest ? null : await (
        from source in db.ActorSources
        join actor in db.Actors on source.ActorId equals actor.Id
        where source.FormerSlug == slug
        select actor.Slug).FirstOrDefaultAsync(ct);
}
