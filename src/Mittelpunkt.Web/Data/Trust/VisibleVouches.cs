using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Data.Trust;

/// <summary>A vouch that stands, with the name of who vouches.</summary>
public sealed record VouchFact(string Slug, string Name, DateTimeOffset UntilAt);

/// <summary>Vouches as others may see them.</summary>
public static class VisibleVouches
{
    /// <summary>Who vouches for the actor, as far as somebody who belongs to these organisations may know; nobody's for a visitor.</summary>
    public static async Task<List<VouchFact>> VouchesFor(this AppDb db, Guid actor, IReadOnlyCollection<Guid> own, DateTimeOffset now, CancellationToken ct)
    {
        var widest = own.Count > 0 ? Visibility.Network : Visibility.Public;
        var mine = own.Contains(actor);
        var rows = await db.Vouches.AsNoTracking().Where(v => v.ForId == actor && v.WithdrawnAt == null && v.UntilAt > now && (v.Shown || mine))
            .Where(v => mine || own.Contains(v.ById)
                // A vouch tells that there is a confirmed tie, so it is for nobody who may not know that one.
                || db.Ties.Any(t => ((t.FromId == v.ById && t.ToId == v.ForId) || (t.FromId == v.ForId && t.ToId == v.ById))
                    && t.FromConfirmedAt != null && t.ToConfirmedAt != null && t.Visibility <= widest))
            .Join(db.Actors, v => v.ById, a => a.Id, (v, a) => new { a.Slug, a.Name, v.UntilAt }).ToListAsync(ct);
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase).Select(row => new VouchFact(row.Slug, row.Name, row.UntilAt))];
    }
}
