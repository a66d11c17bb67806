using System.Globalization;
using System.Text.RegularExpressions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Features.Map;

/// <summary>
/// GET /map/glyphs/{fontstack}/{range}.pbf: letters for labels as signed distance fields. Only fonts listed at the start
/// are served, ours and those the operator put into DATA/map/glyphs, so an address can never name a file.
/// </summary>
public sealed partial class Glyphs(IConfiguration configuration, IHostEnvironment host)
{
    private const int RangeSize = 256;
    private const int LastCodePoint = 0xFFFF;

    private readonly Dictionary<string, Dictionary<string, string>> _fonts = List(
        Path.Combine(Basemap.FolderOf(host), "glyphs"),
        Path.Combine(DataSetup.DataFolder(configuration), "map", "glyphs"));

    public IResult Handle(string fontstack, string range, HttpResponse response)
    {
        var font = fontstack.Split(',').Select(name => _fonts.GetValueOrDefault(name.Trim())).FirstOrDefault(ranges => ranges is not null);
        if (font is null || !IsRange(range))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=604800";

        // A font without letters in this range is no error: the map leaves them out. Empty bytes are a valid empty message.
        return font.TryGetValue(range, out var file)
            ? Results.File(file, "application/x-protobuf", lastModified: File.GetLastWriteTimeUtc(file))
            : Results.Bytes([], "application/x-protobuf");
    }

    private static bool IsRange(string range) =>
        RangePattern().Match(range) is { Success: true } match
        && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var first
        && int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var last
        && first % RangeSize == 0 && last == first + RangeSize - 1 && last <= LastCodePoint;

    private static Dictionary<string, Dictionary<string, string>> List(params string[] folders) => folders
        .Where(Directory.Exists)
        .SelectMany(Directory.GetDirectories)
        .GroupBy(folder => Path.GetFileName(folder))
        .ToDictionary(font => font.Key, font => Directory.GetFiles(font.Last(), "*.pbf").ToDictionary(file => Path.GetFileNameWithoutExtension(file)));

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,4})-([1-9][0-9]{0,4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex RangePattern();
}
