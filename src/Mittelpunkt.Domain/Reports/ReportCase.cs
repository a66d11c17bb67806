using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Reports;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>Nobody has decided, or the organisation has replied and it is decided anew.</summary>
    Open = 1,
    /// <summary>Nothing is done.</summary>
    NoAction = 2,
    /// <summary>The text is not shown; it comes back when a reply changes the decision.</summary>
    Limited = 3,
    /// <summary>The text is gone for good.</summary>
    Removed = 4,
}

/// <summary>
/// All notices about one content and the decision on them (Regulation (EU) 2022/2065, Art. 16 and 17). What can be limited or removed is
/// one of the texts an organisation shows to everybody, its picture, or the text of a project, and nothing else: names, places and ties are
/// facts of public sources, which are corrected.
/// A limited text is taken out of the entry and lies here, so that no page can show it by mistake.
/// </summary>
public sealed class ReportCase : INeverPublic
{
    /// <summary>Shortest grounds of a decision, and shortest reply.</summary>
    public const int ShortestText = 20;

    /// <summary>Longest grounds or reply.</summary>
    public const int LongestText = 1000;

    /// <summary>How long the organisation may reply after the decision.</summary>
    public static readonly TimeSpan ReplyTime = TimeSpan.FromDays(14);

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The entry it is about; null when it is about a project.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>The project it is about; null when it is about an entry.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; private set; } = CaseState.Open;

    /// <summary>What was decided about: the short text, unless something else was chosen.</summary>
    public Item Item { get; private set; } = Item.Summary;

    /// <summary>When the first notice came in (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last decided (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided; null while nobody has, or when that account is erased.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Why, as the reporter and the organisation are told.</summary>
    public string? Grounds { get; private set; }

    /// <summary>The text while it is limited; null else.</summary>
    public string? HiddenText { get; private set; }

    /// <summary>What the organisation replied; null when it has not.</summary>
    public string? Reply { get; private set; }

    /// <summary>When (UTC). It replies once.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>Who wrote the reply; null when nobody did, or when that account is erased.</summary>
    public Guid? RepliedBy { get; private set; }

    /// <summary>Whether the text stays away now, whatever a source says.</summary>
    public bool KeepsTextAway => State is CaseState.Limited or CaseState.Removed || (State == CaseState.Open && HiddenText is not null);

    /// <summary>Whether the organisation may reply now: once, after something was done, in time.</summary>
    public bool MayReply(DateTimeOffset now) => State is CaseState.Limited or CaseState.Removed && RepliedAt is null && now - DecidedAt <= ReplyTime;

    /// <summary>Decisions that make sense: where no text is shown there is nothing to hide, and one that is gone cannot be hidden.</summary>
    /// <param name="text">The text the entry shows now; null when it shows none.</param>
    public IReadOnlyList<CaseState> Possible(string? text) => (text ?? HiddenText) is not null ? [CaseState.NoAction, CaseState.Limited, CaseState.Removed]
        : RepliedAt is not null ? [CaseState.NoAction, CaseState.Removed] : [CaseState.NoAction];

    /// <summary>Decides.</summary>
    /// <param name="state">Anything but open.</param>
    /// <param name="item">About what; after a reply the same as before. A picture cannot be limited, only removed.</param>
    /// <param name="grounds">Why.</param>
    /// <param name="text">The text the entry shows now; null when it shows none.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>The text the entry shows from now on, or why it was not decided.</returns>
    public Outcome<string?> Decide(CaseState state, Item item, string grounds, string? text, Guid by, DateTimeOffset at)
    {
        if (State != CaseState.Open)
        {
            return new Refusal(RefusalKind.Conflict, "DecidedBefore");
        }

        if (!Possible(text).Contains(state) || (RepliedAt is not null && item != Item))
        {
            return new Refusal(RefusalKind.Invalid, "DecisionMissing", "entscheidung");
        }

        if (item == Item.Logo && state == CaseState.Limited)
        {
            return new Refusal(RefusalKind.Invalid, "PictureStays", "entscheidung");
        }

        if (grounds.Length is < ShortestText or > LongestText)
        {
            return new Refusal(RefusalKind.Invalid, "GroundsWrong", "gruende");
        }

        var known = text ?? HiddenText;
        (State, Item, Grounds, DecidedBy, DecidedAt) = (state, item, grounds, by, at);
        HiddenText = state == CaseState.Limited ? known : null;
        return state == CaseState.NoAction ? known : null;
    }

    /// <summary>Takes the organisation's reply; the case is open again.</summary>
    /// <returns>Null, or why not.</returns>
    public Refusal? TakeReply(string reply, Guid by, DateTimeOffset at)
    {
        if (!MayReply(at))
        {
            return new Refusal(RefusalKind.Conflict, "ReplyOver");
        }

        if (reply.Length is < ShortestText or > LongestText)
        {
            return new Refusal(RefusalKind.Invalid, "ReplyWrong", "stellungnahme");
        }

        (State, Reply, RepliedBy, RepliedAt) = (CaseState.Open, reply, by, at);
        return null;
    }
}
