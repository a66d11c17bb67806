using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Web.Data;

/// <summary>Holds rows until the end of the transaction: writing one, unchanged, makes everybody else wait who wants to act on the same.</summary>
public static class Holding
{
    /// <returns>How many there are.</returns>
    public static Task<int> HoldActors(this AppDb db, Expression<Func<Actor, bool>> which, CancellationToken ct) =>
        db.Actors.Where(which).ExecuteUpdateAsync(row => row.SetProperty(a => a.UpdatedAt, a => a.UpdatedAt), ct);

    public static Task HoldRegion(this AppDb db, CancellationToken ct) =>
        db.Regions.Where(r => r.Id == db.RegionId).ExecuteUpdateAsync(row => row.SetProperty(r => r.Name, r => r.Name), ct);
}
