using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData.Ties;

/// <summary>All public ties whose two ends have a position, as lines.</summary>
public sealed class TiesGeoJson(AppDb db)
{
    public async Task<IResult> Handle(IQueryCollection query, CancellationToken ct)
    {
        var asked = new Asked(query);
        var withReach = asked.WithReach();
        if (asked.Refusal is { } refusal)
        {
            return refusal.Answer();
        }

        var lines = await PublicLines.Read(db, withReach, ct);
        var buffer = new ArrayBufferWriter<byte>(lines.Count * 256 + 64);
        using var json = GeoJson.Begin(buffer);
        foreach (var line in lines)
        {
            Write(json, line);
        }

        return GeoJson.End(json, buffer);
    }

    private static void Write(Utf8JsonWriter json, Line line)
    {
        if (line.From is not { Longitude: { } west, Latitude: { } south } || line.To is not { Longitude: { } east, Latitude: { } north })
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "LineString"u8);
        json.WriteStartArray("coordinates"u8);
        GeoJson.Position(json, west, south);
        GeoJson.Position(json, east, north);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties"u8);
        json.WriteString("from"u8, line.From.Slug);
        json.WriteString("to"u8, line.To.Slug);
        json.WriteString("rung"u8, line.Rung.Slug());
        GeoJson.Optional(json, "since", Day(line.Since));
        GeoJson.Optional(json, "until", Day(line.Until));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
