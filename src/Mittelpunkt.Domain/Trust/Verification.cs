using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Trust;

/// <summary>Who checked that an organisation is what its entry says.</summary>
public enum Verifier
{
    /// <summary>The coordinator of the region.</summary>
    Coordinator = 1,
    /// <summary>A chamber; see <see cref="Verification.ByName"/>.</summary>
    Chamber = 2,
    /// <summary>A university that is verified itself; see <see cref="Verification.ByActorId"/>.</summary>
    University = 3,
}

/// <summary>How it was checked, out of band.</summary>
public enum VerifiedBy
{
    /// <summary>An extract of the public register.</summary>
    Register = 1,
    /// <summary>A call to a number that was not given by the organisation itself.</summary>
    Call = 2,
    /// <summary>A visit on the spot.</summary>
    Visit = 3,
}

/// <summary>
/// That somebody checked an organisation outside of the platform: who, how and when. It is public and shown on the profile. The
/// coordinator enters it, never for an organisation of its own, and revokes it with a reason; both stay in the audit log. An
/// organisation has at most one that stands.
/// </summary>
public sealed class Verification : IRegional
{
    /// <summary>Longest name of a chamber.</summary>
    public const int LongestName = 120;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The organisation that was checked.</summary>
    public required Guid ActorId { get; set; }

    /// <summary>Who checked.</summary>
    public required Verifier By { get; init; }

    /// <summary>Name of the chamber; null unless it was one.</summary>
    public string? ByName { get; init; }

    /// <summary>The university; null unless it was one.</summary>
    public Guid? ByActorId { get; set; }

    /// <summary>How.</summary>
    public required VerifiedBy How { get; init; }

    /// <summary>The day it was checked.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When it was entered here (UTC).</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>When it was revoked (UTC); null while it stands.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Everything that stands against entering it.</summary>
    /// <param name="by">Who checked.</param>
    /// <param name="chamber">The name typed for a chamber.</param>
    /// <param name="university">The verified university chosen, or null.</param>
    /// <param name="how">How.</param>
    /// <param name="on">The day; null when none could be read.</param>
    /// <param name="today">The day by the clocks of the region.</param>
    /// <returns>Invalid with the field "wer", "kammer", "hochschule", "wie" or "am"; empty when it can be entered.</returns>
    public static IReadOnlyList<Refusal> Against(Verifier by, string? chamber, Guid? university, VerifiedBy how, DateOnly? on, DateOnly today)
    {
        var refusals = new List<Refusal>();
        void Refuse(bool when, string code, string field)
        {
            if (when)
            {
                refusals.Add(new(RefusalKind.Invalid, code, field));
            }
        }

        Refuse(!Enum.IsDefined(by), "WhoMissing", "wer");
        Refuse(by == Verifier.Chamber && (chamber?.Length ?? 0) is 0 or > LongestName, "ChamberMissing", "kammer");
        Refuse(by == Verifier.University && university is null, "UniversityMissing", "hochschule");
        Refuse(!Enum.IsDefined(how), "HowMissing", "wie");
        Refuse(on is null || on > today || on < today.AddYears(-2), "DayWrong", "am");
        return refusals;
    }
}
