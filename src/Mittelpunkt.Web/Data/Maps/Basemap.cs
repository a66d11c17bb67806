using System.Text.Json;

namespace Mittelpunkt.Web.Data.Maps;

/// <summary>What lies around every region: borders of the Länder, rivers, large places, areas without a municipality. Read once from data/map.</summary>
public sealed class Basemap(IHostEnvironment host)
{
    private readonly Lazy<IReadOnlyList<MapPlace>> _places = new(() => [.. ReadAll(FolderOf(host))]);

    public IReadOnlyList<MapPlace> Places => _places.Value;

    /// <summary>Folder of the map data that come with the product.</summary>
    public static string FolderOf(IHostEnvironment host) => Path.Combine(host.ContentRootPath, "data", "map");

    private static IEnumerable<MapPlace> ReadAll(string folder) =>
        Read(folder, "unincorporated", PlaceKind.Area)
            .Concat(Read(folder, "borders", PlaceKind.Land))
            .Concat(Read(folder, "rivers", PlaceKind.River))
            .Concat(Read(folder, "labels", PlaceKind.Label));

    private static IEnumerable<MapPlace> Read(string folder, string name, PlaceKind kind)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name + ".geojson")));
        foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
        {
            var properties = feature.GetProperty("properties");
            var shape = Shape.Read(feature.GetProperty("geometry"))
                ?? throw new InvalidDataException($"{name}.geojson holds a geometry that cannot be drawn.");
            yield return new(kind, Text(properties, "ags"), Text(properties, "name"), Number(properties, "population"), Member: false, shape);
        }
    }

    private static string? Text(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;
}
