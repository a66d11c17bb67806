using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>The organisations that see what is meant for "named" ones.</summary>
public sealed class NameActors(AppDb db)
{
    public async Task<Refusal?> Add(Guid owner, bool isPerson, string? slug, CancellationToken ct)
    {
        var actor = await db.Actors.Where(a => a.Slug == slug && a.InRegion && a.Id != owner).Select(a => a.Id).SingleOrDefaultAsync(ct);
        if (actor == Guid.Empty)
        {
            return new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.ActorUnknown), "q");
        }

        if (await db.NamedActors.AnyAsync(n => n.OwnerId == owner && n.ActorId == actor, ct))
        {
            return null;
        }

        if (await db.NamedActors.CountAsync(n => n.OwnerId == owner, ct) >= NamedActor.Most)
        {
            return new Refusal(RefusalKind.TooMany, nameof(ProfilesTexts.TooManyNamed), "q");
        }

        db.Add(new NamedActor { RegionId = db.RegionId, OwnerId = owner, AccountId = isPerson ? owner : null, ActorId = actor });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Named at the same moment in another tab: it is so.
            db.ChangeTracker.Clear();
        }

        return null;
    }

    public Task Remove(Guid owner, string? slug, CancellationToken ct) =>
        db.NamedActors.Where(n => n.OwnerId == owner && db.Actors.Any(a => a.Id == n.ActorId && a.Slug == slug)).ExecuteDeleteAsync(ct);
}
