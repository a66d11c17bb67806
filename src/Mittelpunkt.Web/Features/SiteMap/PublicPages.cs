using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.SiteMap;

/// <summary>A page for everybody, with the day it last changed where that is known.</summary>
public sealed record PublicPage(string Path, DateTimeOffset? Changed);

/// <summary>Every public page of the region in a lasting order: fixed pages, towns, projects, actors.</summary>
public sealed class PublicPages(AppDb db)
{
    private static readonly string[] Fixed =
    [
        Paths.Home, Paths.Actors, Paths.Towns, Paths.Projects, Paths.Network, Paths.Embed, Paths.Imprint, Paths.Privacy,
        Paths.Accessibility, Paths.Sources, Paths.Developers,
    ];

    public async Task<int> Count(CancellationToken ct) =>
        Fixed.Length + await db.Towns.CountAsync(ct) + await db.Projects.CountAsync(ct) + await db.Actors.CountAsync(ct);

    public async Task<List<PublicPage>> Read(int skip, int take, CancellationToken ct)
    {
        List<PublicPage> pages = [.. Fixed.Skip(skip).Take(take).Select(path => new PublicPage(path, null))];
        skip = Math.Max(0, skip - Fixed.Length);
        skip = await Append(pages, db.Towns.OrderBy(t => t.Id), t => new Row(t.Slug, null), Paths.Towns, skip, take, ct);
        skip = await Append(pages, db.Projects.OrderBy(p => p.Id), p => new Row(p.Slug, null), Paths.Projects, skip, take, ct);
        await Append(pages, db.Actors.OrderBy(a => a.Id), a => new Row(a.Slug, a.UpdatedAt), Paths.Actors, skip, take, ct);
        return pages;
    }

    // Adds this kind's share of the part and says how much of the part's beginning lies behind it.
    private static async Task<int> Append<T>(
        List<PublicPage> pages, IQueryable<T> all, Expression<Func<T, Row>> select, string folder, int skip, int take, CancellationToken ct)
    {
        if (pages.Count < take)
        {
            var rows = await all.Skip(skip).Take(take - pages.Count).Select(select).ToListAsync(ct);
            pages.AddRange(rows.Select(row => new PublicPage($"{folder}/{Uri.EscapeDataString(row.Slug)}", row.Changed)));
        }

        return Math.Max(0, skip - await all.CountAsync(ct));
    }

    private sealed record Row(string Slug, DateTimeOffset? Changed);
}
