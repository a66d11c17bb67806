using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Domain.Merging;

/// <summary>When two entries may be the same organisation: for imports and for people who enter one.</summary>
public static class Likeness
{
    /// <summary>Metres within which a similar name is enough, whatever the town.</summary>
    public const double Near = 100;

    /// <summary>Why both may be the same; the first that applies, in the order of <see cref="MergeReason"/> but for the register number, which proves most.</summary>
    /// <param name="a">An entry.</param>
    /// <param name="key">Its name.</param>
    /// <param name="b">Another entry.</param>
    /// <param name="other">The other name.</param>
    /// <returns>Null when nothing says so. Symmetric.</returns>
    public static MergeReason? Of(Actor a, NameKey key, Actor b, NameKey other)
    {
        if (a.RegisterNumber is not null && string.Equals(a.RegisterNumber, b.RegisterNumber, StringComparison.OrdinalIgnoreCase))
        {
            return MergeReason.SameRegisterNumber;
        }

        if (a.Domain is not null && a.Domain == b.Domain)
        {
            return MergeReason.SameDomain;
        }

        if (!key.Resembles(other))
        {
            return null;
        }

        return Close(a, b) ? MergeReason.SimilarNameNearby : Group(a) == Group(b) ? MergeReason.SimilarNameSameTown : null;
    }

    /// <summary>Where a name must be unlike: the municipality, or the place and country of an actor elsewhere.</summary>
    public static string Group(Actor actor) => actor.TownId?.ToString() ?? actor.Country + "/" + actor.Place?.ToLowerInvariant();

    private static bool Close(Actor a, Actor b) =>
        a.Precision == PositionPrecision.Site && b.Precision == PositionPrecision.Site
        && a is { Longitude: { } ax, Latitude: { } ay } && b is { Longitude: { } bx, Latitude: { } by } && Metres(ax, ay, bx, by) <= Near;

    // Flat is exact enough for a hundred metres.
    private static double Metres(double ax, double ay, double bx, double by)
    {
        var x = (ax - bx) * Math.Cos(ay * Math.PI / 180);
        return Math.Sqrt((x * x) + ((ay - by) * (ay - by))) * 111_320;
    }
}
