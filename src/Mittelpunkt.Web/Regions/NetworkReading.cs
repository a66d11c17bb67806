using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Regions;

/// <summary>Reads a region's network from the ledger, outside any request.</summary>
public sealed class NetworkReading(IServiceScopeFactory scopes)
{
    /// <summary>
    /// The network as it is now. The log is read first: what is committed while the rows are read has a newer pulse
    /// than the network claims to contain, and is read again.
    /// </summary>
    public async Task<RegionNetwork> Read(Region region, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var newestPulse = await db.Pulses.MaxAsync(p => (long?)p.Id, ct) ?? 0;
        var (actors, changed) = await Actors(db, ct);
        var (ties, entered) = await Ties(db, actors, ct);
        return new RegionNetwork(actors, ties, entered > changed ? entered : changed ?? entered, newestPulse);
    }

    /// <summary>Newest pulse of every region, whichever process wrote it.</summary>
    public async Task<Dictionary<Guid, long>> NewestPulses(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await db.Pulses.IgnoreQueryFilters([RegionFilter.Name])
            .GroupBy(p => p.RegionId).Select(log => new { log.Key, Newest = log.Max(p => p.Id) })
            .ToDictionaryAsync(log => log.Key, log => log.Newest, ct);
    }

    public async Task<List<Region>> Regions(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
    }

    private static async Task<(List<NetworkActor> Actors, DateTimeOffset? Changed)> Actors(AppDb db, CancellationToken ct)
    {
        var rows = db.Actors.OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.Slug, a.Name, a.Kind, a.SectorCode, a.InRegion, a.Place, a.UpdatedAt }).AsAsyncEnumerable();
        var actors = new List<NetworkActor>();
        DateTimeOffset? changed = null;
        await foreach (var row in rows.WithCancellation(ct))
        {
            actors.Add(new(row.Id, row.Slug, row.Name, row.Kind, Sector.SectionOf(row.SectorCode), row.InRegion, row.Place));
            changed = changed > row.UpdatedAt ? changed : row.UpdatedAt;
        }

        return (actors, changed);
    }

    private static async Task<(List<NetworkTie> Ties, DateTimeOffset? Entered)> Ties(AppDb db, List<NetworkActor> actors, CancellationToken ct)
    {
        var nodes = new Dictionary<Guid, int>(actors.Count);
        foreach (var actor in actors)
        {
            nodes.Add(actor.Id, nodes.Count);
        }

        var rows = db.Ties.VisibleToAll().OrderBy(t => t.FromId).ThenBy(t => t.ToId)
            .Select(t => new { t.FromId, t.ToId, t.Rung, t.Since, t.Until, t.CreatedAt }).AsAsyncEnumerable();
        var ties = new List<NetworkTie>();
        DateTimeOffset? entered = null;
        await foreach (var row in rows.WithCancellation(ct))
        {
            // An end that came after the actors were read comes with the next reading.
            if (row.FromId != row.ToId && nodes.TryGetValue(row.FromId, out var from) && nodes.TryGetValue(row.ToId, out var to))
            {
                ties.Add(new(from, to, row.Rung, row.Since, row.Until));
                entered = entered > row.CreatedAt ? entered : row.CreatedAt;
            }
        }

        return (ties, entered);
    }
}
