using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Entries;

/// <summary>Where a new entry stands.</summary>
public enum NewEntryState
{
    /// <summary>The coordinator has not answered; nobody else sees it.</summary>
    Waiting = 1,
    /// <summary>It became an actor.</summary>
    Published = 2,
    /// <summary>It was not taken in.</summary>
    Declined = 3,
    /// <summary>Its creator took it back before it was answered.</summary>
    Withdrawn = 4,
}

/// <summary>
/// An organisation somebody enters for the region (neuer Eintrag). Until it is published there is no actor, so nothing of it can be seen.
/// The row stays a while afterwards, so that nobody floods the region or asks for the same again and again.
/// </summary>
public sealed class NewEntry : INeverPublic
{
    /// <summary>Longest sentence about what it does.</summary>
    public const int LongestSentence = 300;

    /// <summary>Longest grounds for declining.</summary>
    public const int LongestGrounds = 600;

    /// <summary>Entries of one person that wait or are less than a day old.</summary>
    public const int Most = 5;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Who enters it and will own it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Name, at most 300 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What sort of organisation.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>Municipality of the region.</summary>
    public required Guid TownId { get; init; }

    /// <summary>Absolute http(s) address; null when it has no website.</summary>
    public string? Website { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where it stands.</summary>
    public NewEntryState State { get; private set; } = NewEntryState.Waiting;

    /// <summary>When it was published, declined or withdrawn (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided; null for the rule about the own domain.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Ends the waiting.</summary>
    /// <param name="state">How.</param>
    /// <param name="by">Who decides; null for a rule.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Null, or a conflict when it was answered before.</returns>
    public Refusal? Decide(NewEntryState state, Guid? by, DateTimeOffset at)
    {
        if (State != NewEntryState.Waiting)
        {
            return new Refusal(RefusalKind.Conflict, "AnsweredBefore");
        }

        (State, DecidedBy, DecidedAt) = (state, by, at);
        return null;
    }

    /// <summary>The actor it would be: in the middle of its town, stated by itself. What is made up has no source.</summary>
    /// <param name="town">Its municipality.</param>
    /// <param name="slug">A free one.</param>
    /// <param name="isExample">Whether somebody made up enters it.</param>
    /// <param name="at">Now (UTC).</param>
    public Actor ToActor(Town town, string slug, bool isExample, DateTimeOffset at)
    {
        var actor = new Actor
        {
            Id = Guid.CreateVersion7(at), RegionId = RegionId, IsExample = isExample, Key = ActorSource.OwnPrefix + Id, Slug = slug, Name = Name, Kind = Kind,
            TownId = town.Id, Place = town.Name, Country = "DE", InRegion = true, Longitude = town.Longitude, Latitude = town.Latitude,
            Precision = PositionPrecision.Town, Website = Website, Domain = WebAddress.Domain(Website), Summary = Sentence, CreatedAt = at, UpdatedAt = at,
        };
        if (!isExample)
        {
            actor.Sources.Add(new ActorSource
            {
                Id = Guid.CreateVersion7(at), RegionId = RegionId, ActorId = actor.Id, Key = actor.Key, Source = ActorSource.OwnName, Name = Name,
                Date = DateOnly.FromDateTime(At.UtcDateTime),
            });
        }

        return actor;
    }
}
