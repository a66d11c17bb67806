using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Pulses;

/// <summary>What happened.</summary>
public enum PulseKind
{
    /// <summary>A new actor.</summary>
    ActorAdded = 1,
    /// <summary>A new tie, or a tie that climbed.</summary>
    TieAdded = 2,
    /// <summary>A new project.</summary>
    ProjectAdded = 3,
    /// <summary>Records were imported; <see cref="Pulse.Count"/> says how many.</summary>
    Imported = 4,
    /// <summary>An organisation took over its entry.</summary>
    ActorClaimed = 5,
}

/// <summary>One public activity: what makes a dot blink. Written in the transaction of the act; never changed.</summary>
public sealed class Pulse : IMayBeExample
{
    /// <summary>Grows within a database in the order of commit; the event id of the stream.</summary>
    public long Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <inheritdoc/>
    public bool IsExample { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required PulseKind Kind { get; init; }

    /// <summary>The actor that blinks, if any.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The other end of a tie.</summary>
    public Guid? OtherId { get; init; }

    /// <summary>The project, if any.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>How many records, for an import.</summary>
    public int? Count { get; init; }

    /// <summary>Name of the import's source, if any.</summary>
    public string? Source { get; init; }
}
