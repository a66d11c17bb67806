using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Ties;

/// <summary>One entry of the tie ledger: two actors, the highest rung they reached, since when and by what evidence. One row a pair.</summary>
public sealed class Tie : IMayBeExample
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <inheritdoc/>
    public bool IsExample { get; init; }

    /// <summary>The end with the smaller id in byte order; see <see cref="Order"/>.</summary>
    public required Guid FromId { get; set; }

    /// <summary>The end with the larger id in byte order.</summary>
    public required Guid ToId { get; set; }

    /// <summary>Highest rung reached.</summary>
    public required Rung Rung { get; set; }

    /// <summary>When it began; null when no source says.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Last date it is known to have been active; null while it is open.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>What proves it.</summary>
    public required Evidence Evidence { get; set; }

    /// <summary>Source as shown with its licence; null for a tie its two ends made here.</summary>
    public string? Source { get; set; }

    /// <summary>When the <see cref="FromId"/> end confirmed it; null for a public record.</summary>
    public DateTimeOffset? FromConfirmedAt { get; set; }

    /// <summary>When the <see cref="ToId"/> end confirmed it; null for a public record.</summary>
    public DateTimeOffset? ToConfirmedAt { get; set; }

    /// <summary>Who may see it.</summary>
    public required Visibility Visibility { get; set; }

    /// <summary>What the public record says where an agreement says more; null unless both are in this row. See <see cref="Confirm"/>.</summary>
    public Rung? RecordRung { get; set; }

    /// <summary>Beginning in the public record; see <see cref="RecordRung"/>.</summary>
    public DateOnly? RecordSince { get; set; }

    /// <summary>End in the public record; see <see cref="RecordRung"/>.</summary>
    public DateOnly? RecordUntil { get; set; }

    /// <summary>Evidence of the public record; see <see cref="RecordRung"/>.</summary>
    public Evidence? RecordEvidence { get; set; }

    /// <summary>When the entry was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether everybody may see it: public, and either a public record or confirmed by both ends.</summary>
    public bool IsPublic => Visibility == Visibility.Public
        && (Source is not null || IsConfirmed);

    /// <summary>Whether both ends confirmed it here.</summary>
    public bool IsConfirmed => FromConfirmedAt is not null && ToConfirmedAt is not null;

    /// <summary>The row of an agreement where the ledger has none.</summary>
    public static Tie Of(TieProposal agreement, DateTimeOffset at)
    {
        var tie = new Tie
        {
            Id = Guid.CreateVersion7(at), RegionId = agreement.RegionId, FromId = agreement.FromId, ToId = agreement.ToId, Rung = agreement.Rung,
            Evidence = Evidence.Confirmation, Visibility = Visibility.Private, CreatedAt = at,
        };
        tie.Confirm(agreement);
        return tie;
    }

    /// <summary>
    /// Takes over what both ends agreed on. What they said last counts; of a row made here nothing earlier stays.
    /// A public record stays what it is, with its source and for whom it was: an agreement that fewer may see leaves its row untouched,
    /// since nothing of it may show. Any other is combined with it: the higher rung with its evidence (of
    /// two equal ones the record's), the earlier beginning, the later end; an end only one of them knows counts when the ends of the
    /// tie state it, and a tie they call open is open. Of the record is kept what it said, so that it can stand alone again.
    /// </summary>
    /// <param name="agreement">A confirmed proposal of the same two ends.</param>
    public void Confirm(TieProposal agreement)
    {
        StandAlone();
        if (Source is not null && agreement.Agreed > Visibility)
        {
            return;
        }

        (FromConfirmedAt, ToConfirmedAt) = (agreement.FromSaidAt, agreement.ToSaidAt);
        if (Source is null)
        {
            (Rung, Since, Until, Evidence, Visibility) = (agreement.Rung, agreement.Since, agreement.Until, Evidence.Confirmation, agreement.Agreed);
            return;
        }

        (RecordRung, RecordSince, RecordUntil, RecordEvidence) = (Rung, Since, Until, Evidence);
        (Rung, Evidence) = agreement.Rung > Rung ? (agreement.Rung, Evidence.Confirmation) : (Rung, Evidence);
        Since = agreement.Since < Since ? agreement.Since : Since ?? agreement.Since;
        Until = agreement.Until is { } until && Until > until ? Until : agreement.Until;
    }

    // The record without what was agreed before.
    private void StandAlone()
    {
        if (RecordRung is { } rung)
        {
            (Rung, Since, Until, Evidence) = (rung, RecordSince, RecordUntil, RecordEvidence!.Value);
            (RecordRung, RecordSince, RecordUntil, RecordEvidence) = (null, null, null, null);
            (FromConfirmedAt, ToConfirmedAt) = (null, null);
        }
    }

    /// <summary>The two ends in ledger order: smaller first, compared as big-endian bytes.</summary>
    public static (Guid From, Guid To) Order(Guid a, Guid b) => a.CompareTo(b) <= 0 ? (a, b) : (b, a);
}
