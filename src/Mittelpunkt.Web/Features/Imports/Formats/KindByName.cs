using System.Text.RegularExpressions;
using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>
/// What the name alone says for sure: a legal form makes a company, the name of an office a public body, and so on.
/// Everything else stays unknown. The rule is written down in data/README.md.
/// </summary>
public static partial class KindByName
{
    public static ActorKind Of(string name)
    {
        if (University().IsMatch(name))
        {
            return ActorKind.University;
        }

        if (Company().IsMatch(name))
        {
            return ActorKind.Company;
        }

        if (PublicBody().IsMatch(name))
        {
            return ActorKind.PublicBody;
        }

        return Initiative().IsMatch(name) ? ActorKind.Initiative : ActorKind.Unknown;
    }

    /// <summary>Whether the name bears any sign of an organisation. What bears none may be a natural person and is left out.</summary>
    public static bool IsOrganisation(string name) =>
        !Person().IsMatch(name) && (Of(name) != ActorKind.Unknown || Organisation().IsMatch(name));

    [GeneratedRegex("hochschule|universität|universitaet", RegexOptions.IgnoreCase)]
    private static partial Regex University();

    [GeneratedRegex(@"(?<!\w)(g?GmbH|GMBH|mbH|AG|KG|KGaA|OHG|SE|UG|eG|Ltd\.?|Aktiengesellschaft|Genossenschaft)(?!\w)")]
    private static partial Regex Company();

    [GeneratedRegex(@"^(Stadt|Gemeinde|Markt|Landkreis|Kreisausschu(ss|ß)|(Der )?Magistrat|[\w-]+-Kreis)(?!\w)|Stadtverwaltung|Landratsamt|Finanzamt|Amtsgericht|Agentur für Arbeit|Jobcenter|Zweckverband|Wasserwirtschaftsamt|Schifffahrtsamt|Neubauamt|Polizeipräsidium|Schulverbund")]
    private static partial Regex PublicBody();

    [GeneratedRegex(@"e\. ?V\.|(?<!\w)eV(?!\w)|Verein|Stiftung|(?<!\w)IHK(?!\w)|Handwerkskammer|Verband|Diakonisches Werk|Kirchen?kreis|Caritas|Initiative")]
    private static partial Regex Initiative();

    [GeneratedRegex("gesellschaft|institut|zentrum|werkstatt|werke|klinik|krankenhaus|sparkasse|bank|kasse|schule|akademie|verlag|betrieb|kammer|verband|netzwerk|förderkreis|bildung", RegexOptions.IgnoreCase)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"(?<!\w)(e\. ?K\.|Inh\.|Inhaber(in)?|Herr|Frau|Einzelunternehme[nr])(?!\w)|^Dr\.|Dipl\.")]
    private static partial Regex Person();
}
