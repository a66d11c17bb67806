using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>What a further record does to a tie that is already in the ledger.</summary>
public static class TieRules
{
    /// <summary>
    /// The same source replaces what it said before; another source can only add, and so can the source of a row both ends agreed on.
    /// A public record of a tie its ends keep to fewer takes the row over, as if there were no agreement: nothing of that may show.
    /// Tells whether anything changed.
    /// </summary>
    public static bool Apply(Tie tie, TieRow row, string source)
    {
        var before = Facts(tie);
        var isRecord = row.FromConfirmedAt is null && row.ToConfirmedAt is null;
        if (tie.Source == source && tie.RecordRung is not null)
        {
            (tie.RecordRung, tie.RecordSince, tie.RecordUntil, tie.RecordEvidence) = (row.Rung, row.Since, row.Until, row.Evidence);
            Add(tie, row.Rung, row.Evidence, row.Since, row.Until);
        }
        else if (tie.Source == source)
        {
            Replace(tie, row);
        }
        else if (isRecord && tie.Source is null && (row.Visibility ?? Visibility.Public) < tie.Visibility)
        {
            Replace(tie, row);
            (tie.Source, tie.Visibility, tie.FromConfirmedAt, tie.ToConfirmedAt) = (source, row.Visibility ?? Visibility.Public, null, null);
        }
        else if (isRecord)
        {
            if (tie.Source is null && tie.IsConfirmed)
            {
                (tie.RecordRung, tie.RecordSince, tie.RecordUntil, tie.RecordEvidence) = (row.Rung, row.Since, row.Until, row.Evidence);
            }

            Add(tie, row.Rung, row.Evidence, row.Since, row.Until);
            tie.Source ??= source;
        }

        tie.Visibility = row.Visibility ?? tie.Visibility;
        return !before.Equals(Facts(tie));
    }

    /// <summary>
    /// Two entries of one pair become one: the higher rung with its evidence, the earlier beginning, the later end. Of two that not the
    /// same people may see, the one more may see stays as it is. Both name their ends in ledger order.
    /// </summary>
    public static void Combine(Tie kept, Tie other)
    {
        if (Width(kept) != Width(other))
        {
            if (Width(other) > Width(kept))
            {
                TakeOver(kept, other);
            }

            return;
        }

        var source = kept.Rung >= other.Rung ? kept.Source ?? other.Source : other.Source ?? kept.Source;
        Add(kept, other.Rung, other.Evidence, other.Since, other.Until);
        kept.Source = source;
        kept.FromConfirmedAt ??= other.FromConfirmedAt;
        kept.ToConfirmedAt ??= other.ToConfirmedAt;
    }

    // A tie meant for everybody that is neither a record nor confirmed is seen by its ends only.
    private static int Width(Tie tie) => tie.IsPublic ? 3 : tie.Visibility == Visibility.Network ? 2 : 1;

    private static void TakeOver(Tie kept, Tie other)
    {
        (kept.Rung, kept.Since, kept.Until, kept.Evidence) = (other.Rung, other.Since, other.Until, other.Evidence);
        (kept.RecordRung, kept.RecordSince, kept.RecordUntil, kept.RecordEvidence) = (other.RecordRung, other.RecordSince, other.RecordUntil, other.RecordEvidence);
        (kept.Source, kept.Visibility, kept.FromConfirmedAt, kept.ToConfirmedAt) = (other.Source, other.Visibility, other.FromConfirmedAt, other.ToConfirmedAt);
    }

    private static void Replace(Tie tie, TieRow row) => (tie.Rung, tie.Since, tie.Until, tie.Evidence) = (row.Rung, row.Since, row.Until, row.Evidence);

    private static void Add(Tie tie, Rung rung, Evidence evidence, DateOnly? since, DateOnly? until)
    {
        if (rung > tie.Rung)
        {
            (tie.Rung, tie.Evidence) = (rung, evidence);
        }

        tie.Since = tie.Since is null || since < tie.Since ? since ?? tie.Since : tie.Since;
        tie.Until = tie.Until is null || until is null ? null : until > tie.Until ? until : tie.Until;
    }

    private static object Facts(Tie t) => (t.Rung, t.Since, t.Until, t.Evidence, t.Source, t.Visibility, t.RecordRung, t.RecordSince, t.RecordUntil, t.RecordEvidence);
}
