using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Examples;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Features.Towns;

/// <summary>How many public ties lead from one town to another place.</summary>
/// <param name="TownId">The other town of the region; null for everything outside it.</param>
/// <param name="Ties">Number of public ties.</param>
public sealed record TownTies(Guid? TownId, int Ties);

/// <summary>Reads a town and counts its public ties by the town at the other end.</summary>
public sealed class ReadTown(AppDb db)
{
    public Task<Town?> Handle(string slug, CancellationToken ct) => db.Towns.AsNoTracking().SingleOrDefaultAsync(town => town.Slug == slug, ct);

    /// <summary>Outlines of all towns by id.</summary>
    public async Task<Dictionary<Guid, TownShape>> Outlines(CancellationToken ct) =>
        await db.Towns.AsNoTracking().Select(town => new { town.Id, town.Boundary }).ToDictionaryAsync(town => town.Id, town => TownShape.Of(town.Boundary), ct);

    /// <summary>Public ties of the town's actors, most first; ties within the town under its own id.</summary>
    public async Task<List<TownTies>> Ties(Guid townId, CancellationToken ct)
    {
        var ends = await (
            from tie in db.Ties.VisibleToAll().Real()
            join a in db.Actors on tie.FromId equals a.Id
            join b in db.Actors on tie.ToId equals b.Id
            where a.TownId == townId || b.TownId == townId
            select new { From = a.TownId, To = b.TownId }).ToListAsync(ct);
        return [.. ends.Select(end => end.From == townId ? end.To : end.From).GroupBy(other => other)
            .Select(group => new TownTies(group.Key, group.Count())).OrderByDescending(row => row.Ties).ThenBy(row => row.TownId)];
    }
}
