using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>An open request and its entry, held until the act is kept: of two who decide at once, the second finds it decided.</summary>
public sealed class HeldCorrection(AppDb db, TimeProvider clock)
{
    /// <param name="id">Which request.</param>
    /// <param name="by">Who acts; requests about its own organisations are not found.</param>
    /// <param name="act">What is done; a refusal undoes it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Refusal?> Within(Guid id, Guid by, Func<Correction, Actor, DateTimeOffset, Task<Refusal?>> act, CancellationToken ct)
    {
        var actorId = await db.Corrections.Where(c => c.Id == id).Select(c => c.ActorId).SingleOrDefaultAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldActors(a => a.Id == actorId, ct) != 1 || await db.CorrectionsFor(by).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } correction)
        {
            return new Refusal(RefusalKind.Conflict, nameof(CorrectionsTexts.SettledBefore));
        }

        var actor = await db.Actors.AsNoTracking().SingleAsync(a => a.Id == actorId, ct);
        if (await act(correction, actor, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}
