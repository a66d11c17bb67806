using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Mittelpunkt.Web.Features.Towns;

/// <summary>The outline of a town as an SVG path: a GeoJSON area in degrees, drawn upright and undistorted into a box.</summary>
/// <param name="Path">Path data; null when there is no usable boundary.</param>
/// <param name="Width">Width of the picture.</param>
/// <param name="Height">Height of the picture.</param>
public sealed record TownShape(string? Path, int Width, int Height)
{
    private const double Size = 200;
    private const double Margin = 4;

    public static readonly TownShape None = new(null, 0, 0);

    /// <summary>Reads a Polygon or MultiPolygon; anything else is <see cref="None"/>.</summary>
    public static TownShape Of(string? geoJson)
    {
        if (string.IsNullOrEmpty(geoJson))
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(geoJson);
            return Draw(Rings(document.RootElement).ToList());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or FormatException)
        {
            return None;
        }
    }

    private static IEnumerable<List<(double X, double Y)>> Rings(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" => coordinates.EnumerateArray().ToArray(),
            _ => Array.Empty<JsonElement>(),
        };
        return polygons.SelectMany(polygon => polygon.EnumerateArray())
            .Select(ring => ring.EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble())).ToList())
            .Where(ring => ring.Count > 3);
    }

    private static TownShape Draw(List<List<(double X, double Y)>> rings)
    {
        if (rings.Count == 0)
        {
            return None;
        }

        var points = rings.SelectMany(ring => ring).ToList();
        var (west, east) = (points.Min(p => p.X), points.Max(p => p.X));
        var (south, north) = (points.Min(p => p.Y), points.Max(p => p.Y));
        // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
        var squeeze = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Size / Math.Max(Math.Max((east - west) * squeeze, north - south), 1e-9);
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            var start = path.Length;
            foreach (var (x, y) in ring)
            {
                path.Append(path.Length == start ? 'M' : 'L')
                    .Append(CultureInfo.InvariantCulture, $"{Margin + ((x - west) * squeeze * scale):0.#} {Margin + ((north - y) * scale):0.#}");
            }

            path.Append('Z');
        }

        return new TownShape(path.ToString(), (int)Math.Ceiling(((east - west) * squeeze * scale) + (2 * Margin)), (int)Math.Ceiling(((north - south) * scale) + (2 * Margin)));
    }
}
