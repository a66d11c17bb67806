using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using CsvHelper;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Network;

public sealed class NetworkPageTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Every_figure_has_its_definition_and_its_date(string body)
    {
        await using var site = await Woven(body);
        var page = await Page(site, "/netz");

        Assert.Equal("Das Netz der Region Beispielland", page.QuerySelector("h1")!.TextContent);
        var figures = page.QuerySelectorAll(".figure");
        Assert.Equal(9, figures.Length);
        Assert.All(figures, figure => Assert.Contains("So ist es gezählt:", figure.QuerySelector(".how")!.TextContent));
        Assert.All(figures, figure => Assert.Contains("Stand: 2. November 2026", figure.QuerySelector(".how")!.TextContent));
        Assert.Empty(page.QuerySelectorAll(".figure.unknown"));
        Assert.Equal("87 Akteure", page.QuerySelector("#size .value")!.TextContent);
        Assert.Contains("244 Verbindungen:", page.QuerySelector("#size")!.TextContent);
    }

    [Fact]
    public async Task Nobody_is_named()
    {
        await using var site = await Woven();
        var page = (await Page(site, "/netz")).QuerySelector("main")!;
        Assert.DoesNotContain("Betrieb", page.TextContent);
        Assert.Empty(page.QuerySelectorAll("a[href*='/akteure/']"));
    }

    [Fact]
    public async Task A_small_network_says_that_too_little_is_known()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Page(site, "/netz");
        Assert.Equal(["kinds", "sectors", "openness", "clustering", "distance", "communities"], page.QuerySelectorAll(".figure.unknown").Select(f => f.Id));
        Assert.All(page.QuerySelectorAll(".figure.unknown .value"), value => Assert.Equal("Zu wenig bekannt", value.TextContent));
        Assert.Contains("Bekannt ist sie bei 1 von 4", page.QuerySelector("#sectors")!.TextContent);
    }

    [Fact]
    public async Task An_empty_region_says_what_will_be_here()
    {
        var database = await TestDatabase.Create();
        var region = new Region { Id = Guid.CreateVersion7(), Slug = "leerland", Name = "Leerland", Bounds = new Bounds(8, 49, 9, 50) };
        await using (var db = database.Open(region))
        {
            db.Add(region);
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        Assert.NotNull((await Page(site, "/netz")).QuerySelector(".empty a[href='/akteure']"));
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync("/api/v1/network"));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("asOf").ValueKind);
    }

    [Fact]
    public async Task The_page_speaks_English()
    {
        await using var site = await Woven();
        var page = await Page(site, "/en/netz");
        Assert.Equal("The network of the Beispielland region", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("As of 2 November 2026", page.QuerySelector("#size .how")!.TextContent);
        Assert.Equal("page", page.QuerySelector("header a[href='/en/netz']")!.GetAttribute("aria-current"));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Json_and_csv_say_the_same(string body)
    {
        await using var site = await Woven(body);
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync("/api/v1/network"));
        var response = await site.Client.GetAsync(new Uri("/api/v1/network.csv", UriKind.Relative));
        using var csv = CsvReader.FromText(await response.Content.ReadAsStringAsync());

        var figures = json.RootElement.GetProperty("figures").EnumerateArray().ToList();
        foreach (var figure in figures)
        {
            Assert.True(csv.Read());
            Assert.Equal(figure.GetProperty("code").GetString(), csv.GetString("code"));
            Assert.Equal(figure.GetProperty("value").GetDouble(), double.Parse(csv.GetString("value"), CultureInfo.InvariantCulture), 1e-12);
            Assert.Equal(figure.GetProperty("definition").GetString(), csv.GetString("definition"));
            Assert.Equal("2026-11-02", csv.GetString("as_of"));
        }

        Assert.False(csv.Read());
        Assert.Equal(19, figures.Count);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("beispielland", json.RootElement.GetProperty("region").GetString());
    }

    [Theory]
    [InlineData("/api/v1/network")]
    [InlineData("/api/v1/network.csv")]
    public async Task Whoever_has_the_figures_already_is_told_so_until_they_change(string address)
    {
        await using var site = await Woven();
        var first = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.NotNull(first.Headers.ETag);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client.SendAsync(again)).StatusCode);
        using var other = new HttpRequestMessage(HttpMethod.Get, address);
        other.Headers.IfNoneMatch.Add(new("\"other\""));
        Assert.Equal(HttpStatusCode.OK, (await site.Client.SendAsync(other)).StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        var bare = await site.Client.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (bare.StatusCode, bare.Headers.ETag));
    }

    [Fact]
    public async Task Unknown_figures_are_empty_and_never_zero()
    {
        await using var site = await Site.WithSmallRegion();
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync("/api/v1/network"));
        var openness = json.RootElement.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("code").GetString() == "openness");
        Assert.Equal(JsonValueKind.Null, openness.GetProperty("value").ValueKind);
        Assert.Equal((1, 4), (openness.GetProperty("part").GetInt32(), openness.GetProperty("whole").GetInt32()));
    }

    [Theory]
    [InlineData("/netz?x=%00%FF")]
    [InlineData("/netz?seite=99999999999999999999")]
    [InlineData("/api/v1/network?region=../../etc")]
    public async Task What_is_asked_beside_does_no_harm(string address)
    {
        await using var site = await Site.WithSmallRegion();
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Only_reading_is_allowed()
    {
        await using var site = await Site.WithSmallRegion();
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.Client.PostAsync(new Uri("/api/v1/network", UriKind.Relative), null)).StatusCode);
    }

    private static async Task<Site> Woven(string body = TestDatabase.Sqlite)
    {
        var database = await TestDatabase.Create(body);
        await WovenRegion.Seed(database);
        return await Site.Start(database);
    }

    private static async Task<IDocument> Page(Site site, string address)
    {
        var html = await site.Client.GetStringAsync(new Uri(address, UriKind.Relative));
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }
}
