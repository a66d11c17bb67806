using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>An actor with its town.</summary>
public sealed record ActorRow(Actor Actor, TownJson? Town)
{
    public ActorJson ToJson() => ActorJson.Of(Actor, Town);
}

/// <summary>Joins actors with their towns.</summary>
public static class ActorRows
{
    // Ordered here, because a join forgets an order made before it.
    public static IQueryable<ActorRow> BySlug(this IQueryable<Actor> actors, AppDb db) => actors
        .LeftJoin(db.Towns, a => a.TownId, t => t.Id, (a, t) => new { Actor = a, Town = t })
        .OrderBy(row => row.Actor.Slug)
        .Select(row => new ActorRow(row.Actor, row.Town == null ? null : new TownJson(row.Town.Slug, row.Town.Name, row.Town.Ags)));
}
