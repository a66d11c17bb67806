using System.Globalization;
using System.Text;
using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>Ties as bent lines, in four strengths: the more recent, the stronger.</summary>
public static class PictureArcs
{
    /// <summary>Units across the box.</summary>
    public const int Width = 2000;

    // How far an arc leaves the straight line, as a share of its length; the same as on the living map.
    private const double Bend = 0.16;

    private static readonly int[] YearsOfStrength = [1, 4, 8];

    /// <summary>Path data by strength, from 0 (oldest) to 3 (this or last year).</summary>
    public static string[] Draw(IReadOnlyList<MapArc> arcs, Projection projection, int year)
    {
        var paths = new[] { new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder() };
        foreach (var arc in arcs)
        {
            Append(paths[Strength(arc.Last, year)], projection.Of(arc.FromLongitude, arc.FromLatitude), projection.Of(arc.ToLongitude, arc.ToLatitude), projection.Ratio);
        }

        return [.. paths.Select(path => path.ToString())];
    }

    private static int Strength(DateOnly? last, int year) =>
        last is { } date ? YearsOfStrength.Count(years => year - date.Year <= years) : 0;

    private static void Append(StringBuilder path, (double X, double Y) from, (double X, double Y) to, double ratio)
    {
        var (x1, y1, x2, y2) = (from.X * Width, from.Y * Width * ratio, to.X * Width, to.Y * Width * ratio);
        var (dx, dy) = (x2 - x1, y2 - y1);
        var side = dx < 0 ? -1 : 1;
        var (middleX, middleY) = (((x1 + x2) / 2) + (dy * side * Bend), ((y1 + y2) / 2) - (dx * side * Bend));
        path.Append(CultureInfo.InvariantCulture, $"M{x1:0} {y1:0}q{middleX - x1:0} {middleY - y1:0} {dx:0} {dy:0}");
    }
}
