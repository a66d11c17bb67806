using Microsoft.EntityFrameworkCore;

namespace Mittelpunkt.Web.Data.Maps;

/// <summary>The base map of the current region: its towns from the database and what lies around them.</summary>
public sealed class MapPlaces(AppDb db, Basemap basemap)
{
    public async Task<IReadOnlyList<MapPlace>> All(CancellationToken ct)
    {
        var towns = await db.Towns.AsNoTracking().OrderBy(t => t.Ags)
            .Select(t => new { t.Ags, t.Name, t.Population, t.IsMember, t.Longitude, t.Latitude, t.Boundary })
            .ToListAsync(ct);
        var known = towns.Select(t => t.Ags).ToHashSet();
        var areas = towns
            .Select(t => (Town: t, Shape: Shape.Read(t.Boundary)))
            .Where(t => t.Shape is { Closed: true })
            .Select(t => new MapPlace(PlaceKind.Town, t.Town.Ags, t.Town.Name, t.Town.Population, t.Town.IsMember, t.Shape!));
        var labels = towns
            .Select(t => new MapPlace(PlaceKind.Label, t.Ags, t.Name, t.Population, t.IsMember, Shape.Point(t.Longitude, t.Latitude)));
        return [.. areas, .. basemap.Places.Where(p => p.Ags is null || !known.Contains(p.Ags)), .. labels];
    }
}
