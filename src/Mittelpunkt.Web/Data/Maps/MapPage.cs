using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Maps;

/// <summary>Everything a page with a map shows.</summary>
/// <param name="Region">The region.</param>
/// <param name="Filter">What was asked for.</param>
/// <param name="Dots">Actors with a position.</param>
/// <param name="Arcs">Public ties.</param>
/// <param name="Entries">The same actors as a list, at most <see cref="MapPageQuery.MostEntries"/>.</param>
/// <param name="Total">How many actors there are.</param>
/// <param name="Examples">How many examples are shown besides.</param>
/// <param name="Figures">Figures at the time of the filter.</param>
/// <param name="FirstYear">Where the network's history begins.</param>
/// <param name="Today">The present day in the region.</param>
/// <param name="Places">The base map.</param>
/// <param name="Positions">Where all of the region's actors are.</param>
public sealed record MapPage(
    Region Region, MapFilter Filter, IReadOnlyList<MapDot> Dots, IReadOnlyList<MapArc> Arcs, IReadOnlyList<MapEntry> Entries, int Total, int Examples,
    RegionFigures Figures, int FirstYear, DateOnly Today, IReadOnlyList<MapPlace> Places, IReadOnlyList<(double Longitude, double Latitude)> Positions)
{
    /// <summary>The year that counts as now.</summary>
    public int Year => Filter.Year ?? Today.Year;

    public IEnumerable<ActorKind> Kinds => Dots.Select(d => d.Kind).Distinct().OrderBy(kind => kind == ActorKind.Unknown).ThenBy(kind => kind);
}

/// <summary>Loads a <see cref="MapPage"/> of the current region.</summary>
public sealed class MapPageQuery(AppDb db, CurrentRegion current, MapNetwork network, MapPlaces places, TimeProvider clock)
{
    public const int MostEntries = 300;
    private const int MostDots = 5000;
    private const int MostArcs = 2000;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public async Task<MapPage> Load(MapFilter filter, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).Date);
        var firstYear = Math.Min(await network.FirstYear(ct) ?? today.Year, today.Year);

        // The present year and later ones mean today; a year before the first record shows the first.
        var shown = filter with { Year = filter.Year is { } year && year < today.Year ? Math.Max(year, firstYear) : null };
        return new(current.Region!, shown,
            await network.Dots(shown, MostDots, ct),
            await network.Arcs(shown, MostArcs, ct),
            await network.Entries(shown, MostEntries, ct),
            await network.Count(shown, ct),
            await network.CountExamples(shown, ct),
            await RegionFigures.Count(db, shown.Year, ct),
            firstYear, today,
            await places.All(ct),
            await network.Positions(MostDots, ct));
    }
}
