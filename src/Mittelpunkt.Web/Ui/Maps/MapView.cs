using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>The part of the earth a map shows first.</summary>
public static class MapView
{
    private const int FewestForFocus = 10;
    private const double LeftOut = 0.03;
    private const double Air = 0.06;

    /// <summary>
    /// Where most of the actors are: without the outermost three per cent on each side, with some air. A region
    /// with few actors is shown whole.
    /// </summary>
    public static Bounds Of(Bounds region, IReadOnlyList<(double Longitude, double Latitude)> actors)
    {
        if (actors.Count < FewestForFocus)
        {
            return region;
        }

        var (west, east) = Inner(actors.Select(a => a.Longitude));
        var (south, north) = Inner(actors.Select(a => a.Latitude));
        var airX = Math.Max((east - west) * Air, (region.East - region.West) * 0.02);
        var airY = Math.Max((north - south) * Air, (region.North - region.South) * 0.02);
        return new(west - airX, Math.Max(south - airY, -85), east + airX, Math.Min(north + airY, 85));
    }

    private static (double Low, double High) Inner(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var skipped = (int)(sorted.Count * LeftOut);
        return (sorted[skipped], sorted[^(skipped + 1)]);
    }
}
