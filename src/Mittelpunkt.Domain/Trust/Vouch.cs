using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Trust;

/// <summary>
/// One organisation speaks for another one (Fürsprache): it knows it from a tie both have confirmed, and stands for it with its name.
/// <para>
/// The stake: an organisation has <see cref="Slots"/> places and no more, and a place once given is taken for the whole
/// <see cref="Months"/> months, also when the vouch is withdrawn before. So nobody can vouch for everybody, nor hand one place round.
/// A vouch is renewed in its place, before or after it was withdrawn, and lapses by itself.
/// </para>
/// <para>
/// It is seen by whoever may see the confirmed tie it stands on, unless the organisation it is for does not want it shown; that one
/// always sees it. There is no vouch against somebody, and vouches are named, never added up to a score.
/// </para>
/// </summary>
public sealed class Vouch : IRegional
{
    /// <summary>Places of an organisation.</summary>
    public const int Slots = 10;

    /// <summary>How long a vouch lasts from the day it was given or renewed.</summary>
    public const int Months = 6;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Who vouches.</summary>
    public required Guid ById { get; set; }

    /// <summary>For whom. One row a pair and direction.</summary>
    public required Guid ForId { get; set; }

    /// <summary>When it was given first, or again after it had lapsed (UTC).</summary>
    public required DateTimeOffset GivenAt { get; set; }

    /// <summary>Until when it lasts, and its place is taken (UTC).</summary>
    public required DateTimeOffset UntilAt { get; set; }

    /// <summary>When it was withdrawn (UTC); null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Whether the organisation it is for lets others see it.</summary>
    public bool Shown { get; set; } = true;

    /// <summary>Whether it stands now.</summary>
    public bool Stands(DateTimeOffset now) => WithdrawnAt is null && now < UntilAt;

    /// <summary>Whether its place is taken now, also by one that was withdrawn.</summary>
    public bool TakesPlace(DateTimeOffset now) => now < UntilAt;

    /// <summary>Gives a vouch, or renews the one there is in its place.</summary>
    /// <param name="given">All rows of the organisation that vouches.</param>
    /// <param name="by">Who vouches.</param>
    /// <param name="on">For whom; another organisation of the same region, with a tie both have confirmed.</param>
    /// <param name="region">The region of both.</param>
    /// <param name="now">Now (UTC).</param>
    /// <returns>The vouch, new or one of <paramref name="given"/>; a conflict when no place is free. O(given).</returns>
    public static Outcome<Vouch> Give(IReadOnlyList<Vouch> given, Guid by, Guid on, Guid region, DateTimeOffset now)
    {
        var before = given.FirstOrDefault(vouch => vouch.ForId == on);
        if (before?.TakesPlace(now) is not true && given.Count(vouch => vouch.TakesPlace(now)) >= Slots)
        {
            return new Refusal(RefusalKind.Conflict, "NoPlace");
        }

        if (before is null)
        {
            return new Vouch { Id = Guid.CreateVersion7(now), RegionId = region, ById = by, ForId = on, GivenAt = now, UntilAt = now.AddMonths(Months) };
        }

        (before.GivenAt, before.UntilAt, before.WithdrawnAt) = (before.Stands(now) ? before.GivenAt : now, now.AddMonths(Months), null);
        return before;
    }

    /// <summary>Withdraws it; its place stays taken until it would have lapsed.</summary>
    /// <returns>Null, or a conflict when it does not stand.</returns>
    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (!Stands(now))
        {
            return new(RefusalKind.Conflict, "Late");
        }

        WithdrawnAt = now;
        return null;
    }
}
