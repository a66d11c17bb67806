using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Audit;

/// <summary>Acts that others must be able to look at later. Kept as numbers: never give one to something else.</summary>
public enum AuditAct
{
    /// <summary>A role of the platform was given.</summary>
    RoleGiven = 1,
    /// <summary>A role of the platform was taken.</summary>
    RoleTaken = 2,
    /// <summary>A person was taken into an organisation.</summary>
    RequestAdmitted = 3,
    /// <summary>A person was not taken into an organisation.</summary>
    RequestDeclined = 4,
    /// <summary>What a member may do was changed.</summary>
    RightsChanged = 5,
    /// <summary>A member was removed by somebody else.</summary>
    MemberRemoved = 6,
    /// <summary>A mail that did not arrive was looked after.</summary>
    UndeliveredHandled = 7,
    /// <summary>A person took its data along.</summary>
    DataExported = 8,
    /// <summary>A person asked to have its account erased.</summary>
    ErasureAsked = 9,
    /// <summary>A person kept its account after all.</summary>
    ErasureCancelled = 10,
    /// <summary>An account was erased.</summary>
    AccountErased = 11,
    /// <summary>A reported content was decided about.</summary>
    ReportDecided = 12,
    /// <summary>An organisation replied to such a decision.</summary>
    ReportReplied = 13,
    /// <summary>An organisation was checked outside of the platform.</summary>
    ActorVerified = 20,
    /// <summary>A check of an organisation was revoked.</summary>
    VerificationRevoked = 21,
    /// <summary>A new entry was published.</summary>
    EntryPublished = 30,
    /// <summary>A new entry was not taken in.</summary>
    EntryDeclined = 31,
    /// <summary>An owner made a link that takes others in.</summary>
    InvitationMade = 32,
    /// <summary>Such a link was revoked.</summary>
    InvitationRevoked = 33,
    /// <summary>A person accepted an invitation.</summary>
    InvitationAccepted = 34,
    /// <summary>The coordinator invited people by a list.</summary>
    ListInvited = 35,
    /// <summary>A request to correct or remove an entry was settled.</summary>
    CorrectionSettled = 40,
    /// <summary>A coordinator proposed to remove an entry.</summary>
    RemovalProposed = 41,
    /// <summary>Such a proposal was taken back.</summary>
    RemovalTakenBack = 42,
    /// <summary>Somebody else turned such a proposal down.</summary>
    RemovalTurnedDown = 43,
    /// <summary>Somebody else confirmed it, and the entry was removed.</summary>
    ActorRemoved = 44,
    /// <summary>A removed organisation may be listed again.</summary>
    TombstoneLifted = 45,
    /// <summary>Whoever reads the organisation's mail confirmed a person, who was taken in.</summary>
    MailboxAdmitted = 46,
    /// <summary>Whoever reads the organisation's mail denied a person.</summary>
    MailboxDeclined = 47,
}

/// <summary>
/// One act in the audit log of a region (Protokoll). Written with the act itself and never changed: the databases refuse it. Only
/// when an account is erased the log forgets who it was.
/// </summary>
public sealed class AuditEntry : INeverPublic
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAct Act { get; init; }

    /// <summary>Who did it; null when no person did, or when the account is erased.</summary>
    public Guid? By { get; init; }

    /// <summary>Whether a person did it; stays when the account is erased. Else it was done on the machine itself, or by a rule.</summary>
    public required bool ByPerson { get; init; }

    /// <summary>The organisation it was about; it may have been merged into another one since.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The person it was about; null when there was none, or when the account is erased.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Why, or what exactly: a word of the code ("Coordinator", "Own, Edit") or a reason people wrote; forgotten with the person it was about.</summary>
    public string? Reason { get; init; }
}
