using System.Buffers;
using System.Text.Json;
using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Features.Map;

/// <summary>GET /map/places.geojson: the base map of the region as one GeoJSON feature collection (RFC 7946).</summary>
public static class PlacesGeoJson
{
    public static async Task<IResult> Handle(MapPlaces places, CancellationToken ct) =>
        OpenFile.Of(Write(await places.All(ct)), "application/geo+json");

    private static byte[] Write(IReadOnlyList<MapPlace> places)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * 1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var place in places)
        {
            Write(json, place);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, MapPlace place)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("kind", place.Kind.ToString().ToLowerInvariant());
        if (place.Ags is not null)
        {
            json.WriteString("ags", place.Ags);
        }

        if (place.Name is not null)
        {
            json.WriteString("name", place.Name);
        }

        if (place.Population is { } population)
        {
            json.WriteNumber("population", population);
        }

        json.WriteBoolean("member", place.Member);
        json.WriteEndObject();
        json.WritePropertyName("geometry");
        json.WriteRawValue(place.Shape.GeoJson, skipInputValidation: true);
        json.WriteEndObject();
    }
}
