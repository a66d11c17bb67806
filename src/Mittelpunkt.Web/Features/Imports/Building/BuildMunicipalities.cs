using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Mittelpunkt.Web.Features.Imports.Formats;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Building;

/// <summary>Writes the list of all municipalities of Germany with their coarse areas, from which a new region is put together.</summary>
public static class BuildMunicipalities
{
    public static void Handle(string data, string sources)
    {
        var places = Path.Combine(sources, "places");
        var counts = RegionTowns.Counts(Path.Combine(places, "gemeinden_de_destatis.csv.gz"), new Problems());
        var districts = RegionTowns.Features(Path.Combine(places, "kreise_vg5000.geojson.gz")).ToDictionary(RegionTowns.Ags, District);
        using var packed = new GZipStream(File.Create(Path.Combine(data, "map", "municipalities.csv.gz")), CompressionLevel.SmallestSize);
        using var writer = new StreamWriter(packed) { NewLine = "\n" };
        writer.WriteLine("ags;name;district;population;longitude;latitude;area");
        foreach (var feature in RegionTowns.Features(Path.Combine(places, "gemeinden_de_vg5000.geojson.gz"))
            .Where(feature => !RegionTowns.Unincorporated(feature)).OrderBy(RegionTowns.Ags, StringComparer.Ordinal))
        {
            writer.WriteLine(Row(feature, districts, counts));
        }
    }

    // Two municipalities are newer than the count: without inhabitants, placed inside their area.
    private static string Row(JsonElement feature, Dictionary<string, string> districts, Dictionary<string, TownCount> counts)
    {
        var (ags, name) = (RegionTowns.Ags(feature), feature.GetProperty("properties").GetProperty("GEN").GetString()!);
        var count = counts.GetValueOrDefault(ags) ?? Uncounted(name, Area.Read(feature, 0, new Problems())!);
        return string.Create(CultureInfo.InvariantCulture,
            $"{ags};{name};{districts.GetValueOrDefault(ags[..5])};{count.Population};{count.Longitude};{count.Latitude};{feature.GetProperty("geometry").GetRawText().Replace(" ", "", StringComparison.Ordinal)}");
    }

    private static TownCount Uncounted(string name, Area area) => new(name, null, area.Longitude, area.Latitude);

    // "Landkreis Offenbach", "Main-Kinzig-Kreis"; a town that is its own district is called "Kreisfreie Stadt".
    private static string District(JsonElement feature)
    {
        var (kind, name) = (feature.GetProperty("properties").GetProperty("BEZ").GetString()!, feature.GetProperty("properties").GetProperty("GEN").GetString()!);
        return kind is "Kreisfreie Stadt" or "Stadtkreis" ? kind : name.EndsWith("kreis", StringComparison.OrdinalIgnoreCase) ? name : kind + " " + name;
    }
}
