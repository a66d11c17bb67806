using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Actors;

/// <summary>One public record an actor's facts come from.</summary>
public sealed class ActorSource : IRegional
{
    /// <summary>How keys of entries begin that an organisation made itself.</summary>
    public const string OwnPrefix = "own:";

    /// <summary>The source of such an entry, as files name it.</summary>
    public const string OwnName = "Eigene Angabe";

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The actor.</summary>
    public required Guid ActorId { get; set; }

    /// <summary>Key of the record, e.g. "ror:02s7vm534"; unique in the region.</summary>
    public required string Key { get; init; }

    /// <summary>Source as shown with its licence, e.g. "CORDIS, Horizon 2020 (© European Union)".</summary>
    public required string Source { get; set; }

    /// <summary>Name the record itself gives.</summary>
    public required string Name { get; set; }

    /// <summary>Last part of the address the record's own entry had before it was merged into the actor; null when it never had one.</summary>
    public string? FormerSlug { get; set; }

    /// <summary>Address of the record, if it has one.</summary>
    public string? Url { get; set; }

    /// <summary>Date of the record or of the release it was taken from.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Whether no public record but the organisation itself says so.</summary>
    public bool IsOwnStatement => Key.StartsWith(OwnPrefix, StringComparison.Ordinal);
}
