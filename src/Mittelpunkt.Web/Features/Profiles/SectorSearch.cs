using Mittelpunkt.Algorithms.Text;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Finds entries of the classification of economic activities by the words people use for their trade, in either language.</summary>
public static class SectorSearch
{
    // What a trade is called every day, and a word of the classification that stands for it.
    private static readonly (string Word, string[] Codes)[] Everyday =
    [
        ("Bäcker Bäckerei Brot", ["10.71"]), ("Metzger Metzgerei Fleischer Wurst", ["10.13", "47.22"]), ("Schreiner Tischler Möbel", ["31.0", "43.32"]),
        ("Software App Programmierer IT Entwickler", ["62.01"]), ("Webseite Internetagentur Hosting Cloud", ["63.11"]), ("IT-Beratung Digitalisierung", ["62.02"]),
        ("Werbeagentur Marketing", ["73.11"]), ("Spedition Logistik Lkw Transport", ["49.41", "52.29"]), ("Autohaus Autowerkstatt", ["45.11", "45.20"]),
        ("Autozulieferer Automotive", ["29.3"]), ("Maschinenbau Maschinenbauer", ["28"]), ("Metallbau Schlosser", ["25.11"]), ("Zerspanung Dreherei Fräserei", ["25.62"]),
        ("Kunststoff Spritzguss", ["22.2"]), ("Dichtung Gummi", ["22.19"]), ("Magnet", ["27.90"]), ("Elektriker Elektro", ["43.21"]), ("Klempner Heizung Sanitär", ["43.22"]), ("Architekt Architektur", ["71.11"]),
        ("Ingenieurbüro Ingenieur", ["71.12"]), ("Steuerberater Steuer", ["69.20"]), ("Anwalt Kanzlei Rechtsanwalt", ["69.10"]), ("Unternehmensberatung Berater", ["70.22"]),
        ("Arzt Praxis", ["86.2"]), ("Krankenhaus Klinik", ["86.10"]), ("Apotheke", ["47.73"]), ("Hotel Pension", ["55.10"]), ("Restaurant Gaststätte Wirtshaus", ["56.10"]),
        ("Café Kaffee", ["56.10"]), ("Coworking Büroräume", ["68.20", "82.11"]), ("Hochschule Universität", ["85.42"]), ("Forschungsinstitut Labor Forschung", ["72.19"]),
        ("Kita Kindergarten", ["88.91"]), ("Verein Verband", ["94"]), ("Bank Sparkasse", ["64.19"]), ("Versicherung", ["65.12"]), ("Immobilien Makler", ["68.31"]),
        ("Solar Photovoltaik Strom", ["35.11", "43.21"]), ("Winzer Weinbau Wein", ["01.21"]), ("Brauerei Bier", ["11.05"]), ("Textil Kleidung Mode", ["14.13"]),
        ("Druckerei", ["18.12"]), ("Friseur", ["96.02"]), ("Zeitarbeit Personal", ["78.20"]), ("Rathaus Stadtverwaltung Behörde", ["84.11"]),
        ("3D-Druck Werkzeugbau Formenbau", ["25.73"]), ("Medizintechnik", ["32.50", "26.60"]), ("Sensoren Messtechnik", ["26.51"]), ("Chip Halbleiter Elektronik", ["26.11"]),
    ];

    private static readonly Lazy<TextIndex> Index = new(Build);

    /// <summary>At most so many, best first.</summary>
    public static IReadOnlyList<SectorLabel> Find(string asked, int most) =>
        SectorList.Find(asked.Trim()) is { } exact
            ? [exact]
            : [.. InOrder(Index.Value.Search(asked).Hits.Select(hit => SectorList.All[hit.Document]), most)];

    // A class and its only subclass often have one name: the better of the two says it all. What belongs together stands together, the general first.
    private static IEnumerable<SectorLabel> InOrder(IEnumerable<SectorLabel> best, int most)
    {
        var found = best.DistinctBy(label => (Division(label), label.German)).Take(most).ToList();
        var first = found.Select(Division).Distinct().ToList();
        return found.OrderBy(label => first.IndexOf(Division(label))).ThenBy(label => label.Code, StringComparer.Ordinal);
    }

    private static string Division(SectorLabel label) => label.Code[..Math.Min(2, label.Code.Length)];

    private static TextIndex Build()
    {
        var words = Everyday.SelectMany(entry => entry.Codes.Select(code => (Code: code, entry.Word))).ToLookup(pair => pair.Code, pair => pair.Word);
        var index = new TextIndexBuilder();
        foreach (var label in SectorList.All)
        {
            index.Add(new TextField(label.German, 2), new TextField(label.English, 1), new TextField(string.Join(' ', words[label.Code]), 3));
        }

        return index.Build();
    }
}
