using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Corrections;

/// <summary>What somebody asks for.</summary>
public enum CorrectionKind
{
    /// <summary>Something is wrong.</summary>
    Correct = 1,
    /// <summary>The entry should go.</summary>
    Remove = 2,
}

/// <summary>How a request ended.</summary>
public enum CorrectionOutcome
{
    /// <summary>What was asked is done.</summary>
    Done = 1,
    /// <summary>It is not done, and the answer says why.</summary>
    Refused = 2,
}

/// <summary>
/// A request to correct or remove an entry ("Eintrag korrigieren oder entfernen lassen"). What the asker wrote and how to reach them is
/// forgotten when it is settled, as the form promises; what was decided stays.
/// </summary>
public sealed class Correction : INeverPublic
{
    /// <summary>Shortest answer.</summary>
    public const int ShortestAnswer = 10;

    /// <summary>Longest answer.</summary>
    public const int LongestAnswer = 1000;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The entry.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>What is asked for.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>What should change, 10 to 2,000 characters; null once it is settled.</summary>
    public required string? Text { get; set; }

    /// <summary>Where to answer; null when the asker does not want an answer, and once it is settled.</summary>
    public string? Contact { get; set; }

    /// <summary>When it came in (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was settled (UTC); null while open.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Who settled it; null while open, or when that account is erased.</summary>
    public Guid? SettledBy { get; private set; }

    /// <summary>How it ended; null while open.</summary>
    public CorrectionOutcome? Outcome { get; private set; }

    /// <summary>What the asker is told; null while open.</summary>
    public string? Answer { get; private set; }

    /// <summary>Why the coordinator proposes to remove the entry; null while nobody does.</summary>
    public string? Grounds { get; private set; }

    /// <summary>Who proposes it; null while nobody does, or when that account is erased.</summary>
    public Guid? ProposedBy { get; private set; }

    /// <summary>When it was proposed (UTC); null while nobody does.</summary>
    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>One coordinator proposes to remove the entry. Somebody else decides.</summary>
    /// <param name="grounds">Why: 10 to 1,000 characters.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Null; a conflict when it was settled or proposed before, or nobody asked for a removal; invalid with the field "gruende".</returns>
    public Refusal? Propose(string grounds, Guid by, DateTimeOffset at)
    {
        if (SettledAt is not null || Kind != CorrectionKind.Remove)
        {
            return new Refusal(RefusalKind.Conflict, "SettledBefore");
        }

        if (ProposedAt is not null)
        {
            return new Refusal(RefusalKind.Conflict, "ProposedBefore");
        }

        if (grounds.Length is < ShortestAnswer or > LongestAnswer)
        {
            return new Refusal(RefusalKind.Invalid, "GroundsWrong", "gruende");
        }

        (Grounds, ProposedBy, ProposedAt) = (grounds, by, at);
        return null;
    }

    /// <summary>Whoever proposed it takes it back.</summary>
    /// <returns>Null; a conflict when it is not proposed, or by somebody else.</returns>
    public Refusal? TakeBack(Guid by)
    {
        if (ProposedAt is null || ProposedBy != by)
        {
            return new Refusal(RefusalKind.Conflict, "NotProposed");
        }

        (Grounds, ProposedBy, ProposedAt) = (null, null, null);
        return null;
    }

    /// <summary>What stands against this person deciding about the proposal: nobody decides about the own one.</summary>
    /// <returns>Null; a conflict when it is not proposed; forbidden to the one who proposed it.</returns>
    public Refusal? AgainstDeciding(Guid by) => ProposedAt is null ? new Refusal(RefusalKind.Conflict, "NotProposed")
        : ProposedBy == by ? new Refusal(RefusalKind.Forbidden, "FourEyes") : null;

    /// <summary>Somebody else is against it: the entry stays, and the request is still open.</summary>
    /// <param name="by">Who is against it.</param>
    /// <param name="reason">Why: 10 to 1,000 characters.</param>
    /// <returns>As <see cref="AgainstDeciding"/>; invalid with the field "grund".</returns>
    public Refusal? TurnDown(Guid by, string reason)
    {
        if (AgainstDeciding(by) is { } refusal)
        {
            return refusal;
        }

        if (reason.Length is < ShortestAnswer or > LongestAnswer)
        {
            return new Refusal(RefusalKind.Invalid, "TurnDownReasonWrong", "grund");
        }

        (Grounds, ProposedBy, ProposedAt) = (null, null, null);
        return null;
    }

    /// <summary>Everything that is missing from an answer or wrong about it, in the order of the form.</summary>
    /// <param name="outcome">How the request should end.</param>
    /// <param name="answer">What the asker would be told: 10 to 1,000 characters.</param>
    /// <returns>Empty when it can be given; else invalid with the fields "ausgang" and "antwort".</returns>
    public static IReadOnlyList<Refusal> AgainstAnswer(CorrectionOutcome? outcome, string answer)
    {
        List<Refusal> refusals = [];
        if (outcome is not (CorrectionOutcome.Done or CorrectionOutcome.Refused))
        {
            refusals.Add(new(RefusalKind.Invalid, "OutcomeMissing", "ausgang"));
        }

        if (answer.Length is < ShortestAnswer or > LongestAnswer)
        {
            refusals.Add(new(RefusalKind.Invalid, "AnswerWrong", "antwort"));
        }

        return refusals;
    }

    /// <summary>Ends it.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="answer">What the asker is told: 10 to 1,000 characters.</param>
    /// <param name="by">Who settles it.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Null; a conflict when it was settled before, or while its removal is proposed; the first of <see cref="AgainstAnswer"/>.</returns>
    public Refusal? Settle(CorrectionOutcome? outcome, string answer, Guid by, DateTimeOffset at)
    {
        if (SettledAt is not null)
        {
            return new Refusal(RefusalKind.Conflict, "SettledBefore");
        }

        if (ProposedAt is not null)
        {
            return new Refusal(RefusalKind.Conflict, "ProposedStill");
        }

        if (AgainstAnswer(outcome, answer) is [var refusal, ..])
        {
            return refusal;
        }

        (Outcome, Answer, SettledBy, SettledAt) = (outcome, answer, by, at);
        (Text, Contact) = (null, null);
        return null;
    }
}
