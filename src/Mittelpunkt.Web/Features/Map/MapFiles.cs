using Microsoft.Net.Http.Headers;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Map;

/// <summary>
/// GET /map/files/{name}: the operator's own map files from DATA/map, in parts where asked (RFC 9110, section 14),
/// which is how browsers read tiles out of one PMTiles archive.
/// </summary>
public sealed class MapFiles(MapSettings settings)
{
    public IResult Handle(string name, HttpResponse response)
    {
        var type = Path.GetExtension(name) switch
        {
            ".pmtiles" => "application/vnd.pmtiles",
            ".json" => "application/json",
            ".geojson" => "application/geo+json",
            ".png" => "image/png",
            _ => null,
        };
        if (type is null || !Directory.Exists(settings.Folder))
        {
            return Results.NotFound();
        }

        // Compared with what the folder holds, so the name is never used as a path.
        var file = new DirectoryInfo(settings.Folder).EnumerateFiles().FirstOrDefault(f => f.Name == name && f.LinkTarget is null);
        if (file is null)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=3600, no-transform";
        return Results.File(file.FullName, type, lastModified: file.LastWriteTimeUtc,
            entityTag: new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\""), enableRangeProcessing: true);
    }
}
