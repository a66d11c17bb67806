using System.Globalization;
using System.IO.Compression;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>A municipality of Germany.</summary>
/// <param name="Ags">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">"Landkreis Offenbach", or "Kreisfreie Stadt".</param>
/// <param name="Population">Inhabitants; null when not counted.</param>
/// <param name="Longitude">Of its centre.</param>
/// <param name="Latitude">Of its centre.</param>
/// <param name="Boundary">Its area as the text of a GeoJSON geometry.</param>
public sealed record Municipality(string Ags, string Name, string District, int? Population, double Longitude, double Latitude, string Boundary);

/// <summary>All municipalities, from data/map/municipalities.csv.gz (Destatis and BKG). Read when somebody searches; nothing is kept afterwards.</summary>
public static class Municipalities
{
    /// <summary>Day the inhabitants were counted.</summary>
    public static readonly DateOnly Counted = new(2019, 12, 31);

    /// <summary>Most answers to one search.</summary>
    public const int Most = 60;

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "data", "map", "municipalities.csv.gz");

    /// <summary>Those with the text in their name or district, or with a key that begins with it; names that begin with it first, larger ones before smaller ones.</summary>
    public static IReadOnlyList<Municipality> Search(string text)
    {
        var wanted = text.Trim();
        return wanted.Length < 2 ? [] : [.. Read()
            .Where(town => Has(town.Name, wanted) || Has(town.District, wanted) || town.Ags.StartsWith(wanted, StringComparison.Ordinal))
            .OrderByDescending(town => town.Name.StartsWith(wanted, StringComparison.CurrentCultureIgnoreCase)).ThenByDescending(town => Has(town.Name, wanted))
            .ThenByDescending(town => town.Population).ThenBy(town => town.Ags, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Those with these keys, by name; unknown keys are left out.</summary>
    public static IReadOnlyList<Municipality> Of(IReadOnlyCollection<string> keys)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0 ? [] : [.. Read().Where(town => wanted.Contains(town.Ags)).OrderBy(town => town.Name, StringComparer.CurrentCulture).ThenBy(town => town.Ags, StringComparer.Ordinal)];
    }

    private static bool Has(string name, string wanted) => name.Contains(wanted, StringComparison.CurrentCultureIgnoreCase);

    // Semicolons, since the last column is GeoJSON.
    private static IEnumerable<Municipality> Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Shipped), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(';', 7);
            yield return new Municipality(
                parts[0], parts[1], parts[2], parts[3].Length == 0 ? null : int.Parse(parts[3], CultureInfo.InvariantCulture),
                double.Parse(parts[4], CultureInfo.InvariantCulture), double.Parse(parts[5], CultureInfo.InvariantCulture), parts[6]);
        }
    }
}
