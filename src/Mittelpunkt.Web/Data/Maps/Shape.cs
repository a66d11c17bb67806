using System.Text.Json;

namespace Mittelpunkt.Web.Data.Maps;

/// <summary>A GeoJSON geometry (RFC 7946) together with its text: one or more runs of positions.</summary>
/// <param name="GeoJson">The geometry as text.</param>
/// <param name="Runs">Rings of polygons, lines, or single points, in WGS 84 degrees.</param>
/// <param name="Closed">Whether the runs are rings.</param>
public sealed record Shape(string GeoJson, IReadOnlyList<(double Longitude, double Latitude)[]> Runs, bool Closed)
{
    private const int DeepestNesting = 4;

    /// <summary>Reads a geometry; null when the text is not one we can draw.</summary>
    public static Shape? Read(string? geoJson)
    {
        if (string.IsNullOrWhiteSpace(geoJson))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(geoJson);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a geometry; null when it is not one we can draw.</summary>
    public static Shape? Read(JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object
            || !geometry.TryGetProperty("type", out var type) || !geometry.TryGetProperty("coordinates", out var coordinates))
        {
            return null;
        }

        var name = type.ValueKind == JsonValueKind.String ? type.GetString() : null;
        if (name is not ("Point" or "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon"))
        {
            return null;
        }

        var runs = new List<(double, double)[]>();
        return Collect(coordinates, runs, DeepestNesting) && runs.Count > 0
            ? new Shape(geometry.GetRawText(), runs, name.EndsWith("Polygon", StringComparison.Ordinal))
            : null;
    }

    /// <summary>The shape of a single point.</summary>
    public static Shape Point(double longitude, double latitude) =>
        new(FormattableString.Invariant($$"""{"type":"Point","coordinates":[{{Math.Round(longitude, 5)}},{{Math.Round(latitude, 5)}}]}"""),
            [[(longitude, latitude)]], Closed: false);

    private static bool Collect(JsonElement part, List<(double, double)[]> runs, int depth)
    {
        if (depth == 0 || part.ValueKind != JsonValueKind.Array || part.GetArrayLength() == 0)
        {
            return false;
        }

        if (Position(part) is { } single)
        {
            runs.Add([single]);
            return true;
        }

        if (Position(part[0]) is null)
        {
            return part.EnumerateArray().All(inner => Collect(inner, runs, depth - 1));
        }

        var positions = part.EnumerateArray().Select(Position).ToArray();
        runs.Add([.. positions.OfType<(double, double)>()]);
        return positions.All(position => position is not null);
    }

    private static (double, double)? Position(JsonElement part) =>
        part.ValueKind == JsonValueKind.Array && part.GetArrayLength() >= 2
        && part[0].ValueKind == JsonValueKind.Number && part[1].ValueKind == JsonValueKind.Number
        && part[0].TryGetDouble(out var longitude) && part[1].TryGetDouble(out var latitude)
        && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 85
            ? (longitude, latitude)
            : null;
}
