using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Actors;

namespace Mittelpunkt.Tests.Features.Actors;

public sealed class ProfilePageTests
{
    private const string Hostile = "Beispiel </script><script>alert(1)</script> & \"Co\"";

    [Fact]
    public async Task A_profile_shows_ties_with_dates_and_sources_and_the_same_in_a_picture()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Read(site, "/akteure/beispiel-hochschule-aburg");
        Assert.Equal("Beispiel Hochschule Aburg", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll(".tie-list > li").Length);
        Assert.Equal(3, page.QuerySelectorAll(".ego line").Length);
        Assert.All(page.QuerySelectorAll(".tie-list > li"), tie => Assert.Contains("Quelle: Prüfdaten", tie.TextContent));
        Assert.Contains("seit 2018", page.QuerySelector(".tie-list > li")!.TextContent);
        Assert.Contains("Aus öffentlichen Quellen, nicht beansprucht", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector("a[href='/akteure/beispiel-hochschule-aburg/korrigieren']"));
    }

    [Theory]
    [InlineData("/akteure/gibt-es-nicht", HttpStatusCode.NotFound)]
    [InlineData("/akteure/gibt-es-nicht/karte", HttpStatusCode.NotFound)]
    [InlineData("/akteure/%00/karte", HttpStatusCode.BadRequest)]
    [InlineData("/akteure/..%2f..%2fetc/karte", HttpStatusCode.NotFound)]
    [InlineData("/orte/gibt-es-nicht", HttpStatusCode.NotFound)]
    [InlineData("/vorhaben/gibt-es-nicht", HttpStatusCode.NotFound)]
    [InlineData("/akteure/gibt-es-nicht/korrigieren", HttpStatusCode.NotFound)]
    [InlineData("/en/akteure/beispiel-hochschule-aburg/karte", HttpStatusCode.OK)]
    public async Task An_unknown_or_senseless_slug_is_refused(string address, HttpStatusCode status)
    {
        await using var site = await Site.WithSmallRegion();
        Assert.Equal(status, (await site.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Script_in_a_name_stays_text_everywhere()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        var town = new Domain.Regions.Town { Id = Guid.CreateVersion7(), RegionId = small.Region.Id, Ags = "09999999", Slug = "bort", Name = Hostile, Longitude = 9, Latitude = 50, IsMember = true };
        var actor = SmallRegion.NewActor(small.Region, Hostile, ActorKind.Company, town, 9, 50, null);
        await using (var db = database.Open(small.Region))
        {
            db.AddRange(town, actor, SmallRegion.NewTie(small.Region, actor, small.Actors[0], 2020));
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        foreach (var address in new[] { "/akteure", "/akteure/" + actor.Slug, $"/akteure/{actor.Slug}/karte", $"/akteure/{small.Actors[0].Slug}", "/orte", "/orte/bort", $"/akteure/{actor.Slug}/korrigieren" })
        {
            var page = await Read(site, address);
            Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent == "alert(1)");
        }

        var block = (await Read(site, "/akteure/" + actor.Slug)).QuerySelector("script[type='application/ld+json']")!.TextContent;
        Assert.Equal(Hostile, JsonDocument.Parse(block).RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Many_ties_are_paged_and_every_one_is_shown_once()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            for (var i = 0; i < 230; i++)
            {
                var partner = SmallRegion.NewActor(small.Region, $"Partner {i}", (ActorKind)(i % 6), null, 4, 45, null);
                var tie = SmallRegion.NewTie(small.Region, small.Actors[4], partner, 1990 + (i % 30));
                tie.Rung = (Rung)(1 + (i % 4));
                db.AddRange(partner, tie);
            }

            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        var address = "/akteure/" + small.Actors[4].Slug;
        var names = new List<string>();
        for (var number = 1; number <= 5; number++)
        {
            var page = await Read(site, $"{address}?seite={number}");
            names.AddRange(page.QuerySelectorAll(".tie-list .actor-name").Select(link => link.TextContent));
            Assert.Equal(EgoPicture.MostDrawn, page.QuerySelectorAll(".ego line").Length);
        }

        Assert.Equal(230, names.Count);
        Assert.Equal(230, names.Distinct().Count());
    }

    private static async Task<IDocument> Read(Site site, string address)
    {
        var html = await site.Client.GetStringAsync(address);
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }
}
