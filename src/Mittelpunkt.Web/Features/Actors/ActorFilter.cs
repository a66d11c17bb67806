using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Regions;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Actors;

/// <summary>Where the actors of a list sit.</summary>
public enum Reach
{
    /// <summary>In the region: what the map shows first.</summary>
    Region,
    /// <summary>The region's partners elsewhere.</summary>
    Partners,
    /// <summary>Both.</summary>
    All,
}

/// <summary>What somebody looks for in the directory. Every value an address may hold is read; unknown ones are left out.</summary>
public sealed record ActorFilter(string? Text, ActorKind? Kind, string? Town, string? Section, Reach Reach)
{
    /// <summary>Slug of actors without a known sector.</summary>
    public const string NoSection = "unbekannt";

    public static ActorFilter From(string? text, string? kind, string? town, string? section, string? reach) => new(
        Query.Text(text),
        Names.KindOf(kind),
        string.IsNullOrEmpty(town) ? null : town,
        section is NoSection or { Length: 1 } && (section == NoSection || Sector.Sections.Contains(section[0])) ? section : null,
        reach switch { "partner" => Reach.Partners, "alle" => Reach.All, _ => Reach.Region });

    public static string? Slug(Reach reach) => reach switch { Reach.Partners => "partner", Reach.All => "alle", _ => null };

    /// <summary>Whether anything narrows the list.</summary>
    public bool Narrows => Text is not null || Kind is not null || Town is not null || Section is not null;

    public string Link(int page) => Paths.ToActors(Text, Kind?.Slug(), Town, Section, Slug(Reach), page);

    public bool Fits(ActorEntry actor) => FitsReach(actor, Reach) && FitsKind(actor) && FitsTown(actor) && FitsSection(actor);

    /// <summary>Kinds that occur under the other filters, with how many each.</summary>
    public List<Choice.Option> Kinds(IReadOnlyList<ActorEntry> found) => Count(
        found.Where(a => FitsReach(a, Reach) && FitsTown(a) && FitsSection(a)), a => a.Kind.Slug(),
        Names.Kinds.Select(kind => (kind.Slug(), kind.Name())), Kind?.Slug());

    public List<Choice.Option> Towns(IReadOnlyList<ActorEntry> found, IReadOnlyList<TownEntry> towns) => Count(
        found.Where(a => FitsReach(a, Reach) && FitsKind(a) && FitsSection(a)), a => a.Town?.Slug ?? "",
        towns.Select(town => (town.Slug, town.Name)), Town);

    public List<Choice.Option> Sections(IReadOnlyList<ActorEntry> found) => Count(
        found.Where(a => FitsReach(a, Reach) && FitsKind(a) && FitsTown(a)), a => a.Section?.ToString() ?? NoSection,
        [.. Sector.Sections.Select(letter => (letter.ToString(), Names.Section(letter))), (NoSection, Names.Section(null))], Section);

    /// <summary>How many each reach has under the other filters.</summary>
    public int CountOf(IReadOnlyList<ActorEntry> found, Reach reach) =>
        found.Count(a => !a.IsExample && FitsReach(a, reach) && FitsKind(a) && FitsTown(a) && FitsSection(a));

    private static List<Choice.Option> Count(IEnumerable<ActorEntry> actors, Func<ActorEntry, string> slug, IEnumerable<(string Slug, string Name)> values, string? chosen)
    {
        var counts = actors.Where(actor => !actor.IsExample).GroupBy(slug).ToDictionary(group => group.Key, group => group.Count());
        return [.. values.Select(value => new Choice.Option(value.Slug, value.Name, counts.GetValueOrDefault(value.Slug)))
            .Where(option => option.Count > 0 || option.Value == chosen)];
    }

    private static bool FitsReach(ActorEntry actor, Reach reach) => reach == Reach.All || actor.InRegion == (reach == Reach.Region);

    private bool FitsKind(ActorEntry actor) => Kind is null || actor.Kind == Kind;

    private bool FitsTown(ActorEntry actor) => Town is null || actor.Town?.Slug == Town;

    private bool FitsSection(ActorEntry actor) => Section is null || (actor.Section?.ToString() ?? NoSection) == Section;
}
