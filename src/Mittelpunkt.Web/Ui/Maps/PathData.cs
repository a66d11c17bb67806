using System.Globalization;
using System.Text;
using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>Shapes as SVG path data in whole units, each point relative to the one before: about a third of the length of absolute decimals.</summary>
public static class PathData
{
    public static void Append(StringBuilder path, Shape shape, Projection projection, double width)
    {
        var height = width * projection.Ratio;
        foreach (var run in shape.Runs)
        {
            Append(path, run.Select(position => projection.Of(position.Longitude, position.Latitude))
                .Select(share => ((int)Math.Round(share.X * width), (int)Math.Round(share.Y * height))), shape.Closed);
        }
    }

    private static void Append(StringBuilder path, IEnumerable<(int X, int Y)> points, bool closed)
    {
        (int X, int Y)? last = null;
        foreach (var point in points)
        {
            if (last is not { } before)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{point.X} {point.Y}");
            }
            else if (point == before)
            {
                continue;
            }
            else
            {
                path.Append(CultureInfo.InvariantCulture, $"l{point.X - before.X} {point.Y - before.Y}");
            }

            last = point;
        }

        if (closed && last is not null)
        {
            path.Append('z');
        }
    }
}
