using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Merging;

/// <summary>Why two entries may be the same organisation.</summary>
public enum MergeReason
{
    /// <summary>Same web domain.</summary>
    SameDomain = 1,
    /// <summary>Same register number.</summary>
    SameRegisterNumber = 2,
    /// <summary>Similar normalised name within 100 m.</summary>
    SimilarNameNearby = 3,
    /// <summary>Similar normalised name in the same town.</summary>
    SimilarNameSameTown = 4,
}

/// <summary>What people decided about a proposal.</summary>
public enum MergeState
{
    /// <summary>Not yet decided.</summary>
    Open = 0,
    /// <summary>They are the same and were merged.</summary>
    Merged = 1,
    /// <summary>They are different; never proposed again.</summary>
    Distinct = 2,
}

/// <summary>Two entries that may be the same organisation, for a person to decide.</summary>
public sealed class MergeProposal : IRegional
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Key of the entry that would stay.</summary>
    public required string KeepKey { get; init; }

    /// <summary>Key of the entry that would be taken in.</summary>
    public required string OtherKey { get; init; }

    /// <summary>Why.</summary>
    public required MergeReason Reason { get; init; }

    /// <summary>Decision.</summary>
    public MergeState State { get; set; }

    /// <summary>When it was found (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
