using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Members;

/// <summary>Where a membership stands.</summary>
public enum MembershipState
{
    /// <summary>The person has asked; nobody has answered.</summary>
    Asked = 1,
    /// <summary>The person belongs to the organisation.</summary>
    Active = 2,
    /// <summary>The request was declined.</summary>
    Declined = 3,
    /// <summary>The person left, withdrew its request or was removed.</summary>
    Ended = 4,
}

/// <summary>
/// A person in an organisation (Mitgliedschaft). It always begins with the person's own act, so nobody is attached to an organisation
/// without consent. Who belongs to whom is seen by the organisation's members and the coordinator only.
/// </summary>
public sealed class Membership : INeverPublic
{
    /// <summary>Longest reason or introduction.</summary>
    public const int LongestNote = 300;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The organisation; changes only when its entry is merged into another one.</summary>
    public required Guid ActorId { get; set; }

    /// <summary>The person.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Where it stands.</summary>
    public MembershipState State { get; private set; } = MembershipState.Asked;

    /// <summary>What the person may do; <see cref="Rights.None"/> unless active.</summary>
    public Rights Rights { get; private set; }

    /// <summary>How it is known; null unless it was admitted.</summary>
    public Proof? Proof { get; private set; }

    /// <summary>What the person wrote to whoever decides, e.g. its role; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>When the person asked (UTC).</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was admitted or declined (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who admitted, declined or removed; null for a proof without a person, or when the person ended it itself.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Asked or active: a person has at most one such membership in an organisation.</summary>
    public bool IsOpen => State is MembershipState.Asked or MembershipState.Active;

    /// <summary>Whether the person may do this for the organisation now.</summary>
    public bool May(Rights right) => State == MembershipState.Active && (Rights.HasFlag(Rights.Own) || Rights.HasFlag(right));

    /// <summary>Takes the person in.</summary>
    /// <param name="proof">How it is known.</param>
    /// <param name="rights">What it may do.</param>
    /// <param name="by">Who decided; null for a proof without a person.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Null, or a conflict when it was answered before.</returns>
    public Refusal? Admit(Proof proof, Rights rights, Guid? by, DateTimeOffset at)
    {
        if (State != MembershipState.Asked)
        {
            return AnsweredBefore;
        }

        (State, Proof, Rights, DecidedBy, DecidedAt) = (MembershipState.Active, proof, rights, by, at);
        return null;
    }

    /// <summary>Declines the request.</summary>
    /// <param name="by">Who decided; null for the organisation's own mailbox.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Null, or a conflict when it was answered before.</returns>
    public Refusal? Decline(Guid? by, DateTimeOffset at)
    {
        if (State != MembershipState.Asked)
        {
            return AnsweredBefore;
        }

        (State, DecidedBy, DecidedAt) = (MembershipState.Declined, by, at);
        return null;
    }

    /// <summary>Takes over what the same person may do by a membership in an entry that is merged into this one.</summary>
    public void Absorb(Membership other)
    {
        if (other.State == MembershipState.Active)
        {
            (State, Rights, Proof, DecidedBy, DecidedAt) = (MembershipState.Active, Rights | other.Rights, Proof ?? other.Proof, DecidedBy ?? other.DecidedBy, DecidedAt ?? other.DecidedAt);
        }
    }

    /// <summary>Sets what an active member may do; only through <see cref="Team"/>, which keeps the rules between several.</summary>
    internal void Give(Rights rights) => Rights = rights;

    /// <summary>Ends it; only through <see cref="Team"/>.</summary>
    internal void End(Guid? by, DateTimeOffset at) => (State, Rights, DecidedBy, EndedAt) = (MembershipState.Ended, Rights.None, by ?? DecidedBy, at);

    private static Refusal AnsweredBefore => new(RefusalKind.Conflict, "AnsweredBefore");
}
