using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Privacy;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Access;

/// <summary>Writes down whose name or address somebody with a role gets to see, before it is shown.</summary>
public sealed class AccessLog(AppDb db, CurrentAccount current, TimeProvider clock)
{
    public async Task Note(Role role, SeenOn page, IEnumerable<Guid> persons, CancellationToken ct)
    {
        var (by, now) = (current.Required.Id, clock.GetUtcNow());
        var seen = persons.Where(id => id != by).Distinct().ToList();
        if (seen.Count == 0)
        {
            return;
        }

        var lately = now - PersonView.Again;
        var known = await db.PersonViews.Where(v => v.By == by && v.Page == page && v.Role == role && v.At > lately && seen.Contains(v.AccountId))
            .Select(v => v.AccountId).ToListAsync(ct);
        db.AddRange(seen.Except(known).Select(id => new PersonView
        {
            Id = Guid.CreateVersion7(now), RegionId = db.RegionId, AccountId = id, By = by, Role = role, Page = page, At = now,
        }));
        await db.SaveChangesAsync(ct);
    }
}
