using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data.Examples;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Data.Maps;

/// <summary>Which part of the network a map shows. Without a value nothing is left out.</summary>
/// <param name="Year">Records that began by the end of this year; what has no date is always shown.</param>
/// <param name="WithReach">Partners outside the region too.</param>
/// <param name="Kind">Actors of one kind, with the ties that have such an end.</param>
/// <param name="TownId">Actors of one town, with the ties that have such an end.</param>
public sealed record MapFilter(int? Year = null, bool WithReach = false, ActorKind? Kind = null, Guid? TownId = null)
{
    /// <summary>The last day that counts.</summary>
    public DateOnly LastDay => Year is { } year ? new DateOnly(year, 12, 31) : DateOnly.MaxValue;
}

/// <summary>An actor as a dot.</summary>
public sealed record MapDot(string Slug, string Name, ActorKind Kind, string? Place, double Longitude, double Latitude, bool IsExample);

/// <summary>A tie as an arc; <see cref="Last"/> is the last date it is known to have been active.</summary>
public sealed record MapArc(double FromLongitude, double FromLatitude, double ToLongitude, double ToLatitude, DateOnly? Last);

/// <summary>An actor in the list that says the same as the map.</summary>
public sealed record MapEntry(string Slug, string Name, ActorKind Kind, string? Place, string? TownSlug, bool IsExample);

/// <summary>Reads what a map shows of the public network of the current region.</summary>
public sealed class MapNetwork(AppDb db)
{
    /// <summary>The dots in the order of their names.</summary>
    public Task<List<MapDot>> Dots(MapFilter filter, int limit, CancellationToken ct) => Actors(filter)
        .Where(a => a.Longitude != null && a.Latitude != null)
        .OrderBy(a => a.Name).ThenBy(a => a.Id).Take(limit)
        .Select(a => new MapDot(a.Slug, a.Name, a.Kind, a.Place, a.Longitude!.Value, a.Latitude!.Value, a.IsExample))
        .ToListAsync(ct);

    /// <summary>The public ties with at least one shown end, latest first. Ends outside the region lead out of the picture.</summary>
    public Task<List<MapArc>> Arcs(MapFilter filter, int limit, CancellationToken ct)
    {
        var shown = Actors(filter).Select(a => a.Id);
        return Ties(filter)
            .Where(t => shown.Contains(t.FromId) || shown.Contains(t.ToId))
            .Join(db.Actors, t => t.FromId, a => a.Id, (t, a) => new { Tie = t, From = a })
            .Join(db.Actors, pair => pair.Tie.ToId, a => a.Id, (pair, a) => new { pair.Tie, pair.From, To = a })
            .Where(row => row.From.Longitude != null && row.From.Latitude != null && row.To.Longitude != null && row.To.Latitude != null)
            .OrderByDescending(row => row.Tie.Until ?? row.Tie.Since).ThenBy(row => row.Tie.Id).Take(limit)
            .Select(row => new MapArc(row.From.Longitude!.Value, row.From.Latitude!.Value, row.To.Longitude!.Value, row.To.Latitude!.Value,
                row.Tie.Until ?? row.Tie.Since))
            .ToListAsync(ct);
    }

    /// <summary>How many actors the map and its list show.</summary>
    public Task<int> Count(MapFilter filter, CancellationToken ct) => Actors(filter).Real().CountAsync(ct);

    /// <summary>How many examples they show besides.</summary>
    public Task<int> CountExamples(MapFilter filter, CancellationToken ct) => Actors(filter).CountAsync(a => a.IsExample, ct);

    /// <summary>The shown actors of the region's towns, then those elsewhere, each place in the order of names.</summary>
    public Task<List<MapEntry>> Entries(MapFilter filter, int limit, CancellationToken ct) => Actors(filter)
        .LeftJoin(db.Towns, a => a.TownId, t => t.Id, (a, t) => new { Actor = a, Town = t })
        .OrderBy(row => row.Town == null).ThenBy(row => row.Town == null ? row.Actor.Place : row.Town.Name)
        .ThenBy(row => row.Actor.Name).ThenBy(row => row.Actor.Id).Take(limit)
        .Select(row => new MapEntry(row.Actor.Slug, row.Actor.Name, row.Actor.Kind,
            row.Town == null ? row.Actor.Place : row.Town.Name, row.Town == null ? null : row.Town.Slug, row.Actor.IsExample))
        .ToListAsync(ct);

    /// <summary>Where the region's actors are, for the part of the earth a map shows first.</summary>
    public async Task<IReadOnlyList<(double Longitude, double Latitude)>> Positions(int limit, CancellationToken ct) =>
        (await Actors(new()).Real().Where(a => a.Longitude != null && a.Latitude != null)
            .OrderBy(a => a.Id).Take(limit).Select(a => new { a.Longitude, a.Latitude }).ToListAsync(ct))
        .ConvertAll(a => (a.Longitude!.Value, a.Latitude!.Value));

    /// <summary>Year of the first dated tie or project; null when nothing has a date.</summary>
    public async Task<int?> FirstYear(CancellationToken ct)
    {
        var tie = await db.Ties.VisibleToAll().Real().MinAsync(t => t.Since, ct);
        var project = await db.Projects.Real().MinAsync(p => p.Start, ct);
        return (tie, project) switch
        {
            ({ } a, { } b) => Math.Min(a.Year, b.Year),
            _ => (tie ?? project)?.Year,
        };
    }

    private IQueryable<Actor> Actors(MapFilter filter)
    {
        var lastDay = filter.LastDay;
        var actors = db.Actors.AsNoTracking().Where(a => filter.WithReach || a.InRegion);
        actors = filter.Year is null ? actors : actors.Where(a => a.Since == null || a.Since <= lastDay);
        actors = filter.Kind is { } kind ? actors.Where(a => a.Kind == kind) : actors;
        return filter.TownId is { } town ? actors.Where(a => a.TownId == town) : actors;
    }

    private IQueryable<Tie> Ties(MapFilter filter)
    {
        var lastDay = filter.LastDay;
        var ties = db.Ties.AsNoTracking().VisibleToAll();
        return filter.Year is null ? ties : ties.Where(t => t.Since == null || t.Since <= lastDay);
    }
}
