using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>What a further record does to a tie that is already in the ledger.</summary>
public static class TieRules
{
    /// <summary>The same source replaces what it said before; another source can only add. Tells whether anything changed.</summary>
    public static bool Apply(Tie tie, TieRow row, string source)
    {
        var before = Facts(tie);
        if (tie.Source == source)
        {
            (tie.Rung, tie.Since, tie.Until, tie.Evidence) = (row.Rung, row.Since, row.Until, row.Evidence);
        }
        else if (row.FromConfirmedAt is null && row.ToConfirmedAt is null)
        {
            Add(tie, row.Rung, row.Evidence, row.Since, row.Until);
            tie.Source ??= tie.FromConfirmedAt is null || tie.ToConfirmedAt is null ? source : null;
        }

        tie.Visibility = row.Visibility ?? tie.Visibility;
        return !before.Equals(Facts(tie));
    }

    /// <summary>Two entries of one pair become one: the higher rung with its evidence, the earlier beginning, the later end. Both name their ends in ledger order.</summary>
    public static void Combine(Tie kept, Tie other)
    {
        var source = kept.Rung >= other.Rung ? kept.Source ?? other.Source : other.Source ?? kept.Source;
        Add(kept, other.Rung, other.Evidence, other.Since, other.Until);
        kept.Source = source;
        kept.Visibility = kept.Visibility < other.Visibility ? kept.Visibility : other.Visibility;
        kept.FromConfirmedAt ??= other.FromConfirmedAt;
        kept.ToConfirmedAt ??= other.ToConfirmedAt;
    }

    private static void Add(Tie tie, Rung rung, Evidence evidence, DateOnly? since, DateOnly? until)
    {
        if (rung > tie.Rung)
        {
            (tie.Rung, tie.Evidence) = (rung, evidence);
        }

        tie.Since = tie.Since is null || since < tie.Since ? since ?? tie.Since : tie.Since;
        tie.Until = tie.Until is null || until is null ? null : until > tie.Until ? until : tie.Until;
    }

    private static object Facts(Tie t) => (t.Rung, t.Since, t.Until, t.Evidence, t.Source, t.Visibility);
}
