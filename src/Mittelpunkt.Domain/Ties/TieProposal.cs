using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Ties;

/// <summary>
/// A tie as one end has stated it, until the other one has confirmed it (Zusammenarbeit, offen), and the agreement of both from
/// then on. Only its two ends ever see it; what others see of an agreement is the row of the ledger, see <see cref="Tie.Confirm"/>.
/// <para>
/// The end that is asked confirms, sends it back changed, or declines; the other one may withdraw. Between two ends at most one
/// proposal is open and at most one is confirmed. Each end says who may see the tie, and the narrower of both wishes counts; each may
/// change its own wish alone, and each may state alone that the tie has ended.
/// </para>
/// </summary>
public sealed class TieProposal : INeverPublic
{
    /// <summary>How long the end that was declined waits before it states a tie to the same end again.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromDays(30);

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The end with the smaller id; see <see cref="Tie.Order"/>.</summary>
    public required Guid FromId { get; set; }

    /// <summary>The end with the larger id.</summary>
    public required Guid ToId { get; set; }

    /// <summary>The end that stated it first.</summary>
    public required Guid BegunById { get; set; }

    /// <summary>The end that is asked, or was asked last.</summary>
    public required Guid AskedId { get; set; }

    /// <summary>Highest rung reached.</summary>
    public required Rung Rung { get; set; }

    /// <summary>When the tie began.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Last day of the tie; null while it is open.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>A sentence to the end that is asked; null when nothing, and forgotten once it is answered.</summary>
    public string? Sentence { get; set; }

    /// <summary>Whom the <see cref="FromId"/> end lets see the tie; null until it has said so.</summary>
    public Visibility? FromWish { get; set; }

    /// <summary>Whom the <see cref="ToId"/> end lets see the tie; null until it has said so.</summary>
    public Visibility? ToWish { get; set; }

    /// <summary>When the <see cref="FromId"/> end stated or confirmed these terms (UTC); null until it has.</summary>
    public DateTimeOffset? FromSaidAt { get; set; }

    /// <summary>When the <see cref="ToId"/> end stated or confirmed these terms (UTC); null until it has.</summary>
    public DateTimeOffset? ToSaidAt { get; set; }

    /// <summary>Where it stands.</summary>
    public ProposalState State { get; set; } = ProposalState.Open;

    /// <summary>Grows with every correction; an answer names the one it was given to.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>When it was stated first (UTC).</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it was confirmed, declined or withdrawn (UTC); null while open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The person who had the last word; null when that account is erased.</summary>
    public Guid? StatedBy { get; set; }

    /// <summary>Whether this person may confirm for the other end: two sides are two people, also where one speaks for both.</summary>
    public bool MayConfirm(Guid person) => person != StatedBy;

    /// <summary>What is stated.</summary>
    public TieTerms Terms => new(Rung, Since, Until);

    /// <summary>Who may see the agreement: the narrower wish.</summary>
    public Visibility Agreed => (Visibility)Math.Max((int)(FromWish ?? Visibility.Private), (int)(ToWish ?? Visibility.Private));

    /// <summary>Whether this is one of its two ends.</summary>
    public bool IsEnd(Guid actor) => actor == FromId || actor == ToId;

    /// <summary>The end opposite of <paramref name="actor"/>.</summary>
    public Guid Other(Guid actor) => actor == FromId ? ToId : FromId;

    /// <summary>The wish of an end; null until it has said so.</summary>
    public Visibility? WishOf(Guid actor) => actor == FromId ? FromWish : ToWish;

    /// <summary>One end states a tie; the other one is asked.</summary>
    /// <param name="by">The end that states it.</param>
    /// <param name="other">Another one, of the same region.</param>
    /// <param name="region">The region of both.</param>
    /// <param name="word">What it says; nothing may stand against it (<see cref="TieWord.Against"/>).</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="ArgumentException">Both ends are the same.</exception>
    public static TieProposal Begin(Guid by, Guid other, Guid region, TieWord word, DateTimeOffset at)
    {
        if (by == other)
        {
            throw new ArgumentException("A tie has two ends.", nameof(other));
        }

        var (from, to) = Tie.Order(by, other);
        var proposal = new TieProposal
        {
            Id = Guid.CreateVersion7(at), RegionId = region, FromId = from, ToId = to, BegunById = by, AskedId = other, Rung = word.Terms.Rung, BegunAt = at,
        };
        proposal.Say(by, word, at);
        return proposal;
    }

