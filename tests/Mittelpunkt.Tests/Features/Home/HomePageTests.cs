using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Home;

public sealed class HomePageTests
{
    [Fact]
    public async Task Shows_question_description_and_true_figures_with_their_meaning()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Get(site, "/");
        Assert.Equal("Wer kennt hier wen – und wer sollte sich kennen?", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Eine Region für Prüfungen.", page.QuerySelector(".home-title")!.TextContent);

        var figures = page.QuerySelectorAll(".home-figures > div").ToDictionary(f => f.QuerySelector("dt")!.FirstChild!.TextContent.Trim(), f => f.QuerySelector("dd")!);
        Assert.Equal("6", figures["Akteure"].TextContent);
        Assert.Equal("4", figures["öffentliche Verbindungen"].TextContent);
        Assert.Equal("3 davon innerhalb der Region", page.QuerySelector(".home-figures small")!.TextContent);
        Assert.Equal("75\u00a0%", figures["zwischen verschiedenen Arten"].TextContent);
        Assert.All(figures.Values, figure => Assert.NotEmpty(page.GetElementById(figure.GetAttribute("aria-describedby")!)!.TextContent));
        Assert.Contains("3 von 4", page.QuerySelector(".home-meaning")!.TextContent);
        Assert.Contains("Ausgewertet am", page.QuerySelector(".home-meaning")!.TextContent);
    }

