using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Acquaintance;

public sealed class AcquaintancePageTests
{
    private const string Goal = "/akteure/beispiel-logistik-kg/weg";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_chain_shows_every_tie_with_rung_and_date(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        var page = await Page(site, Goal + "?von=beispiel-dichtungstechnik-gmbh");

        Assert.Equal("Wie komme ich zu Beispiel Logistik KG?", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Ein Weg führt über 2 Bekannte", page.QuerySelector("#answer")!.TextContent);
        Assert.Equal(["Beispiel Dichtungstechnik GmbH", "Beispiel Hochschule Aburg", "Beispiel Institut für Prüfverfahren", "Beispiel Logistik KG"],
            page.QuerySelectorAll(".chain .chip").Select(chip => chip.TextContent));
        Assert.Equal(["Zusammenarbeit, seit 2014", "Zusammenarbeit, seit 2016", "Zusammenarbeit, seit 2020"],
            page.QuerySelectorAll(".chain-tie").Select(tie => tie.TextContent.Trim()));
        Assert.Equal("Beispiel Dichtungstechnik GmbH", page.QuerySelector("#von")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_knows_both_can_introduce()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Page(site, Goal + "?von=beispiel-hochschule-aburg");
        Assert.Equal("Ein gemeinsamer Bekannter kann vorstellen", page.QuerySelector("#answer")!.TextContent);
        var row = Assert.Single(page.QuerySelectorAll(".actor-row"));
        Assert.Equal("/akteure/beispiel-institut-fuer-pruefverfahren", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Mit Beispiel Hochschule Aburg: Zusammenarbeit, seit 2016", row.TextContent);
        Assert.Contains("Mit Beispiel Logistik KG: Zusammenarbeit, seit 2020", row.TextContent);
    }

    [Fact]
    public async Task Who_knows_the_other_is_told_so()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Page(site, Goal + "?von=beispiel-institut-fuer-pruefverfahren");
        Assert.Equal("Die beiden kennen sich schon", page.QuerySelector("#answer")!.TextContent);
        Assert.Equal("Zusammenarbeit, seit 2020", page.QuerySelector(".chain-tie")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_same_actor_twice_is_said_plainly()
    {
        await using var site = await Site.WithSmallRegion();
        Assert.Equal("Das ist derselbe Akteur", (await Page(site, Goal + "?von=beispiel-logistik-kg")).QuerySelector("#answer")!.TextContent);
    }

    [Theory]
    [InlineData(Goal + "?von=stadtverwaltung-beispiel")]
    [InlineData("/akteure/stadtverwaltung-beispiel/weg?von=beispiel-logistik-kg")]
    public async Task An_actor_without_ties_has_no_way(string address)
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Page(site, address);
        Assert.Equal("Wir kennen noch keinen Weg", page.QuerySelector("#answer")!.TextContent);
        Assert.Contains("Stadtverwaltung Beispiel hat noch keine öffentliche Verbindung", page.QuerySelector(".answer")!.TextContent);
    }

    [Fact]
    public async Task Without_a_start_it_asks_for_one()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Page(site, Goal);
        Assert.Null(page.QuerySelector(".answer"));
        Assert.Equal(Goal, page.QuerySelector("form.way-form")!.GetAttribute("action"));
        Assert.Equal("von", page.QuerySelector("form.way-form input")!.GetAttribute("name"));
    }

    [Fact]
    public async Task Words_are_searched_and_offered()
    {
        await using var site = await Site.WithSmallRegion();
        var links = (await Page(site, Goal + "?von=hochshule")).QuerySelectorAll(".actor-list a").Select(a => a.GetAttribute("href"));
        Assert.Contains(Goal + "?von=beispiel-hochschule-aburg", links);
    }

    [Fact]
    public async Task A_full_name_is_understood()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Page(site, Goal + "?von=BEISPIEL%20hochschule%20Aburg");
        Assert.NotNull(page.QuerySelector(".answer"));
    }

    [Theory]
    [InlineData("?von=xylophon")]
    [InlineData("?von=%00%01")]
    [InlineData("?von=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("?von=..%2F..%2Fetc%2Fpasswd")]
    [InlineData("?von=%F0%9F%A6%84&von=beispiel-logistik-kg")]
    [InlineData("?von=")]
    [InlineData("?von=%20%20")]
    public async Task Strange_words_get_a_page_and_nothing_is_run(string query)
    {
        await using var site = await Site.WithSmallRegion();
        var html = await site.Client.GetStringAsync(new Uri(Goal + query, UriKind.Relative));
        Assert.Contains("Wie komme ich zu Beispiel Logistik KG?", html);
        Assert.DoesNotContain("<script>alert", html);
    }

    [Fact]
    public async Task A_huge_query_is_cut_or_refused_but_never_breaks()
    {
        await using var site = await Site.WithSmallRegion();
        Assert.Equal(HttpStatusCode.OK, await Status(site, Goal + "?von=" + new string('a', 5_000)));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, await Status(site, Goal + "?von=" + new string('a', 20_000)));
    }

    [Theory]
    [InlineData("/akteure/niemand/weg")]
    [InlineData("/akteure/niemand/weg?von=beispiel-logistik-kg")]
    [InlineData("/en/akteure/%3Cb%3E/weg")]
    public async Task An_unknown_goal_is_not_found(string address)
    {
        await using var site = await Site.WithSmallRegion();
        Assert.Equal(HttpStatusCode.NotFound, await Status(site, address));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Actors_of_another_region_are_unknown_here(string body)
    {
        var database = await TestDatabase.Create(body);
        await SmallRegion.Seed(database);
        var theirs = await SmallRegion.Seed(database, "nachbarland", "nachbarland.test");
        await using (var db = database.Open(theirs.Region))
        {
            db.Add(SmallRegion.NewActor(theirs.Region, "Fremde Werke", Domain.Actors.ActorKind.Company, db.Towns.First(), 8.9, 50, null));
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        Assert.Equal(HttpStatusCode.NotFound, await Status(site, "/akteure/fremde-werke/weg"));
        var page = await Page(site, Goal + "?von=fremde-werke");
        Assert.NotNull(page.QuerySelector(".empty"));
        Assert.DoesNotContain("Fremde Werke", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task The_page_speaks_English_and_keeps_searches_out_of_search_engines()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Page(site, "/en" + Goal + "?von=beispiel-hochschule-aburg");
        Assert.Equal("One common acquaintance can introduce you", page.QuerySelector("#answer")!.TextContent);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains("/en/akteure/", page.QuerySelector(".actor-row a")!.GetAttribute("href"));
    }

    private static async Task<HttpStatusCode> Status(Site site, string address) =>
        (await site.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode;

    private static async Task<IDocument> Page(Site site, string address)
    {
        var html = await site.Client.GetStringAsync(new Uri(address, UriKind.Relative));
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }
}
