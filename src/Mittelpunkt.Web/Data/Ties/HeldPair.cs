using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Data.Ties;

/// <summary>Two organisations, held until an act between them is kept: what both do at once happens one after the other.</summary>
public sealed class HeldPair(AppDb db)
{
    /// <summary>Code of the refusal when one of them is no longer there.</summary>
    public const string Gone = "EntryGone";

    public async Task<Outcome<T>> Within<T>(Guid one, Guid another, Func<Task<Outcome<T>>> act, CancellationToken ct)
    {
        var (first, second) = Tie.Order(one, another);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var id in new[] { first, second })
        {
            // The others wait; always in the same order, so that nobody waits for each other.
            if (await db.HoldActors(a => a.Id == id, ct) != 1)
            {
                return new Refusal(RefusalKind.NotFound, Gone);
            }
        }

        var outcome = await act();
        if (outcome.Refusal is null)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return outcome;
    }
}
