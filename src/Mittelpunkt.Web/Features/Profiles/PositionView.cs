using System.Globalization;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>A square piece of the ground around a point, on which a pin can be put by a click, also without script.</summary>
public sealed record PositionView(double Latitude, double Longitude, int Zoom)
{
    /// <summary>Side of the picture in pixels; the same on every screen, since a click is told in them.</summary>
    public const int Side = 280;

    public const int Nearest = 5;

    private double HalfHeight => 0.16 / (1 << Zoom);

    // A degree of longitude is shorter than one of latitude.
    private double HalfWidth => HalfHeight / Math.Cos(Latitude * Math.PI / 180);

    public Bounds Bounds => new(Longitude - HalfWidth, Latitude - HalfHeight, Longitude + HalfWidth, Latitude + HalfHeight);

    /// <summary>Kilometres from edge to edge.</summary>
    public double Kilometres => 2 * HalfHeight * 111.2;

    public string Middle => RecordItems.Point(Latitude, Longitude);

    /// <summary>What stands in an address, made usable.</summary>
    public static PositionView Read(string? middle, string? zoom, (double Latitude, double Longitude) start)
    {
        var at = RecordItems.ReadPoint(middle) is { } point && Math.Abs(point.Latitude) < 85 ? point : start;
        return new(at.Latitude, at.Longitude, int.TryParse(zoom, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? Math.Clamp(level, 0, Nearest) : 1);
    }

    /// <summary>The view with the point that was clicked in its middle.</summary>
    public PositionView Clicked(int x, int y) => this with
    {
        Longitude = Bounds.West + ((Bounds.East - Bounds.West) * Math.Clamp(x, 0, Side) / Side),
        Latitude = Bounds.North - ((Bounds.North - Bounds.South) * Math.Clamp(y, 0, Side) / Side),
    };

    public Projection Projection => new(Bounds);
}
