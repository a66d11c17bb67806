using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Entries;

/// <summary>The region, held until a new entry is kept: of two who enter the same at once, the second sees the first.</summary>
public sealed class HeldRegion(AppDb db, TimeProvider clock)
{
    public async Task<Outcome<T>> Within<T>(Func<DateTimeOffset, Task<Outcome<T>>> act, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldRegion(ct);
        var outcome = await act(clock.GetUtcNow());
        if (outcome.Refusal is not null)
        {
            return outcome;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // An import that runs at the same time has taken the same address; nothing is kept, and the next try finds it.
            return new Refusal(RefusalKind.Conflict, nameof(EntriesTexts.TryAgain));
        }

        await transaction.CommitAsync(ct);
        return outcome;
    }
}