    /// <summary>The end that was asked confirms the terms it has seen.</summary>
    /// <returns>Null; not found for anybody but the end that is asked; a conflict when it is no longer open or the terms changed meanwhile.</returns>
    public Refusal? Confirm(Guid by, int round, Visibility wish, DateTimeOffset at)
    {
        if (AgainstAnswer(by, round) is { } refusal)
        {
            return refusal;
        }

        if (!Enum.IsDefined(wish))
        {
            return WishMissing;
        }

        Wish(by, wish, at);
        (State, ClosedAt, Sentence) = (ProposalState.Confirmed, at, null);
        return null;
    }

    /// <summary>The end that was asked sends it back with other terms; now the other one is asked.</summary>
    /// <param name="by">The end that was asked.</param>
    /// <param name="round">The round it has seen.</param>
    /// <param name="word">What it says; nothing may stand against it (<see cref="TieWord.Against"/>).</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>As <see cref="Confirm"/>; invalid when the terms are the same.</returns>
    public Refusal? Correct(Guid by, int round, TieWord word, DateTimeOffset at)
    {
        if (AgainstAnswer(by, round) is { } refusal)
        {
            return refusal;
        }

        if (word.Terms == Terms)
        {
            return new(RefusalKind.Invalid, "NothingCorrected", "stufe");
        }

        (FromSaidAt, ToSaidAt) = (null, null);
        Say(by, word, at);
        (AskedId, Round) = (Other(by), Round + 1);
        return null;
    }

    /// <summary>The end that was asked declines.</summary>
    /// <returns>As <see cref="Confirm"/>, but for whatever terms.</returns>
    public Refusal? Decline(Guid by, DateTimeOffset at) => Close(by, AskedId, ProposalState.Declined, at);

    /// <summary>The end that had the last word withdraws.</summary>
    /// <returns>Null; not found for the other end; a conflict when it is no longer open.</returns>
    public Refusal? Withdraw(Guid by, DateTimeOffset at) => Close(by, Other(AskedId), ProposalState.Withdrawn, at);

    /// <summary>One end changes whom it lets see the agreement.</summary>
    /// <returns>Null; not found for strangers; a conflict unless both have confirmed.</returns>
    public Refusal? Choose(Guid by, Visibility wish)
    {
        if (!IsEnd(by))
        {
            return Gone;
        }

        if (State != ProposalState.Confirmed || !Enum.IsDefined(wish))
        {
            return State == ProposalState.Confirmed ? WishMissing : Late;
        }

        (FromWish, ToWish) = by == FromId ? ((Visibility?)wish, ToWish) : (FromWish, wish);
        return null;
    }

    /// <summary>One end states that the tie has ended. To take it up again both confirm anew.</summary>
    /// <param name="by">The end that states it.</param>
    /// <param name="until">The last day.</param>
    /// <param name="today">The day by the clocks of the region.</param>
    /// <returns>Null; not found for strangers; a conflict unless both have confirmed and it is open; invalid for a day ahead or before it began.</returns>
    public Refusal? End(Guid by, DateOnly until, DateOnly today)
    {
        if (!IsEnd(by))
        {
            return Gone;
        }

        if (State != ProposalState.Confirmed || Until <= today)
        {
            return Late;
        }

        if (until > today || until < Since)
        {
            return new(RefusalKind.Invalid, until > today ? "EndAhead" : "UntilBeforeSince", "bis");
        }

        Until = until;
        return null;
    }

    private static Refusal Gone => new(RefusalKind.NotFound, "ProposalGone");

    private static Refusal Late => new(RefusalKind.Conflict, "Late");

    private static Refusal WishMissing => new(RefusalKind.Invalid, "WishMissing", "sichtbar");

    private Refusal? AgainstAnswer(Guid by, int round) => by != AskedId ? Gone : State != ProposalState.Open || round != Round ? Late : null;

    private Refusal? Close(Guid by, Guid allowed, ProposalState state, DateTimeOffset at)
    {
        if (by != allowed || State != ProposalState.Open)
        {
            return by == allowed ? Late : Gone;
        }

        (State, ClosedAt, Sentence) = (state, at, null);
        return null;
    }

    private void Say(Guid by, TieWord word, DateTimeOffset at)
    {
        (Rung, Since, Until, Sentence) = (word.Terms.Rung, word.Terms.Since, word.Terms.Until, word.Sentence);
        Wish(by, word.Wish, at);
    }

    private void Wish(Guid by, Visibility wish, DateTimeOffset at)
    {
        if (by == FromId)
        {
            (FromWish, FromSaidAt) = (wish, at);
        }
        else
        {
            (ToWish, ToSaidAt) = (wish, at);
        }
    }
}
