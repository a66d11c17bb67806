using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Embed;

public sealed class EmbedTests
{
    [Fact]
    public async Task Anyone_may_frame_the_map_and_it_has_no_script()
    {
        await using var site = await Site.WithSmallRegion();
        var answer = await site.Client.GetAsync(Paths.EmbedMap);
        Assert.Contains("frame-ancestors *", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await Parse(answer);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(6, page.QuerySelectorAll(".region-picture a").Length);
        Assert.Equal(6, page.QuerySelectorAll(".map-list li").Length);

        var home = await site.Client.GetAsync("/");
        Assert.Contains("frame-ancestors 'none'", home.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("?ort=aburg", 3)]
    [InlineData("?art=company", 2)]
    [InlineData("?ort=hastadt&art=company", 1)]
    [InlineData("?ort=gibtesnicht", 6)]
    [InlineData("?art=gibtesnicht&jahr=zweitausend", 6)]
    [InlineData("?ort=%00%3Cb%3E&art=%ff&jahr=1e9", 6)]
    public async Task Shows_the_chosen_part_and_nothing_else(string query, int actors)
    {
        await using var site = await Site.WithSmallRegion();
        var answer = await site.Client.GetAsync(Paths.EmbedMap + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Parse(answer);
        Assert.Equal(actors, page.QuerySelectorAll(".map-list li").Length);
        Assert.Equal(actors, page.QuerySelectorAll(".region-picture a").Length);
    }

    [Fact]
    public async Task Generator_gives_the_code_of_what_it_shows()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await Parse(await site.Client.GetAsync(Paths.Embed + "?ort=aburg&art=university&jahr=2016&sprache=en&hoehe=700"));
        const string address = "/en/einbetten/karte?ort=aburg&art=university&jahr=2016";
        var preview = (IHtmlInlineFrameElement)page.QuerySelector("iframe")!;
        Assert.Equal(address, preview.GetAttribute("src"));
        Assert.Equal("700", preview.GetAttribute("height"));

        var code = (IHtmlTextAreaElement)page.QuerySelector("textarea[readonly]")!;
        var pasted = new HtmlParser().ParseDocument(code.TextContent).QuerySelector("iframe")!;
        Assert.Equal(site.Address.GetLeftPart(UriPartial.Authority) + address, pasted.GetAttribute("src"));
        Assert.Equal("Map of the innovation network", pasted.GetAttribute("title"));
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(pasted.GetAttribute("src"))).StatusCode);
        Assert.Equal(["aburg", "university", "en"], page.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")));
    }

    [Theory]
    [InlineData("?hoehe=99999999999999&jahr=-1&sprache=xx", 560)]
    [InlineData("?hoehe=999999", 1200)]
    [InlineData("?hoehe=1", 320)]
    [InlineData("?ort=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&art=%3Cb%3E&hoehe=%00", 560)]
    public async Task Generator_forgives_malformed_values(string query, int height)
    {
        await using var site = await Site.WithSmallRegion();
        var answer = await site.Client.GetAsync(Paths.Embed + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Parse(answer);
        Assert.Equal(Paths.EmbedMap, page.QuerySelector("iframe")!.GetAttribute("src"));
        Assert.Equal($"{height}", page.QuerySelector("iframe")!.GetAttribute("height"));
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains("alert"));
    }

    private static async Task<IDocument> Parse(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
