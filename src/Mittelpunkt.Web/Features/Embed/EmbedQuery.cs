using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Features.Embed;

/// <summary>A town a map can be cut to.</summary>
public sealed record EmbedTown(Guid Id, string Slug, string Name, Bounds Bounds);

/// <summary>Finds the towns whose map can be embedded: those with actors.</summary>
public sealed class EmbedQuery(AppDb db)
{
    // Half a town's usual width in degrees of latitude, for towns without a boundary.
    private const double Around = 0.04;

    public Task<List<(string Slug, string Name)>> Towns(CancellationToken ct) => db.Towns.AsNoTracking()
        .Where(t => db.Actors.Any(a => a.TownId == t.Id && a.InRegion && !a.IsExample))
        .OrderBy(t => t.Name).Select(t => new ValueTuple<string, string>(t.Slug, t.Name)).ToListAsync(ct);

    /// <summary>The town with this slug; null for an unknown one, which then means the whole region.</summary>
    public async Task<EmbedTown?> Town(string? slug, CancellationToken ct) =>
        slug is { Length: > 0 and <= 80 } && await db.Towns.AsNoTracking().FirstOrDefaultAsync(t => t.Slug == slug, ct) is { } town
            ? new(town.Id, town.Slug, town.Name, BoundsOf(town))
            : null;

    private static Bounds BoundsOf(Town town)
    {
        if (Shape.Read(town.Boundary) is not { Closed: true } shape)
        {
            return new(town.Longitude - (1.5 * Around), town.Latitude - Around, town.Longitude + (1.5 * Around), town.Latitude + Around);
        }

        var positions = shape.Runs.SelectMany(run => run).ToList();
        return new(positions.Min(p => p.Longitude), positions.Min(p => p.Latitude), positions.Max(p => p.Longitude), positions.Max(p => p.Latitude));
    }
}
