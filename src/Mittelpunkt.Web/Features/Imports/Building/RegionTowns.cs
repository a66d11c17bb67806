using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Building;

/// <summary>The municipalities of a region and around it: areas of the BKG, inhabitants of the Federal Statistical Office.</summary>
public static class RegionTowns
{
    private static readonly DateOnly Counted = new(2019, 12, 31);

    public static IEnumerable<TownRow> Read(string sources, RegionFile region, Problems problems)
    {
        var counts = Counts(Path.Combine(sources, "places", "gemeinden_de_destatis.csv.gz"), problems);
        var fine = Features(Path.Combine(sources, "places", "gemeinden_region_vg5000.geojson.gz")).ToDictionary(Ags);
        var number = 0L;
        foreach (var coarse in Features(Path.Combine(sources, "places", "gemeinden_de_vg5000.geojson.gz")).OrderBy(Ags, StringComparer.Ordinal))
        {
            var ags = Ags(coarse);
            var feature = fine.GetValueOrDefault(ags, coarse);
            if (!Wanted(ags, region) || Unincorporated(feature) || !counts.TryGetValue(ags, out var count))
            {
                continue;
            }

            yield return new TownRow(++number)
            {
                Ags = ags,
                Name = feature.GetProperty("properties").GetProperty("GEN").GetString()!,
                Population = count.Population,
                PopulationDate = Counted,
                IsMember = region.Members.Any(start => ags.StartsWith(start, StringComparison.Ordinal)),
                Longitude = count.Longitude,
                Latitude = count.Latitude,
                Boundary = feature.GetProperty("geometry").GetRawText(),
            };
        }
    }

    /// <summary>The features of a packed GeoJSON file.</summary>
    public static IReadOnlyList<JsonElement> Features(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        return [.. JsonDocument.Parse(stream).RootElement.GetProperty("features").EnumerateArray()];
    }

    public static string Ags(JsonElement feature) => feature.GetProperty("properties").GetProperty("AGS").GetString()!;

    /// <summary>Whether a municipality belongs to the region or lies around it.</summary>
    public static bool Wanted(string ags, RegionFile region) =>
        region.Members.Concat(region.Around).Any(start => ags.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Forests and the like that belong to no municipality.</summary>
    public static bool Unincorporated(JsonElement feature) =>
        feature.GetProperty("properties") is var p && (p.GetProperty("BEZ").GetString() == "Gemeindefreies Gebiet"
            || p.GetProperty("GEN").GetString()!.StartsWith("Gutsbezirk", StringComparison.Ordinal));

    /// <summary>Centre and inhabitants by municipality key.</summary>
    public static Dictionary<string, TownCount> Counts(string path, Problems problems)
    {
        using var file = InputFile.Open(path, problems);
        var table = CsvTable.Open(file!.Path, problems)!;
        int At(string name) => table.Header.ToList().IndexOf(name);
        var (ags, title, population, lon, lat) = (At("ags"), At("name"), At("population"), At("lon"), At("lat"));
        return table.Rows.Where(r => r.Values[lon].Length > 0).ToDictionary(r => r.Values[ags], r => new TownCount(
            r.Values[title].Split(',')[0],
            int.TryParse(r.Values[population], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            Math.Round(double.Parse(r.Values[lon], CultureInfo.InvariantCulture), 5),
            Math.Round(double.Parse(r.Values[lat], CultureInfo.InvariantCulture), 5)));
    }
}

/// <summary>What the Federal Statistical Office says of a municipality.</summary>
public sealed record TownCount(string Name, int? Population, double Longitude, double Latitude);
