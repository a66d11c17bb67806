using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Members;

/// <summary>
/// An invitation into an organisation (Einladung): by an owner's link for a whole circle, or by the coordinator's list for one address.
/// Nobody belongs to anything by it before accepting it. It is worth something only while whoever made it may still invite.
/// </summary>
public sealed class Invitation : INeverPublic
{
    /// <summary>Longest time a link may be valid.</summary>
    public const int MostDays = 90;

    /// <summary>How long an invitation of the coordinator is valid.</summary>
    public static readonly TimeSpan ListLasts = TimeSpan.FromDays(60);

    /// <summary>Most people one link may take in.</summary>
    public const int MostPeople = 200;

    /// <summary>Valid links an organisation may have.</summary>
    public const int MostLinks = 10;

    /// <summary>What a link may give: never ownership.</summary>
    public const Rights Givable = Rights.Edit | Rights.Speak | Rights.Transfer;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Into which organisation; changes only when its entry is merged into another one.</summary>
    public required Guid ActorId { get; set; }

    /// <summary>Who invites; null when that account is erased, and with it the invitation is worth nothing.</summary>
    public required Guid? MadeBy { get; init; }

    /// <summary>The only address that may accept it; null for a link.</summary>
    public string? Email { get; init; }

    /// <summary>What those may do who accept it; by the rules of <see cref="Team"/> the first one owns the entry instead.</summary>
    public required Rights Rights { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>End (UTC), itself not included.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>How many people may accept it.</summary>
    public required int MostUses { get; init; }

    /// <summary>How many have.</summary>
    public int Uses { get; private set; }

    /// <summary>When it was revoked, or declined by whoever was invited (UTC).</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Whether somebody may accept it now, as far as the invitation itself says.</summary>
    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && now < Until && Uses < MostUses;

    /// <summary>One person accepts it.</summary>
    /// <param name="email">The confirmed address of the person.</param>
    /// <param name="now">Now (UTC).</param>
    /// <returns>Null; not found for another address than the invited one; a conflict when it is over.</returns>
    public Refusal? Use(string email, DateTimeOffset now)
    {
        if (Email is not null && Email != email)
        {
            return new Refusal(RefusalKind.NotFound, "InvitedOther");
        }

        if (!IsOpen(now))
        {
            return new Refusal(RefusalKind.Conflict, "InvitationOver");
        }

        Uses++;
        return null;
    }

    /// <summary>Ends it.</summary>
    /// <returns>Null, or a conflict when it is over already.</returns>
    public Refusal? Revoke(DateTimeOffset now)
    {
        if (!IsOpen(now))
        {
            return new Refusal(RefusalKind.Conflict, "InvitationOver");
        }

        RevokedAt = now;
        return null;
    }

    /// <summary>What is wrong with a link somebody wants to make; empty when nothing is.</summary>
    /// <param name="rights">What it would give.</param>
    /// <param name="days">How long it would be valid.</param>
    /// <param name="people">How many might accept it.</param>
    public static IReadOnlyList<Refusal> Against(Rights rights, int? days, int? people) =>
    [
        .. Wrong((rights & ~Givable) != 0, "RightsTooMany", "rechte"),
        .. Wrong(days is not (>= 1 and <= MostDays), "DaysBad", "tage"),
        .. Wrong(people is not (>= 1 and <= MostPeople), "PeopleBad", "personen"),
    ];

    private static IEnumerable<Refusal> Wrong(bool wrong, string code, string field) => wrong ? [new Refusal(RefusalKind.Invalid, code, field)] : [];
}
