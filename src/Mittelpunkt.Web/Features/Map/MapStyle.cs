using System.Text.Json;
using System.Text.Json.Nodes;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Map;

/// <summary>
/// GET /map/style.json: the look of the map (MapLibre style, version 8). In our file and in an operator's, addresses
/// that begin with a slash become absolute, because the map's worker cannot resolve them.
/// </summary>
public sealed class MapStyle(MapSettings settings)
{
    private const string TileScheme = "pmtiles://";

    public async Task<IResult> Handle(HttpRequest request, CancellationToken ct)
    {
        await using var file = File.OpenRead(settings.StyleFile);
        var style = await JsonNode.ParseAsync(file, cancellationToken: ct) as JsonObject
            ?? throw new InvalidDataException($"{settings.StyleFile} is not a map style.");
        var origin = $"{request.Scheme}://{request.Host}";
        MakeAbsolute(style, "glyphs", origin);
        MakeAbsolute(style, "sprite", origin);
        foreach (var source in (style["sources"] as JsonObject ?? []).Select(pair => pair.Value).OfType<JsonObject>())
        {
            MakeAbsolute(source, "url", origin);
            MakeAbsolute(source, "data", origin);
            if (source["tiles"] is JsonArray tiles)
            {
                source["tiles"] = new JsonArray([.. tiles.Select(tile => Absolute(tile, origin))]);
            }
        }

        return OpenFile.Of(JsonSerializer.SerializeToUtf8Bytes(style), "application/json");
    }

    private static void MakeAbsolute(JsonObject holder, string name, string origin)
    {
        if (holder[name] is { } value)
        {
            holder[name] = Absolute(value, origin);
        }
    }

    private static JsonNode? Absolute(JsonNode? value, string origin)
    {
        if (value is not JsonValue || value.GetValueKind() != JsonValueKind.String)
        {
            return value?.DeepClone();
        }

        var text = value.GetValue<string>();
        return text.StartsWith(TileScheme + "/", StringComparison.Ordinal) ? TileScheme + origin + text[TileScheme.Length..]
            : text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) ? origin + text
            : text;
    }
}
