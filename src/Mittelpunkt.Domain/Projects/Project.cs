using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Projects;

/// <summary>A dated project (Vorhaben) with its participants.</summary>
public sealed class Project : IMayBeExample
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <inheritdoc/>
    public bool IsExample { get; init; }

    /// <summary>Stable key in its source, e.g. "cordis:115974"; unique in the region.</summary>
    public required string Key { get; init; }

    /// <summary>Short name in URLs; unique in the region.</summary>
    public required string Slug { get; init; }

    /// <summary>Title, at most 500 characters.</summary>
    public required string Title { get; set; }

    /// <summary>What it is about, plain text, at most 2,000 characters.</summary>
    public string? Summary { get; set; }

    /// <summary>First day, or first day of the year when only that is known.</summary>
    public DateOnly? Start { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? End { get; set; }

    /// <summary>Public funding line, e.g. "Horizon 2020" or "EFRE Bayern 2007–2013".</summary>
    public string? FundingLine { get; set; }

    /// <summary>Public funding in euros, if the source states it.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Source as shown with its licence.</summary>
    public required string Source { get; set; }

    /// <summary>Address of the record.</summary>
    public string? Url { get; set; }

    /// <summary>Who takes part.</summary>
    public List<Participation> Participants { get; } = [];
}

/// <summary>An actor's part in a project.</summary>
public sealed class Participation : IMayBeExample
{
    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <inheritdoc/>
    public bool IsExample { get; init; }

    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The actor.</summary>
    public required Guid ActorId { get; set; }

    /// <summary>Whether it leads the project.</summary>
    public required bool Coordinates { get; set; }
}
