using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>A place name on a drawn map.</summary>
/// <param name="X">Share of the box from its left edge.</param>
/// <param name="Y">Share of the box from its top edge.</param>
/// <param name="Name">The name.</param>
/// <param name="Large">Whether it is a city.</param>
/// <param name="Always">Whether there is room for it in a small window too.</param>
public sealed record PictureLabel(double X, double Y, string Name, bool Large, bool Always)
{
    private const int CityFrom = 50_000;
    private const double SmallWindow = 320;
    private const double LargeWindow = 760;
    private const double LetterWidth = 9;
    private const double LineHeight = 36;

    /// <summary>Places the largest first; a name that would run into another is left out.</summary>
    public static IReadOnlyList<PictureLabel> Place(IEnumerable<MapPlace> places, Projection projection)
    {
        var candidates = places.Where(place => place is { Kind: PlaceKind.Label, Name: not null })
            .OrderByDescending(place => place.Population ?? 0).ThenBy(place => place.Name, StringComparer.Ordinal)
            .Select(place => (Place: place, At: projection.Of(place.Shape.Runs[0][0].Longitude, place.Shape.Runs[0][0].Latitude)))
            .Where(candidate => candidate.At is { X: > -1.2 and < 2.2, Y: > -1.2 and < 2.2 })
            .ToList();
        var small = Fit(candidates, projection, SmallWindow);
        return [.. Fit(candidates, projection, LargeWindow).Select(candidate => new PictureLabel(
            candidate.At.X, candidate.At.Y, candidate.Place.Name!, candidate.Place.Population >= CityFrom, small.Contains(candidate)))];
    }

    private static HashSet<(MapPlace Place, (double X, double Y) At)> Fit(
        List<(MapPlace Place, (double X, double Y) At)> candidates, Projection projection, double window)
    {
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        var fitting = new HashSet<(MapPlace, (double, double))>();
        foreach (var candidate in candidates)
        {
            var (x, y) = (candidate.At.X * window, candidate.At.Y * window * projection.Ratio);
            var half = candidate.Place.Name!.Length * LetterWidth / 2;
            var box = (Left: x - half, Top: y - LineHeight, Right: x + half, Bottom: y);
            if (!taken.Any(t => t.Left < box.Right && box.Left < t.Right && t.Top < box.Bottom && box.Top < t.Bottom))
            {
                taken.Add(box);
                fitting.Add(candidate);
            }
        }

        return fitting;
    }
}
