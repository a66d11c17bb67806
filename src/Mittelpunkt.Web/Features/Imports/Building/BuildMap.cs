using System.Text.Json;
using Mittelpunkt.Web.Features.Imports.Formats;
using Mittelpunkt.Web.Features.Imports.Rows;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Linemerge;

namespace Mittelpunkt.Web.Features.Imports.Building;

/// <summary>Builds what the map shows around the regions: borders of the Länder, the river, large towns, forests without a municipality, letters; and the list of all municipalities.</summary>
public static class BuildMap
{
    private const int LargeTown = 20_000;

    private static readonly Envelope Surroundings = new(7.8, 11.4, 49.0, 51.0);

    public static void Handle(string data, string sources)
    {
        var map = Directory.CreateDirectory(Path.Combine(data, "map")).FullName;
        Write(Path.Combine(map, "borders.geojson"), Borders(sources));
        Write(Path.Combine(map, "rivers.geojson"), Rivers(sources));
        Write(Path.Combine(map, "labels.geojson"), Labels(sources));
        Write(Path.Combine(map, "unincorporated.geojson"), Forests(data, sources));
        BuildMunicipalities.Handle(data, sources);
        CopyFolder(Path.Combine(sources, "basemap", "glyphs"), Path.Combine(map, "glyphs"));
        var taxonomy = Directory.CreateDirectory(Path.Combine(data, "taxonomy")).FullName;
        File.Copy(Path.Combine(sources, "taxonomy", "wz2008.csv"), Path.Combine(taxonomy, "wz2008.csv"), overwrite: true);
    }

    // Two Länder share the segments of a border; each is drawn once.
    private static IEnumerable<object> Borders(string sources)
    {
        var factory = new GeometryFactory();
        var segments = RegionTowns.Features(Path.Combine(sources, "places", "laender_vg5000.geojson.gz"))
            .SelectMany(land => LinearComponentExtracter.GetLines(Area.Parse(land.GetProperty("geometry").GetRawText())!))
            .SelectMany(ring => ring.Coordinates.Zip(ring.Coordinates.Skip(1)))
            .Where(ends => Surroundings.Contains(ends.First) && Surroundings.Contains(ends.Second))
            .Select(ends => ends.First.CompareTo(ends.Second) <= 0 ? ends : (ends.Second, ends.First)).Distinct();
        var merger = new LineMerger();
        merger.Add(segments.Select(ends => factory.CreateLineString([ends.Item1, ends.Item2])));
        return merger.GetMergedLineStrings().Cast<LineString>().OrderBy(l => l.Coordinate.X).ThenBy(l => l.Coordinate.Y)
            .Select(line => Feature(new { kind = "land" }, "LineString", line.Coordinates.Select(Pair)));
    }

    private static IEnumerable<object> Rivers(string sources)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(sources, "basemap", "main_river_ne10m.geojson")));
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(river => new
        {
            type = "Feature",
            properties = new { kind = "river", name = river.GetProperty("properties").GetProperty("name").GetString() },
            geometry = river.GetProperty("geometry").Clone(),
        })];
    }

    private static IEnumerable<object> Labels(string sources) =>
        RegionTowns.Counts(Path.Combine(sources, "places", "gemeinden_de_destatis.csv.gz"), new Problems())
            .Where(t => t.Value.Population >= LargeTown && Surroundings.Contains(t.Value.Longitude, t.Value.Latitude))
            .OrderByDescending(t => t.Value.Population).ThenBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => Feature(new { ags = t.Key, name = t.Value.Name, population = t.Value.Population }, "Point", Pair(new(t.Value.Longitude, t.Value.Latitude))));

    private static IEnumerable<object> Forests(string data, string sources)
    {
        var regions = Directory.EnumerateFiles(Path.Combine(data, "regions"), "region.json", SearchOption.AllDirectories).Select(RegionFile.Read).ToList();
        var fine = RegionTowns.Features(Path.Combine(sources, "places", "gemeinden_region_vg5000.geojson.gz")).ToDictionary(RegionTowns.Ags);
        return RegionTowns.Features(Path.Combine(sources, "places", "gemeinden_de_vg5000.geojson.gz"))
            .Where(f => RegionTowns.Unincorporated(f) && regions.Any(r => RegionTowns.Wanted(RegionTowns.Ags(f), r)))
            .Select(f => fine.GetValueOrDefault(RegionTowns.Ags(f), f)).OrderBy(RegionTowns.Ags, StringComparer.Ordinal)
            .Select(f => (object)new
            {
                type = "Feature",
                properties = new { ags = RegionTowns.Ags(f), name = f.GetProperty("properties").GetProperty("GEN").GetString() },
                geometry = f.GetProperty("geometry"),
            });
    }

    private static object Feature(object properties, string type, object coordinates) =>
        new { type = "Feature", properties, geometry = new { type, coordinates } };

    private static double[] Pair(Coordinate at) => [Math.Round(at.X, 5), Math.Round(at.Y, 5)];

    private static void Write(string file, IEnumerable<object> features) => File.WriteAllText(file,
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", features.Select(f => JsonSerializer.Serialize(f, RegionFile.Compact))) + "\n]}\n");

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
        }
    }
}
