using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Web.Regions;

/// <summary>What lists show of an actor.</summary>
public sealed record ActorEntry(Guid Id, string Slug, string Name, ActorKind Kind)
{
    public char? Section { get; init; }

    /// <summary>Its town in the region, or null.</summary>
    public TownEntry? Town { get; init; }

    public string? Place { get; init; }

    public required string Country { get; init; }

    public bool InRegion { get; init; }

    /// <summary>Whether it has a position, and so a dot on the map.</summary>
    public bool OnMap { get; init; }

    public bool Claimed { get; init; }

    public string? Summary { get; init; }

    public string? SummaryEn { get; init; }

    /// <summary>What it works on, in its own words, as far as everybody may read them.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Fictional; counts in no figure.</summary>
    public bool IsExample { get; init; }
}

/// <summary>What lists show of a town.</summary>
public sealed record TownEntry(Guid Id, string Slug, string Name, string Ags)
{
    public int? Population { get; init; }

    public DateOnly? PopulationDate { get; init; }

    /// <summary>Whether it belongs to the region itself.</summary>
    public bool IsMember { get; init; }
}

/// <summary>What lists show of a project.</summary>
public sealed record ProjectEntry(Guid Id, string Slug, string Title)
{
    public string? FundingLine { get; init; }

    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    public int Participants { get; init; }

    /// <summary>Fictional; counts in no figure.</summary>
    public bool IsExample { get; init; }

    /// <summary>Whether it ran in that year as far as the source says.</summary>
    public bool RanIn(int year) => Start is { } start && start.Year <= year && year <= (End ?? start).Year;

    /// <summary>The years it ran, at most fifty.</summary>
    public IEnumerable<int> Years() => Start is { } start ? Enumerable.Range(start.Year, Math.Clamp((End ?? start).Year - start.Year + 1, 1, 50)) : [];
}