    [Fact]
    public async Task Picture_and_list_show_the_same_actors()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Get(site, "/");
        var dots = page.QuerySelectorAll("mp-map .region-picture a").Select(a => a.GetAttribute("href")!).ToHashSet();
        var list = page.QuerySelectorAll("mp-map .map-list li a").Select(a => a.GetAttribute("href")!).ToHashSet();
        Assert.Equal(6, list.Count);
        Assert.Equal(list, dots);
        Assert.Equal(["Aburg", "Hastadt"], page.QuerySelectorAll(".map-list h3").Select(h => h.TextContent.Trim()));
        Assert.Equal(4, Arcs(page));
        Assert.Equal(["Unternehmen", "Hochschule", "Forschung", "Initiative", "Verwaltung"], page.QuerySelectorAll(".map-legend li").Select(li => li.TextContent));
    }

    [Theory]
    [InlineData("?jahr=2014", 1, "2014")]
    [InlineData("?jahr=2017", 2, "2017")]
    [InlineData("?jahr=2020", 4, "2020")]
    [InlineData("?jahr=1900", 1, "2014")]
    [InlineData("?jahr=9999", 4, null)]
    public async Task Year_shows_what_had_begun_by_then(string query, int ties, string? year)
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Get(site, "/" + query);
        Assert.Equal(ties, Arcs(page));
        Assert.Equal($"{ties}", page.QuerySelectorAll(".home-figures dd")[1].TextContent);
        Assert.Equal(year, page.QuerySelector("mp-map")!.GetAttribute("data-year"));
        var slider = page.QuerySelector("form[data-slider] input[type=range]")!;
        Assert.Equal("2014", slider.GetAttribute("min"));
        Assert.Equal(year ?? slider.GetAttribute("max"), slider.GetAttribute("value"));
    }

    [Fact]
    public async Task Reach_shows_partners_elsewhere()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Get(site, "/?ansicht=partner&jahr=2019");
        Assert.Contains("Beispiel Universität Lyon", page.QuerySelector(".map-list")!.TextContent);
        Assert.Equal("all", page.QuerySelector("mp-map")!.GetAttribute("data-reach"));
        Assert.Equal("/?jahr=2019", page.QuerySelector(".map-reach a")!.GetAttribute("href"));
        Assert.Equal("partner", page.QuerySelector("form[data-slider] input[name=ansicht]")!.GetAttribute("value"));
        Assert.DoesNotContain("Lyon", (await Get(site, "/")).QuerySelector(".map-list")!.TextContent);
    }

    [Theory]
    [InlineData("?jahr=abc")]
    [InlineData("?jahr=-5")]
    [InlineData("?jahr=2147483648")]
    [InlineData("?jahr=99999999999999999999999")]
    [InlineData("?jahr=0")]
    [InlineData("?jahr=%00")]
    [InlineData("?jahr=2015&jahr=2016")]
    [InlineData("?jahr=%F0%9F%98%80&ansicht=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("?ansicht=partner&ansicht=%ff%fe")]
    [InlineData("?%")]
    public async Task Malformed_values_are_left_out(string query)
    {
        await using var site = await Site.WithSmallRegion();
        var answer = await site.Client.GetAsync("/" + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task English_page_is_english_throughout()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Get(site, "/en");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("A region for tests.", page.QuerySelector(".home-title")!.TextContent);
        Assert.All(page.QuerySelectorAll("mp-map a[href^='/']").Select(a => a.GetAttribute("href")!), href => Assert.StartsWith("/en", href));
        Assert.Equal("/en/akteure/{slug}/karte", page.QuerySelector("mp-map")!.GetAttribute("data-card"));
    }

    [Fact]
    public async Task Hidden_ties_change_no_byte()
    {
        string[] addresses = ["/", "/?jahr=2018", "/?ansicht=partner", "/en", Paths.Wall, Paths.EmbedMap, Paths.EmbedMap + "?ort=aburg", Paths.MapPlaces, Paths.MapPicture];
        var database = await TestDatabase.Create();
        var region = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        var before = await Read();
        await using (var db = database.Open(region.Region))
        {
            db.Add(SmallRegion.NewTie(region.Region, region.Actors[0], region.Actors[4], 1990, Domain.Ties.Visibility.Private));
            db.Add(SmallRegion.NewTie(region.Region, region.Actors[2], region.Actors[5], 1991, Domain.Ties.Visibility.Network));
            var unconfirmed = SmallRegion.NewTie(region.Region, region.Actors[3], region.Actors[6], 1992);
            unconfirmed.Source = null;
            unconfirmed.FromConfirmedAt = SmallRegion.Now;
            db.Add(unconfirmed);
            await db.SaveChangesAsync();
        }

        await site.Services.GetRequiredService<PageCache>().Forget(CancellationToken.None);
        Assert.Equal(before, await Read());

        Task<string[]> Read() => Task.WhenAll(addresses.Select(address => site.Client.GetStringAsync(address)));
    }

    [Fact]
    public async Task Each_host_shows_its_own_region_only()
    {
        var database = await TestDatabase.Create();
        await SmallRegion.Seed(database);
        var neighbour = await SmallRegion.Seed(database, "nachbarland", "nachbar.test");
        await using (var db = database.Open(neighbour.Region))
        {
            var town = db.Towns.First();
            db.Add(SmallRegion.NewActor(neighbour.Region, "Nur beim Nachbarn", ActorKind.Company, town, 9.1, 50, null));
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        foreach (var address in new[] { "/", Paths.Wall, Paths.EmbedMap, "/?ansicht=partner" })
        {
            Assert.DoesNotContain("Nur beim Nachbarn", await site.Client.GetStringAsync(address));
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "nachbar.test" } };
            Assert.Contains("Nur beim Nachbarn", await (await site.Client.SendAsync(request)).Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Region_without_actors_says_what_will_be_here()
    {
        var database = await TestDatabase.Create();
        var region = new Region { Id = Guid.CreateVersion7(), Slug = "leer", Name = "Leer", Bounds = new Bounds(8.8, 49.9, 9.3, 50.2) };
        await using (var db = database.Open(region))
        {
            db.Add(region);
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        var page = await Get(site, "/");
        Assert.Contains("Hier erscheinen die Akteure der Region", page.QuerySelector(".empty")!.TextContent);
        Assert.NotNull(page.QuerySelector(".empty a[href]"));
        Assert.Empty(page.QuerySelectorAll(".home-figures"));
        foreach (var address in new[] { "/?jahr=2010", "/?ansicht=partner", Paths.Wall, Paths.EmbedMap, Paths.Embed, Paths.MapPlaces, Paths.MapPicture })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task Without_a_region_the_first_page_says_how_to_load_one()
    {
        await using var site = await Site.Start(await TestDatabase.Create(), "--Empty", "true");
        var answer = await site.Client.GetAsync("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Hier ist noch keine Region", await answer.Content.ReadAsStringAsync());
        foreach (var address in new[] { Paths.MapStyle, Paths.MapPlaces, Paths.MapPicture, Paths.Wall, Paths.EmbedMap, Paths.Embed })
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Client.GetAsync(address)).StatusCode);
        }
    }

    private static async Task<IDocument> Get(Site site, string address) => await new HtmlParser().ParseDocumentAsync(await site.Client.GetStringAsync(address));

    private static int Arcs(IDocument page) => page.QuerySelectorAll(".region-picture .arcs path").Sum(path => Regex.Count(path.GetAttribute("d")!, "M"));
}
