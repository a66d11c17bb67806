using Mittelpunkt.Domain.Audiences;

namespace Mittelpunkt.Domain.Profiles;

/// <summary>A value and for whom it is meant.</summary>
/// <param name="Value">The value; null when the item says nothing.</param>
/// <param name="Audience">For whom; items of the record are always for everybody.</param>
public readonly record struct Stated(string? Value, Audience Audience)
{
    /// <summary>Nothing said, for nobody.</summary>
    public static Stated Nothing => new(null, Audience.Nobody);
}
