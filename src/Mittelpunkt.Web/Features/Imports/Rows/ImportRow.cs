using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Features.Imports.Rows;

/// <summary>One valid record of a file, before it meets the database.</summary>
/// <param name="Line">Line of the file it begins on, from 1.</param>
public abstract record ImportRow(long Line);

/// <summary>An organisation. <see cref="Town"/> is a municipality key, a name, <see cref="Elsewhere"/>, or null for "find it".</summary>
public sealed record ActorRow(long Line) : ImportRow(Line)
{
    public const string Elsewhere = "none";

    public required string Key { get; init; }
    public string? Slug { get; init; }
    public required string Name { get; init; }
    public ActorKind Kind { get; init; }
    public string? Sector { get; init; }
    public string? Town { get; init; }
    public string? Place { get; init; }
    public string Country { get; init; } = "DE";
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public PositionPrecision? Precision { get; init; }
    public string? Website { get; init; }
    public string? Register { get; init; }
    public string? Summary { get; init; }
    public DateOnly? Since { get; init; }
    public DateTimeOffset? ClaimedAt { get; init; }
    public string? Source { get; init; }
    public string? SourceName { get; init; }
    public string? SourceUrl { get; init; }
    public DateOnly? SourceDate { get; init; }
}

/// <summary>A further public record about an actor that is already known.</summary>
public sealed record SourceRow(long Line) : ImportRow(Line)
{
    public required string Actor { get; init; }
    public required string Key { get; init; }
    public required string Source { get; init; }
    public required string Name { get; init; }
    public string? Url { get; init; }
    public DateOnly? Date { get; init; }

    /// <summary>The address the record's own entry had before it was merged.</summary>
    public string? FormerSlug { get; init; }
}

/// <summary>A tie between two actors, named by their keys.</summary>
public sealed record TieRow(long Line) : ImportRow(Line)
{
    public required string From { get; init; }
    public required string To { get; init; }
    public required Rung Rung { get; init; }
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }
    public Evidence Evidence { get; init; }
    public string? Source { get; init; }
    public Visibility? Visibility { get; init; }
    public DateTimeOffset? FromConfirmedAt { get; init; }
    public DateTimeOffset? ToConfirmedAt { get; init; }
}

/// <summary>A project.</summary>
public sealed record ProjectRow(long Line) : ImportRow(Line)
{
    public required string Key { get; init; }
    public string? Slug { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public string? FundingLine { get; init; }
    public decimal? Amount { get; init; }
    public string? Source { get; init; }
    public string? Url { get; init; }
}

/// <summary>An actor's part in a project, both named by their keys.</summary>
public sealed record ParticipantRow(long Line) : ImportRow(Line)
{
    public required string Project { get; init; }
    public required string Actor { get; init; }
    public bool Coordinates { get; init; }
}

/// <summary>A municipality with its area.</summary>
public sealed record TownRow(long Line) : ImportRow(Line)
{
    public required string Ags { get; init; }
    public required string Name { get; init; }
    public int? Population { get; init; }
    public DateOnly? PopulationDate { get; init; }
    public bool IsMember { get; init; }
    public double Longitude { get; init; }
    public double Latitude { get; init; }
    public string? Boundary { get; init; }
}
