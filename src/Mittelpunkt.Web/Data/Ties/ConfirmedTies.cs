using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Data.Ties;

/// <summary>Two organisations with a tie both have confirmed, whoever may see it.</summary>
public sealed class ConfirmedPair
{
    public required Guid FromId { get; init; }

    public required Guid ToId { get; init; }
}

/// <summary>Ties both ends have confirmed: in the ledger, or by an agreement that must not show in the row of a public record.</summary>
public static class ConfirmedTies
{
    public static IQueryable<ConfirmedPair> ConfirmedPairs(this AppDb db) =>
        db.Ties.Where(t => t.FromConfirmedAt != null && t.ToConfirmedAt != null).Select(t => new ConfirmedPair { FromId = t.FromId, ToId = t.ToId })
            .Union(db.TieProposals.Where(p => p.State == ProposalState.Confirmed).Select(p => new ConfirmedPair { FromId = p.FromId, ToId = p.ToId }));
}
