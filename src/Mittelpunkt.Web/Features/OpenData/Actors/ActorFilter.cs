using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>Which actors are asked for.</summary>
public sealed record ActorFilter(string? Words, ActorKind? Kind, string? Town, char? Sector, bool WithReach, Bounds? Box)
{
    public static ActorFilter Read(Asked asked) => new(
        asked.Text("q"),
        asked.OneOf<ActorKind>("kind", text => Names.KindOf(text), "kind"),
        asked.Text("town"),
        asked.OneOf<char>("sector", text => text.Length == 1 && Domain.Actors.Sector.Sections.Contains(char.ToUpperInvariant(text[0])) ? char.ToUpperInvariant(text[0]) : null, "sector"),
        asked.WithReach(),
        asked.Box("bbox"));

    /// <summary>The filters as part of an address, and of a cursor's check.</summary>
    public string ToQuery() => Paths.Query(
        ("q", Words), ("kind", Kind?.Slug()), ("town", Town), ("sector", Sector?.ToString()), ("reach", WithReach ? "all" : null),
        ("bbox", Box is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b.West},{b.South},{b.East},{b.North}") : null));

    /// <summary>The actors asked for, but for the words; null when the town does not exist.</summary>
    public async Task<IQueryable<Actor>?> Find(AppDb db, CancellationToken ct)
    {
        var actors = db.Actors.AsNoTracking().Where(a => WithReach || a.InRegion);
        if (Kind is { } kind)
        {
            actors = actors.Where(a => a.Kind == kind);
        }

        if (Sector is { } sector)
        {
            actors = actors.Where(OfSection(sector));
        }

        if (Box is { } box)
        {
            actors = actors.Where(a => a.Longitude >= box.West && a.Longitude <= box.East && a.Latitude >= box.South && a.Latitude <= box.North);
        }

        if (Town is null)
        {
            return actors;
        }

        var town = await db.Towns.Where(t => t.Slug == Town || t.Ags == Town).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(ct);
        return town is null ? null : actors.Where(a => a.TownId == town);
    }

    private static System.Linq.Expressions.Expression<Func<Actor, bool>> OfSection(char section)
    {
        string[] divisions = [.. Enumerable.Range(1, 99).Select(d => d.ToString("00", CultureInfo.InvariantCulture))
            .Where(d => Domain.Actors.Sector.SectionOf(d) == section)];
        string[] letters = [section.ToString(), char.ToLowerInvariant(section).ToString()];
        return a => a.SectorCode != null && (letters.Contains(a.SectorCode.Substring(0, 1)) || divisions.Contains(a.SectorCode.Substring(0, 2)));
    }
}
