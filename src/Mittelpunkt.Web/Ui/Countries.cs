using System.Globalization;

namespace Mittelpunkt.Web.Ui;

/// <summary>Names of countries by ISO 3166-1 alpha-2. The runtime knows English and native names, but not German ones.</summary>
public static class Countries
{
    private static readonly Dictionary<string, string> German = new()
    {
        ["AD"] = "Andorra",
        ["AE"] = "Vereinigte Arabische Emirate",
        ["AL"] = "Albanien",
        ["AM"] = "Armenien",
        ["AR"] = "Argentinien",
        ["AT"] = "Österreich",
        ["AU"] = "Australien",
        ["AZ"] = "Aserbaidschan",
        ["BA"] = "Bosnien und Herzegowina",
        ["BE"] = "Belgien",
        ["BG"] = "Bulgarien",
        ["BR"] = "Brasilien",
        ["BY"] = "Belarus",
        ["CA"] = "Kanada",
        ["CH"] = "Schweiz",
        ["CL"] = "Chile",
        ["CN"] = "China",
        ["CO"] = "Kolumbien",
        ["CY"] = "Zypern",
        ["CZ"] = "Tschechien",
        ["DE"] = "Deutschland",
        ["DK"] = "Dänemark",
        ["EE"] = "Estland",
        ["EG"] = "Ägypten",
        ["ES"] = "Spanien",
        ["FI"] = "Finnland",
        ["FO"] = "Färöer",
        ["FR"] = "Frankreich",
        ["GB"] = "Vereinigtes Königreich",
        ["GE"] = "Georgien",
        ["GR"] = "Griechenland",
        ["HR"] = "Kroatien",
        ["HU"] = "Ungarn",
        ["IE"] = "Irland",
        ["IL"] = "Israel",
        ["IN"] = "Indien",
        ["IS"] = "Island",
        ["IT"] = "Italien",
        ["JP"] = "Japan",
        ["KE"] = "Kenia",
        ["KR"] = "Südkorea",
        ["LI"] = "Liechtenstein",
        ["LT"] = "Litauen",
        ["LU"] = "Luxemburg",
        ["LV"] = "Lettland",
        ["MA"] = "Marokko",
        ["MC"] = "Monaco",
        ["MD"] = "Moldau",
        ["ME"] = "Montenegro",
        ["MK"] = "Nordmazedonien",
        ["MT"] = "Malta",
        ["MX"] = "Mexiko",
        ["NL"] = "Niederlande",
        ["NO"] = "Norwegen",
        ["NZ"] = "Neuseeland",
        ["PL"] = "Polen",
        ["PT"] = "Portugal",
        ["RO"] = "Rumänien",
        ["RS"] = "Serbien",
        ["RU"] = "Russland",
        ["SE"] = "Schweden",
        ["SG"] = "Singapur",
        ["SI"] = "Slowenien",
        ["SK"] = "Slowakei",
        ["SM"] = "San Marino",
        ["TN"] = "Tunesien",
        ["TR"] = "Türkei",
        ["TW"] = "Taiwan",
        ["UA"] = "Ukraine",
        ["US"] = "Vereinigte Staaten",
        ["VA"] = "Vatikanstadt",
        ["XK"] = "Kosovo",
        ["ZA"] = "Südafrika",
    };

    /// <summary>The name in the language of the page; the code itself when nobody knows it.</summary>
    public static string Name(string code)
    {
        if (!Paths.IsEnglish && German.TryGetValue(code, out var name))
        {
            return name;
        }

        try
        {
            return code.Length == 2 && char.IsAsciiLetterUpper(code[0]) ? new RegionInfo(code).EnglishName : code;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
