using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Domain.Members;

/// <summary>
/// The open memberships of one organisation and the rules between them: an organisation with members has an owner, and one with
/// nobody left is unclaimed again.
/// </summary>
/// <param name="actor">The organisation.</param>
/// <param name="open">All its memberships that are asked or active; the list is not changed.</param>
public sealed class Team(Actor actor, IReadOnlyList<Membership> open)
{
    /// <summary>How long a request may stay without an answer of the owners until the coordinator may answer it too.</summary>
    public static readonly TimeSpan OwnersTime = TimeSpan.FromDays(14);

    private IEnumerable<Membership> Active => open.Where(m => m.State == MembershipState.Active);

    /// <summary>Whether this account owns the organisation.</summary>
    public bool IsOwner(Guid account) => Active.Any(m => m.AccountId == account && m.May(Rights.Own));

    /// <summary>Whether the coordinator may answer: nobody is there, or the owners have been silent for <see cref="OwnersTime"/>.</summary>
    public bool CoordinatorMayAnswer(Membership asked, DateTimeOffset now) => !Active.Any() || now - asked.AskedAt > OwnersTime;

    /// <summary>Takes in a person whose address lies at the organisation's domain. The first one owns the entry; a later one waits for an owner.</summary>
    /// <param name="asked">The request, one of the open memberships.</param>
    /// <param name="email">The confirmed address of the person.</param>
    /// <param name="sharesDomain">Whether another organisation of the region has the same domain; then the address does not say which one is meant.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Whether the person is in.</returns>
    public bool AdmitByMailDomain(Membership asked, string email, bool sharesDomain, DateTimeOffset at) =>
        MailboxProves(email, sharesDomain) && AdmitFirst(asked, Proof.MailDomain, at);

    /// <summary>Takes in a person whom the organisation's own mailbox has confirmed. Only the first one comes in that way.</summary>
    /// <param name="asked">The request, one of the open memberships.</param>
    /// <param name="mailbox">The address that was asked.</param>
    /// <param name="sharesDomain">Whether another organisation of the region has the same domain; then the mailbox may be the other one's.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Whether the person is in.</returns>
    public bool AdmitByImprint(Membership asked, string mailbox, bool sharesDomain, DateTimeOffset at) =>
        MailboxProves(mailbox, sharesDomain) && AdmitFirst(asked, Proof.Imprint, at);

    /// <summary>Whether a mailbox can prove who belongs here: nobody is there yet, and it lies at the organisation's domain and at nobody else's.</summary>
    public bool MailboxProves(string mailbox, bool sharesDomain) => !Active.Any() && !sharesDomain && MailDomain.Proves(mailbox, actor.Domain);

    /// <summary>Takes in a person whom an owner or the coordinator knows. The first one owns the entry, whatever rights were chosen.</summary>
    /// <returns>Null, or a conflict when it was answered before.</returns>
    public Refusal? Admit(Membership asked, Proof proof, Rights rights, Guid by, DateTimeOffset at)
    {
        if (asked.Admit(proof, Active.Any() ? rights : Rights.Own, by, at) is { } refusal)
        {
            return refusal;
        }

        Claim(at);
        return null;
    }

    /// <summary>Sets what a member may do.</summary>
    /// <returns>Null; a conflict when the member has left meanwhile, or when nobody would own the entry any more.</returns>
    public Refusal? Give(Membership member, Rights rights)
    {
        if (member.State != MembershipState.Active)
        {
            return new Refusal(RefusalKind.Conflict, "NoMember");
        }

        if (!rights.HasFlag(Rights.Own) && IsLastOwner(member))
        {
            return new Refusal(RefusalKind.Conflict, "LastOwner");
        }

        member.Give(rights);
        return null;
    }

    /// <summary>Ends a membership or withdraws a request. When the last one goes, the organisation is unclaimed again.</summary>
    /// <param name="member">Who goes.</param>
    /// <param name="by">Who removed the person; null when it goes itself.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Null; a conflict when it has ended before, or when the last owner would leave others behind without one.</returns>
    public Refusal? End(Membership member, Guid? by, DateTimeOffset at)
    {
        if (!member.IsOpen)
        {
            return new Refusal(RefusalKind.Conflict, "NoMember");
        }

        if (IsLastOwner(member) && Active.Any(m => m != member))
        {
            return new Refusal(RefusalKind.Conflict, "LastOwner");
        }

        member.End(by, at);
        if (!Active.Any() && actor.ClaimedAt is not null)
        {
            (actor.ClaimedAt, actor.UpdatedAt) = (null, at);
        }

        return null;
    }

    /// <summary>
    /// Ends the membership of a person whose account is erased, which cannot be refused. If nobody would own the entry any more, everybody
    /// else's membership ends too, and the organisation is unclaimed: nobody becomes owner without having asked.
    /// </summary>
    /// <param name="member">Whose account is erased; its membership is asked or active.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Memberships of others that ended with it.</returns>
    public IReadOnlyList<Membership> Erase(Membership member, DateTimeOffset at)
    {
        List<Membership> others = IsLastOwner(member) ? [.. Active.Where(m => m != member)] : [];
        foreach (var leaving in others.Append(member))
        {
            leaving.End(null, at);
        }

        if (!Active.Any() && actor.ClaimedAt is not null)
        {
            (actor.ClaimedAt, actor.UpdatedAt) = (null, at);
        }

        return others;
    }

    private bool AdmitFirst(Membership asked, Proof proof, DateTimeOffset at)
    {
        if (asked.Admit(proof, Rights.Own, null, at) is not null)
        {
            return false;
        }

        Claim(at);
        return true;
    }

    private bool IsLastOwner(Membership member) => member.May(Rights.Own) && !Active.Any(m => m != member && m.May(Rights.Own));

    private void Claim(DateTimeOffset at)
    {
        if (actor.ClaimedAt is null)
        {
            (actor.ClaimedAt, actor.UpdatedAt) = (at, at);
        }
    }
}
