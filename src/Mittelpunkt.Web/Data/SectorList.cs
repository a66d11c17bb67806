using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;

namespace Mittelpunkt.Web.Data;

/// <summary>One entry of the classification of economic activities (WZ 2008).</summary>
public sealed record SectorLabel(int Level, string Code, string German, string English)
{
    public string Name(bool english) => english ? English : German;
}

/// <summary>The classification of economic activities (WZ 2008), all five levels.</summary>
public static class SectorList
{
    private static readonly Lazy<FrozenDictionary<string, SectorLabel>> ByCode = new(() => Read().ToFrozenDictionary(label => label.Code));

    /// <summary>All entries, each before those below it.</summary>
    public static IReadOnlyList<SectorLabel> All => field ??= Read();

    public static bool Has(string code) => ByCode.Value.ContainsKey(code);

    public static SectorLabel? Find(string? code) => code is null ? null : ByCode.Value.GetValueOrDefault(code);

    private static List<SectorLabel> Read()
    {
        using var csv = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "data", "taxonomy", "wz2008.csv"), new CsvReaderOptions());
        var labels = new List<SectorLabel>();
        while (csv.Read())
        {
            labels.Add(new(int.Parse(csv.GetString(0), CultureInfo.InvariantCulture), csv.GetString(1), csv.GetString(2), csv.GetString(3)));
        }

        return labels;
    }
}
