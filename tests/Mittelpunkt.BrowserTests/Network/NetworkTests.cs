using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Network;

/// <summary>The network in figures as people see it.</summary>
public sealed class NetworkTests(Browser browser)
{
    [Theory]
    [InlineData(false, true, "", "Das Netz der Region Beispielland", "So ist es gezählt:", "Stand: 2. November 2026")]
    [InlineData(true, true, "", "Das Netz der Region Beispielland", "So ist es gezählt:", "Stand: 2. November 2026")]
    [InlineData(true, false, "", "Das Netz der Region Beispielland", "So ist es gezählt:", "Stand: 2. November 2026")]
    [InlineData(false, false, "/en", "The network of the Beispielland region", "How it is counted:", "As of 2 November 2026")]
    [InlineData(true, true, "/en", "The network of the Beispielland region", "How it is counted:", "As of 2 November 2026")]
    public async Task Every_figure_stands_with_its_definition_and_its_date(
        bool phone, bool script, string language, string title, string how, string date)
    {
        var database = await TestDatabase.Create();
        await WovenRegion.Seed(database);
        await using var site = await Site.Start(database);
        var (page, notes) = await browser.Open(site.Address, phone ? Browser.Phone : Browser.Desktop, script);
        await page.GotoAsync(language + "/netz");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.Locator(".figure")).ToHaveCountAsync(9);
        foreach (var figure in await page.Locator(".figure").AllAsync())
        {
            await Assertions.Expect(figure.Locator("h2")).ToHaveTextAsync(new Regex(@"\?$"));
            await Assertions.Expect(figure.Locator(".value")).ToHaveTextAsync(new Regex(@"\d"));
            await Assertions.Expect(figure.Locator(".how")).ToContainTextAsync(how);
            await Assertions.Expect(figure.Locator(".how")).ToContainTextAsync(date);
            var box = (await figure.BoundingBoxAsync())!;
            Assert.True(box.X >= 0 && box.X + box.Width <= page.ViewportSize!.Width, await figure.GetAttributeAsync("id"));
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the page is wider than the screen");
        Assert.Empty(notes.Errors);
        Assert.Empty(notes.Foreign);
    }

    [Fact]
    public async Task The_figures_are_taken_home_as_a_table()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, _) = await browser.Open(site.Address, Browser.Phone, script: false);
        await page.GotoAsync("/netz");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".downloads").GetByRole(AriaRole.Link, new() { Name = "Als CSV laden" }).ClickAsync());
        var text = await File.ReadAllTextAsync((await download.PathAsync())!);
        Assert.Contains("actors-region", text);
    }
}
