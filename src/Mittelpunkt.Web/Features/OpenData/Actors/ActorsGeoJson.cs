using System.Buffers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>All actors with a position as points (GeoJSON, RFC 7946), in the order of their short names.</summary>
public sealed class ActorsGeoJson(AppDb db)
{
    public async Task<IResult> Handle(IQueryCollection query, CancellationToken ct)
    {
        var asked = new Asked(query);
        var withReach = asked.WithReach();
        if (asked.Refusal is { } refusal)
        {
            return refusal.Answer();
        }

        var towns = await db.Towns.Select(t => new { t.Id, t.Name }).ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        var rows = await db.Actors.Where(a => (withReach || a.InRegion) && a.Longitude != null && a.Latitude != null)
            .OrderBy(a => a.Slug)
            .Select(a => new Dot(a.Slug, a.Name, a.Kind, a.TownId, a.Place, a.Country, a.SectorCode, a.Since, a.InRegion, a.Longitude!.Value, a.Latitude!.Value, a.IsExample))
            .ToListAsync(ct);
        var buffer = new ArrayBufferWriter<byte>(rows.Count * 256 + 64);
        using var json = GeoJson.Begin(buffer);
        for (var i = 0; i < rows.Count; i++)
        {
            Write(json, rows[i], i, rows[i].TownId is { } town ? towns.GetValueOrDefault(town) : null);
        }

        return GeoJson.End(json, buffer);
    }

    private static void Write(Utf8JsonWriter json, Dot dot, int id, string? town)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteNumber("id"u8, id);
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "Point"u8);
        json.WritePropertyName("coordinates"u8);
        GeoJson.Position(json, dot.Longitude, dot.Latitude);
        json.WriteEndObject();
        json.WriteStartObject("properties"u8);
        json.WriteString("slug"u8, dot.Slug);
        json.WriteString("name"u8, dot.Name);
        json.WriteString("kind"u8, dot.Kind.Slug());
        GeoJson.Optional(json, "town", town ?? dot.Place);
        GeoJson.Optional(json, "country", dot.Country == "DE" ? null : dot.Country);
        GeoJson.Optional(json, "sector", Sector.SectionOf(dot.SectorCode)?.ToString());
        if (dot.Since is { } since)
        {
            json.WriteNumber("since"u8, since.Year);
        }

        json.WriteBoolean("region"u8, dot.InRegion);
        // Only the site's own map in demo mode reads examples; open data knows none.
        if (dot.IsExample)
        {
            json.WriteBoolean("example"u8, true);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private sealed record Dot(
        string Slug, string Name, ActorKind Kind, Guid? TownId, string? Place, string Country, string? SectorCode, DateOnly? Since, bool InRegion, double Longitude, double Latitude, bool IsExample);
}
