using AngleSharp.Html.Parser;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Wall;

public sealed class WallPageTests
{
    [Fact]
    public async Task Shows_region_figures_and_pulses_without_any_control()
    {
        await using var site = await Site.WithSmallRegion();
        var page = await new HtmlParser().ParseDocumentAsync(await site.Client.GetStringAsync(Paths.Wall));
        Assert.Equal("Beispielland", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["6", "4", "75\u00a0%"], page.QuerySelectorAll(".home-figures dd").Select(dd => dd.TextContent));
        Assert.Contains("Beispiel Dichtungstechnik GmbH", page.QuerySelector("mp-pulses")!.TextContent);
        Assert.Equal("wall", page.QuerySelector("mp-map")!.GetAttribute("data-mode"));
        Assert.Equal(6, page.QuerySelectorAll("mp-map ul.visually-hidden li").Length);
        Assert.Empty(page.QuerySelectorAll("header, footer, nav, form, button, input, details"));
    }
}
