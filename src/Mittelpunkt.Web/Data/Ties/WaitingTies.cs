using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Data.Ties;

/// <summary>What waits for an answer.</summary>
public static class WaitingTies
{
    /// <summary>How many statements of others wait for each of these organisations; left out where none does.</summary>
    public static Task<Dictionary<Guid, int>> WaitingTiesOf(this AppDb db, IReadOnlyCollection<Guid> actors, CancellationToken ct) => db.TieProposals
        .Where(p => p.State == ProposalState.Open && actors.Contains(p.AskedId)).GroupBy(p => p.AskedId)
        .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
}
