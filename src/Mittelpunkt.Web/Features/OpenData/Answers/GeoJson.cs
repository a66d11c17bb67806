using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Answers;

/// <summary>What all collections of features share (RFC 7946).</summary>
public static class GeoJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Utf8JsonWriter Begin(ArrayBufferWriter<byte> buffer)
    {
        var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteStartArray("features"u8);
        return json;
    }

    public static Answer End(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer)
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return new Answer(buffer.WrittenSpan.ToArray(), Answer.GeoJson);
    }

    /// <summary>Five decimals are about a metre.</summary>
    public static void Position(Utf8JsonWriter json, double longitude, double latitude)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(longitude, 5));
        json.WriteNumberValue(Math.Round(latitude, 5));
        json.WriteEndArray();
    }

    public static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
