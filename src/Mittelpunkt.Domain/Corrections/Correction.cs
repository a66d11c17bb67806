using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Corrections;

/// <summary>What somebody asks for.</summary>
public enum CorrectionKind
{
    /// <summary>Something is wrong.</summary>
    Correct = 1,
    /// <summary>The entry should go.</summary>
    Remove = 2,
}

/// <summary>A request to correct or remove an entry ("Eintrag korrigieren oder entfernen lassen").</summary>
public sealed class Correction : IRegional
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The entry.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>What is asked for.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>What should change, 10 to 2,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>Where to answer; null when the asker does not want an answer.</summary>
    public string? Contact { get; init; }

    /// <summary>When it came in (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was settled (UTC); null while open.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
