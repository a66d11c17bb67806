using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Map;

public sealed class MapGroundTests
{
    [Fact]
    public async Task Style_names_only_this_host_and_its_sources_are_served()
    {
        await using var site = await Site.WithSmallRegion();
        using var style = JsonDocument.Parse(await site.Client.GetStringAsync(Paths.MapStyle));
        var root = style.RootElement;
        Assert.Equal(8, root.GetProperty("version").GetInt32());

        var glyphs = root.GetProperty("glyphs").GetString()!;
        Assert.StartsWith(site.Address.GetLeftPart(UriPartial.Authority), glyphs);
        var fonts = root.GetProperty("layers").EnumerateArray()
            .Where(layer => layer.TryGetProperty("layout", out var layout) && layout.TryGetProperty("text-font", out _))
            .SelectMany(layer => Strings(layer.GetProperty("layout").GetProperty("text-font")))
            .Where(text => text.StartsWith("Noto", StringComparison.Ordinal)).ToHashSet();
        Assert.True(fonts.Count >= 2);
        foreach (var font in fonts)
        {
            var letters = await site.Client.GetByteArrayAsync(glyphs.Replace("{fontstack}", Uri.EscapeDataString(font)).Replace("{range}", "0-255"));
            Assert.True(letters.Length > 10_000, font);
        }

        var places = root.GetProperty("sources").GetProperty("places");
        Assert.Contains("GeoBasis-DE / BKG 2021", places.GetProperty("attribution").GetString());
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(places.GetProperty("data").GetString())).StatusCode);
        var used = root.GetProperty("layers").EnumerateArray().Where(l => l.TryGetProperty("source", out _)).Select(l => l.GetProperty("source").GetString());
        Assert.Equivalent(new[] { "places", "countries" }, used.Distinct());

        using var countries = JsonDocument.Parse(await site.Client.GetStringAsync(root.GetProperty("metadata").GetProperty("mittelpunkt:countries").GetString()));
        Assert.Equal(["land", "border"], countries.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("kind").GetString()).Distinct());
    }

    [Fact]
    public async Task Places_hold_towns_borders_river_and_labels_and_answer_304()
    {
        await using var site = await Site.WithSmallRegion();
        var answer = await site.Client.GetAsync(Paths.MapPlaces);
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
        using var places = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var kinds = places.RootElement.GetProperty("features").EnumerateArray()
            .CountBy(f => f.GetProperty("properties").GetProperty("kind").GetString()!).ToDictionary();
        Assert.Equal(2, kinds["town"]);
        Assert.All(["land", "river", "area"], kind => Assert.True(kinds[kind] > 0, kind));
        var labels = places.RootElement.GetProperty("features").EnumerateArray()
            .Where(f => f.GetProperty("properties").GetProperty("kind").GetString() == "label")
            .Select(f => f.GetProperty("properties").GetProperty("name").GetString()).ToList();
        Assert.Contains("Aburg", labels);
        Assert.DoesNotContain("Aschaffenburg", labels);

        using var again = new HttpRequestMessage(HttpMethod.Get, Paths.MapPlaces);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Picture_is_sound_svg_without_anything_from_elsewhere()
    {
        await using var site = await Site.WithSmallRegion();
        var answer = await site.Client.GetAsync(Paths.MapPicture);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(svg.Descendants().Count(e => e.Name.LocalName == "path") >= 4);
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName is "href" or "style");
    }

    [Theory]
    [InlineData("Noto%20Sans%20Regular/256-511.pbf")]
    [InlineData("Noto%20Sans%20Regular,Arial/0-255.pbf")]
    [InlineData("Arial,Noto%20Sans%20Italic/8192-8447.pbf")]
    [InlineData("Noto%20Sans%20Regular/1024-1279.pbf")]
    public async Task Letters_of_known_fonts_are_served(string address)
    {
        await using var site = await Site.WithSmallRegion();
        var answer = await site.Client.GetAsync("/map/glyphs/" + address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/x-protobuf", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/map/glyphs/Arial/0-255.pbf")]
    [InlineData("/map/glyphs/Noto%20Sans%20Regular/0-254.pbf")]
    [InlineData("/map/glyphs/Noto%20Sans%20Regular/1-256.pbf")]
    [InlineData("/map/glyphs/Noto%20Sans%20Regular/65536-65791.pbf")]
    [InlineData("/map/glyphs/Noto%20Sans%20Regular/99999999999-99999999999.pbf")]
    [InlineData("/map/glyphs/Noto%20Sans%20Regular/0-255%0a.pbf")]
    [InlineData("/map/glyphs/Noto%20Sans%20Regular/..%2f..%2fborders.pbf")]
    [InlineData("/map/glyphs/..%2fNoto%20Sans%20Regular/0-255.pbf")]
    [InlineData("/map/glyphs/../borders.geojson")]
    [InlineData("/map/glyphs/%2e%2e%2f%2e%2e/0-255.pbf")]
    [InlineData("/map/glyphs/..%5c..%5c/0-255.pbf")]
    [InlineData("/map/glyphs/Noto%20Sans%20Regular/OFL.pbf")]
    [InlineData("/map/files/mittelpunkt.db")]
    [InlineData("/map/files/..%2fmittelpunkt.db")]
    [InlineData("/map/files/..%2fgeheim.json")]
    [InlineData("/map/files/karte.pmtiles")]
    public async Task Path_tricks_are_not_found(string address)
    {
        var database = await TestDatabase.Create();
        await SmallRegion.Seed(database);
        Directory.CreateDirectory(Path.Combine(database.Folder, "map"));
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "geheim.json"), "{}");
        await using var site = await Site.Start(database);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Operators_style_and_tiles_are_served_in_parts()
    {
        var database = await TestDatabase.Create();
        await SmallRegion.Seed(database);
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "map")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "stadt.pmtiles"), [.. Enumerable.Range(0, 200).Select(i => (byte)i)]);
        await File.WriteAllTextAsync(Path.Combine(folder, "stadt.json"), """
            {"version":8,"sources":{"a":{"type":"vector","url":"pmtiles:///map/files/stadt.pmtiles"},
             "b":{"type":"vector","tiles":["/karten/{z}/{x}/{y}.mvt"]}},"layers":[]}
            """);
        await using var site = await Site.Start(database, "--Map:Style", "stadt.json");
        var origin = site.Address.GetLeftPart(UriPartial.Authority);
        using var style = JsonDocument.Parse(await site.Client.GetStringAsync(Paths.MapStyle));
        var sources = style.RootElement.GetProperty("sources");
        Assert.Equal($"pmtiles://{origin}/map/files/stadt.pmtiles", sources.GetProperty("a").GetProperty("url").GetString());
        Assert.Equal(origin + "/karten/{z}/{x}/{y}.mvt", sources.GetProperty("b").GetProperty("tiles")[0].GetString());

        using var part = new HttpRequestMessage(HttpMethod.Get, "/map/files/stadt.pmtiles");
        part.Headers.Range = new RangeHeaderValue(10, 19);
        part.Headers.AcceptEncoding.ParseAdd("br, gzip");
        var answer = await site.Client.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("bytes 10-19/200", answer.Content.Headers.ContentRange?.ToString());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Enumerable.Range(10, 10).Select(i => (byte)i), bytes);
        Assert.Empty(answer.Content.Headers.ContentEncoding);

        using var beyond = new HttpRequestMessage(HttpMethod.Get, "/map/files/stadt.pmtiles");
        beyond.Headers.Range = new RangeHeaderValue(500, 600);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await site.Client.SendAsync(beyond)).StatusCode);
    }

    [Theory]
    [InlineData("https://tiles.example.org/style.json")]
    [InlineData("//tiles.example.org/style.json")]
    [InlineData("../style.json")]
    [InlineData("fehlt.json")]
    public async Task A_style_elsewhere_is_refused_at_start(string style)
    {
        await using var database = await TestDatabase.Create();
        await SmallRegion.Seed(database);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Site.Start(database, "--Map:Style", style));
        Assert.Contains("Map:Style", refused.Message);
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };
}
