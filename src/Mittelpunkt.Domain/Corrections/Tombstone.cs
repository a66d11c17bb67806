using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Corrections;

/// <summary>
/// What is kept of an organisation that was removed at its wish (Sperrvermerk), so that no import brings it back: marks by which records
/// are compared, and nothing anybody wrote.
/// </summary>
public sealed class Tombstone : IMayBeExample, INeverPublic
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <inheritdoc/>
    public bool IsExample { get; init; }

    /// <summary>Where the name counts: <see cref="Likeness.Group"/> of the removed entry.</summary>
    public required string Group { get; init; }

    /// <summary>The words of its <see cref="NameKey"/>, apart by spaces.</summary>
    public required string Name { get; init; }

    /// <summary>Its domain; null when it had none, or shared it with others.</summary>
    public string? Domain { get; init; }

    /// <summary>Its register number.</summary>
    public string? RegisterNumber { get; init; }

    /// <summary>When it was removed (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The tombstone of an entry.</summary>
    /// <param name="actor">The entry that goes.</param>
    /// <param name="town">Its municipality as its name may hold it; null when unknown.</param>
    /// <param name="sharesDomain">Whether others have its domain: then the domain says nothing about it.</param>
    /// <param name="at">Now (UTC).</param>
    public static Tombstone Of(Actor actor, string? town, bool sharesDomain, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), RegionId = actor.RegionId, IsExample = actor.IsExample, Group = Likeness.Group(actor),
        Name = string.Join(' ', NameKey.Of(actor.Name, town).Words), Domain = sharesDomain ? null : actor.Domain, RegisterNumber = actor.RegisterNumber, At = at,
    };

    /// <summary>Whether a record is the removed organisation: same register number, same domain, or the same normalised name in the same place.</summary>
    /// <param name="actor">What the record would become.</param>
    /// <param name="key">Its name.</param>
    /// <returns>Linear in the length of the names.</returns>
    public bool Covers(Actor actor, NameKey key) =>
        (RegisterNumber is not null && string.Equals(RegisterNumber, actor.RegisterNumber, StringComparison.OrdinalIgnoreCase))
        || (Domain is not null && Domain == actor.Domain)
        || (Group == Likeness.Group(actor) && key.Compact.Length > 0 && NameKey.Read(Name).Compact == key.Compact);

    /// <summary>Whether it may be the removed organisation: <see cref="Covers"/>, or a similar name in the same place. For people to look at.</summary>
    /// <param name="actor">What the record would become.</param>
    /// <param name="key">Its name.</param>
    /// <returns>Quadratic in the length of the names at worst.</returns>
    public bool MayCover(Actor actor, NameKey key) => Covers(actor, key) || (Group == Likeness.Group(actor) && NameKey.Read(Name).Resembles(key));
}

/// <summary>What a mark is.</summary>
public enum TombstoneMarkKind
{
    /// <summary>Key of a record of the organisation.</summary>
    Key = 1,
    /// <summary>Last part of an address its entry had.</summary>
    Slug = 2,
    /// <summary>Key of a project that went with it.</summary>
    Project = 3,
}

/// <summary>One mark of a tombstone; together with its value unique in a region.</summary>
public sealed class TombstoneMark : INeverPublic
{
    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid TombstoneId { get; init; }

    /// <summary>What it is.</summary>
    public required TombstoneMarkKind Kind { get; init; }

    /// <summary>As files and addresses write it.</summary>
    public required string Value { get; init; }
}
