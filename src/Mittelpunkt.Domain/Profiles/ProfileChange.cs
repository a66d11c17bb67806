using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Profiles;

/// <summary>One change of one item. Never changed itself; only its owners see it.</summary>
public sealed class ProfileChange : INeverPublic
{
    /// <summary>Grows within a database in the order of commit.</summary>
    public long Number { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The organisation or the person.</summary>
    public required Guid OwnerId { get; set; }

    /// <summary>The organisation, when an organisation owns it; then the same as <see cref="OwnerId"/>.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>The person, when a person owns it; then the same as <see cref="OwnerId"/>.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What was changed.</summary>
    public required Item Item { get; init; }

    /// <summary>What was said before; null when nothing was.</summary>
    public string? Before { get; init; }

    /// <summary>For whom it was meant before.</summary>
    public required Audience AudienceBefore { get; init; }

    /// <summary>What is said since; null when nothing is.</summary>
    public string? After { get; init; }

    /// <summary>For whom it is meant since.</summary>
    public required Audience AudienceAfter { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who changed it; null when that person has left the platform.</summary>
    public Guid? By { get; set; }
}
