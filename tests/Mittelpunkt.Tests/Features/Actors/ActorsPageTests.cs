using AngleSharp;
using AngleSharp.Dom;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Actors;

public sealed class ActorsPageTests : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.WithSmallRegion();

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("/akteure", 6)]
    [InlineData("/akteure?reichweite=alle", 7)]
    [InlineData("/akteure?reichweite=partner", 1)]
    [InlineData("/akteure?art=company", 2)]
    [InlineData("/akteure?art=company&ort=aburg", 1)]
    [InlineData("/akteure?branche=unbekannt", 2)]
    [InlineData("/akteure?branche=C", 1)]
    [InlineData("/akteure?q=hochschulen", 1)]
    [InlineData("/akteure?q=pruefverfahrens", 1)]
    [InlineData("/akteure?q=Dichtungstechnk", 1)]
    [InlineData("/akteure?q=technik", 1)]
    [InlineData("/akteure?q=manufacturing", 1)]
    [InlineData("/en/akteure?q=universities&reichweite=alle", 2)]
    [InlineData("/akteure?q=xylophon", 0)]
    public async Task Search_and_filters_find(string address, int count) =>
        Assert.Equal(count, (await Page(address)).QuerySelectorAll(".actor-list .actor-name").Length);

    [Fact]
    public async Task An_empty_answer_says_what_to_do()
    {
        var page = await Page("/akteure?q=xylophon");
        Assert.NotNull(page.QuerySelector(".empty a[href='/akteure']"));
        Assert.Equal("xylophon", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_choices_count_what_they_would_leave()
    {
        var page = await Page("/akteure?ort=hastadt");
        Assert.Equal(["Alle Arten", "Unternehmen (1)", "Forschung (1)", "Initiative (1)"], page.QuerySelectorAll("#art option").Select(o => o.TextContent));
        Assert.Equal("hastadt", page.QuerySelector("#ort option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("region", "")]
    [InlineData("all", "?reichweite=alle")]
    public async Task List_and_map_agree(string reach, string query)
    {
        using var map = System.Text.Json.JsonDocument.Parse(await _site.Client.GetStringAsync("/api/v1/actors.geojson?reach=" + reach));
        var dots = map.RootElement.GetProperty("features").EnumerateArray().Select(dot => dot.GetProperty("properties").GetProperty("slug").GetString()!).Order();
        var rows = (await Page("/akteure" + query)).QuerySelectorAll(".actor-row").Where(row => row.QuerySelector(".hint") is null)
            .Select(row => row.QuerySelector(".actor-name")!.GetAttribute("href")!.Split('/')[^1]).Order();
        Assert.Equal(dots, rows);
    }

    private async Task<IDocument> Page(string address)
    {
        var html = await _site.Client.GetStringAsync(address);
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }
}
