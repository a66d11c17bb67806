using System.Globalization;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>Places on earth as shares of a box: 0 to 1 from its left and top edge, outside it beyond. Web Mercator, as the map in the browser.</summary>
public sealed class Projection
{
    private readonly double _left;
    private readonly double _top;
    private readonly double _width;
    private readonly double _height;

    public Projection(Bounds bounds)
    {
        Bounds = bounds;
        (_left, _top) = Mercator(bounds.West, bounds.North);
        var (right, bottom) = Mercator(bounds.East, bounds.South);
        (_width, _height) = (Math.Max(right - _left, 1e-9), Math.Max(bottom - _top, 1e-9));
    }

    public Bounds Bounds { get; }

    /// <summary>Height of the box for a width of 1.</summary>
    public double Ratio => _height / _width;

    public (double X, double Y) Of(double longitude, double latitude)
    {
        var (x, y) = Mercator(longitude, latitude);
        return ((x - _left) / _width, (y - _top) / _height);
    }

    /// <summary>The box in whole pixels with the right ratio and a longer side of the given length.</summary>
    public (int Width, int Height) Size(int longest) => Ratio > 1
        ? (Math.Max(1, (int)Math.Round(longest / Ratio)), longest)
        : (longest, Math.Max(1, (int)Math.Round(longest * Ratio)));

    /// <summary>A share as SVG writes it, e.g. "43.21%".</summary>
    public static string Percent(double share) => Math.Round(share * 100, 2).ToString(CultureInfo.InvariantCulture) + "%";

    private static (double X, double Y) Mercator(double longitude, double latitude)
    {
        var angle = Math.Clamp(latitude, -85, 85) * Math.PI / 180;
        return ((longitude + 180) / 360, 0.5 - (Math.Log(Math.Tan((Math.PI / 4) + (angle / 2))) / (2 * Math.PI)));
    }
}
