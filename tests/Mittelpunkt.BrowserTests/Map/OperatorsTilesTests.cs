using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Map;

/// <summary>A town's own ground from one archive of tiles, on the own host only.</summary>
public sealed class OperatorsTilesTests(Browser browser)
{
    [Fact]
    public async Task Ground_comes_out_of_an_archive_in_parts()
    {
        var database = await TestDatabase.Create();
        await SmallRegion.Seed(database);
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "map")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "stadt.pmtiles"), TileArchive.OneSquare());
        await File.WriteAllTextAsync(Path.Combine(folder, "stadt.json"), """
            {"version":8,"sources":{"ground":{"type":"vector","url":"pmtiles:///map/files/stadt.pmtiles"}},
             "layers":[{"id":"none","type":"background","paint":{"background-color":"#000000"}},
                       {"id":"ground","type":"fill","source":"ground","source-layer":"ground","paint":{"fill-color":"#00ff00","fill-antialias":false}}]}
            """);
        await using var site = await Site.Start(database, "--Map:Style", "stadt.json");
        var map = await MapPage.Open(browser, site);
        await MapPage.Until(async () => await Colour(map) is [< 40, > 200, < 40], "the square of the archive is painted");
        Assert.Empty(map.Notes.Errors);
        Assert.Empty(map.Notes.Foreign);
    }

    /// <summary>Red, green and blue of a place on the map far from every mark and panel.</summary>
    private static async Task<int[]> Colour(MapPage map)
    {
        var picture = Convert.ToBase64String(await map.Picture((720, 160), size: 4));
        return await map.Page.EvaluateAsync<int[]>("""
            async (picture) => {
              const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
              const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
              const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
              context.drawImage(image, 0, 0);
              return [...context.getImageData(1, 1, 1, 1).data.slice(0, 3)];
            }
            """, picture);
    }
}
