using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Profiles;

/// <summary>What an organisation or a person says about itself, one row an item. It appears only to its audience.</summary>
public sealed class ProfileEntry : IRegional
{
    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The organisation or the person.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The organisation, when an organisation owns it; then the same as <see cref="OwnerId"/>.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The person, when a person owns it; then the same as <see cref="OwnerId"/>.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What it is about.</summary>
    public required Item Item { get; init; }

    /// <summary>What is said.</summary>
    public required string Value { get; set; }

    /// <summary>Who may see it.</summary>
    public required Audience Audience { get; set; }
}
