using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Profiles;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>An organisation and its open memberships, held until the act is kept: two owners who leave at once cannot leave nobody behind.</summary>
public sealed class HeldTeam(AppDb db, TimeProvider clock)
{
    public async Task<Outcome<T>> Within<T>(Expression<Func<Actor, bool>> which, Func<Actor, List<Membership>, Task<Outcome<T>>> act, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.HoldActors(which, ct) != 1)
        {
            return new Refusal(RefusalKind.NotFound, nameof(MembersTexts.EntryGone));
        }

        var actor = await db.Actors.AsNoTracking().SingleAsync(which, ct);
        var claimed = actor.ClaimedAt;
        var open = await db.Memberships.Where(m => m.ActorId == actor.Id && (m.State == MembershipState.Asked || m.State == MembershipState.Active)).ToListAsync(ct);
        var outcome = await act(actor, open);
        if (outcome.Refusal is null)
        {
            // Read untracked: an act that changes nothing about the organisation itself empties nobody's page cache.
            if (actor.ClaimedAt != claimed || await AreShown(open, ct))
            {
                actor.UpdatedAt = clock.GetUtcNow();
                db.Entry(actor).State = EntityState.Modified;
            }

            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return outcome;
    }

    // Whoever comes or goes may be named on the organisation's page for everybody.
    private Task<bool> AreShown(List<Membership> open, CancellationToken ct) =>
        db.AreShownToAll([.. open.Where(m => db.Entry(m).State != EntityState.Unchanged).Select(m => m.AccountId)], ct);
}
