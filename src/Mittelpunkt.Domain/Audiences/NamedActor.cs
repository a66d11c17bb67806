using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Audiences;

/// <summary>An organisation its owner has named as one of those that may see more (benannter Akteur). Only the owner sees the list.</summary>
public sealed class NamedActor : INeverPublic
{
    /// <summary>Most an owner may name.</summary>
    public const int Most = 100;

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The organisation or the person who names.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The person, when a person owns it; then the same as <see cref="OwnerId"/>.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The organisation named.</summary>
    public required Guid ActorId { get; init; }
}
