namespace Mittelpunkt.Web.Features.Imports.Inviting;

/// <summary>What can be said about a line of a list; each has a text "Invite" + name in both languages.</summary>
public enum InviteFinding
{
    Ready,
    ReadyForOwners,
    BadAddress,
    UnknownOrganisation,
    SeveralOrganisations,
    Twice,
    AlreadyIn,
    AlreadyInvited,
    OwnAddress,
    OnlyExamples,
}

/// <summary>A line of a list of people to invite.</summary>
/// <param name="Line">Line of the list, from 1.</param>
/// <param name="Email">Cleaned; as written when it is no address.</param>
/// <param name="Organisation">As written.</param>
/// <param name="Finding">What is to be said about it.</param>
/// <param name="ActorId">The organisation, when there is exactly one.</param>
public sealed record InviteLine(long Line, string Email, string Organisation, InviteFinding Finding, Guid? ActorId)
{
    /// <summary>Whether a mail would go out.</summary>
    public bool IsReady => Finding is InviteFinding.Ready or InviteFinding.ReadyForOwners;
}
