using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.SiteMap;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.SiteMap;

public sealed class SiteMapTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task A_small_region_has_every_page_in_both_languages()
    {
        await using var site = await Site.WithSmallRegion();
        var urls = XDocument.Parse(await site.Client.GetStringAsync(Paths.SiteMap)).Root!.Elements(Map + "url")
            .Select(url => new Uri(url.Element(Map + "loc")!.Value)).ToList();
        Assert.All(urls, url => Assert.Equal(site.Address.Authority, url.Authority));
        var paths = urls.Select(url => url.AbsolutePath).ToList();
        Assert.Equal(paths.Count, paths.Distinct().Count());
        foreach (var path in new[] { "/", "/akteure", "/akteure/beispiel-logistik-kg", "/orte/aburg", "/vorhaben/beispiel-dichtung-4-0", "/schnittstellen" })
        {
            Assert.Contains(path, paths);
            Assert.Contains("/en" + path, paths);
        }

        var robots = await site.Client.GetStringAsync(Paths.Robots);
        Assert.Contains($"Sitemap: {site.Address.GetLeftPart(UriPartial.Authority)}/sitemap.xml", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /akteure/*/korrigieren", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_region_has_an_index_whose_parts_hold_each_page_once()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            db.AddRange(Enumerable.Range(0, SiteMapXml.PartSize).Select(i => SmallRegion.NewActor(small.Region, $"Beispiel {i}", ActorKind.Company, null, 9, 50, null)));
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        var index = XDocument.Parse(await site.Client.GetStringAsync(Paths.SiteMap)).Root!;
        Assert.Equal(Map + "sitemapindex", index.Name);
        List<string> all = [];
        foreach (var part in index.Elements(Map + "sitemap"))
        {
            var urls = XDocument.Parse(await site.Client.GetStringAsync(part.Element(Map + "loc")!.Value)).Root!.Elements(Map + "url").ToList();
            Assert.InRange(urls.Count, 1, 50_000);
            all.AddRange(urls.Select(url => url.Element(Map + "loc")!.Value));
        }

        Assert.Equal(all.Count, all.Distinct().Count());
        await using var read = database.Open(small.Region);
        Assert.Equal(await read.Actors.CountAsync(), all.Count(url => new Uri(url).AbsolutePath.StartsWith("/akteure/", StringComparison.Ordinal)));
        Assert.Equal(2, all.Count(url => new Uri(url).AbsolutePath is "/orte/aburg" or "/orte/hastadt"));
    }

    [Theory]
    [InlineData("/sitemap-0.xml")]
    [InlineData("/sitemap-2.xml")]
    [InlineData("/sitemap--1.xml")]
    [InlineData("/sitemap-99999999999.xml")]
    public async Task Parts_that_are_not_there_are_not_found(string path)
    {
        await using var site = await Site.WithSmallRegion();
        using var response = await site.Client.GetAsync(path);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }
}
