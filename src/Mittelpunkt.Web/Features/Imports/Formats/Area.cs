using System.Text.Json;
using Mittelpunkt.Web.Features.Imports.Rows;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>The area of a municipality: its GeoJSON text and a point inside it.</summary>
public sealed record Area(string Text, double Longitude, double Latitude)
{
    private const int MostPoints = 200_000;

    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Reads the geometry of a feature; null and a problem when it is no valid area in WGS 84.</summary>
    public static Area? Read(JsonElement feature, long number, Problems problems)
    {
        if (feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("geometry", out var json) && json.ValueKind == JsonValueKind.Object)
        {
            if (Parse(json.GetRawText()) is { } shape && shape is Polygon or MultiPolygon && !shape.IsEmpty
                && shape.NumPoints <= MostPoints && shape.EnvelopeInternal is { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 })
            {
                var inside = shape.PointOnSurface;
                return new Area(json.GetRawText(), Math.Round(inside.X, 5), Math.Round(inside.Y, 5));
            }
        }

        problems.Add(number, "geometry", ProblemCode.BadGeometry);
        return null;
    }

    /// <summary>The shape of a stored or read GeoJSON geometry; null when it is none.</summary>
    public static Geometry? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Geometry>(text, Options);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}
