using System.Reflection;
using Microsoft.AspNetCore.Components;
using Mittelpunkt.Web.Hosting;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.BrowserTests.Sweep;

/// <summary>An address for every page component of the product, found by its routes, so that none can be left out.</summary>
internal static class Pages
{
    /// <summary>Name of the mail <see cref="SweepTests"/> puts into the development's post.</summary>
    public const string SampleMail = "20261102-080000-000-abcdef12.eml";

    /// <summary>What <see cref="SampleTeam"/> lets another organisation state, and what both confirmed.</summary>
    public static readonly Guid AskedTie = new("01890000-0000-7000-8000-000000000001");
    public static readonly Guid AgreedTie = new("01890000-0000-7000-8000-000000000002");

    private static readonly Dictionary<string, string> Examples = new()
    {
        [Paths.Actor] = "/akteure/beispiel-hochschule-aburg",
        [Paths.ActorCard] = "/akteure/beispiel-hochschule-aburg/karte",
        [Paths.Correct] = "/akteure/beispiel-hochschule-aburg/korrigieren",
        [Paths.Acquaintance] = "/akteure/beispiel-hochschule-aburg/weg?von=beispiel-logistik-kg",
        [Paths.Join] = "/akteure/beispiel-logistik-kg/mitmachen",
        [Paths.Team] = "/akteure/beispiel-hochschule-aburg/team",
        [Paths.Invitations] = "/akteure/beispiel-hochschule-aburg/team/einladungen",
        [Paths.Invitation] = "/einladung/ungueltig",
        [Paths.ImprintAnswer] = "/anfrage/ungueltig",
        [Paths.Cooperations] = "/akteure/beispiel-hochschule-aburg/zusammenarbeit",
        [Paths.NewCooperation] = "/akteure/beispiel-hochschule-aburg/zusammenarbeit/neu?mit=beispiel-logistik-kg",
        [Paths.Cooperation] = $"/akteure/beispiel-hochschule-aburg/zusammenarbeit/{AskedTie}",
        [Paths.Verify] = "/akteure/beispiel-logistik-kg/pruefung",
        [Paths.Vouches] = "/akteure/beispiel-hochschule-aburg/fuersprachen",
        [Paths.CheckEntry] = "/akteure/beispiel-hochschule-aburg/aktuell?erledigt=ja",
        [Paths.EditActor] = "/akteure/beispiel-hochschule-aburg/bearbeiten",
        [Paths.EditSector] = "/akteure/beispiel-hochschule-aburg/bearbeiten/branche?q=Forschung",
        [Paths.EditPosition] = "/akteure/beispiel-hochschule-aburg/bearbeiten/lage",
        [Paths.EditLogo] = "/akteure/beispiel-hochschule-aburg/bearbeiten/logo",
        [Paths.NamedByActor] = "/akteure/beispiel-hochschule-aburg/bearbeiten/benannte?q=Logistik",
        [Paths.PreviewActor] = "/akteure/beispiel-hochschule-aburg/bearbeiten/vorschau?als=netz",
        [Paths.ActorHistory] = "/akteure/beispiel-hochschule-aburg/bearbeiten/verlauf",
        [Paths.ReportActor] = "/akteure/beispiel-hochschule-aburg/melden",
        [Paths.ReportProject] = "/vorhaben/beispiel-dichtung-4-0/melden",
        [Paths.Reply] = "/konto/stellungnahme/" + SampleTeam.DecidedCase,
        [Paths.Town] = "/orte/aburg",
        [Paths.Project] = "/vorhaben/beispiel-dichtung-4-0",
        [Paths.PostMail] = "/entwicklung/post/" + SampleMail,
        [Paths.Error] = "/fehler/404",
    };

    /// <summary>Parts of addresses only people who are signed in reach.</summary>
    public static IReadOnlyList<string> ForMembers { get; } = ["/eintragen", "/konto", "/mitmachen", "/team", "/zusammenarbeit", "/fuersprachen", "/pruefung", "/bearbeiten", "/koordination"];

    public static IReadOnlyList<string> All { get; } =
        [.. Routes().Select(Address), Paths.Actors + "?q=Hochshule&seite=1", Paths.Actors + "?q=gibtesnicht", "/keine-seite",
            "/akteure/beispiel-hochschule-aburg/zusammenarbeit/neu?q=Beispiel", $"/akteure/beispiel-hochschule-aburg/zusammenarbeit/{AgreedTie}"];

    public static IEnumerable<string> InBothLanguages => All.SelectMany(path => new[] { Paths.In("de", path), Paths.In("en", path) });

    private static IEnumerable<string> Routes() => typeof(Website).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Distinct();

    private static string Address(string template) => Examples.TryGetValue(template, out var example) ? example
        : template.Contains('{') ? throw new InvalidOperationException($"Give an example address for {template}.")
        : template;
}
