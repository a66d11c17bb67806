using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Acquaintance;

/// <summary>The way to somebody, from their profile over the choice of a start to the chain of acquaintances.</summary>
public sealed class WayTests(Browser browser)
{
    [Theory]
    [InlineData(false, true, "", "Wie komme ich hin?", "Wie komme ich zu Beispiel Logistik KG?", "Ein Weg führt über 2 Bekannte")]
    [InlineData(false, false, "", "Wie komme ich hin?", "Wie komme ich zu Beispiel Logistik KG?", "Ein Weg führt über 2 Bekannte")]
    [InlineData(true, true, "", "Wie komme ich hin?", "Wie komme ich zu Beispiel Logistik KG?", "Ein Weg führt über 2 Bekannte")]
    [InlineData(true, false, "/en", "How do I get there?", "How do I get to Beispiel Logistik KG?", "One way leads over 2 acquaintances")]
    [InlineData(false, true, "/en", "How do I get there?", "How do I get to Beispiel Logistik KG?", "One way leads over 2 acquaintances")]
    public async Task From_the_profile_over_the_choice_of_a_start_to_the_chain(
        bool phone, bool script, string language, string ask, string title, string answer)
    {
        await using var site = await Site.WithSmallRegion();
        var (page, notes) = await browser.Open(site.Address, phone ? Browser.Phone : Browser.Desktop, script);
        await page.GotoAsync(language + "/akteure/beispiel-logistik-kg");
        await page.GetByRole(AriaRole.Link, new() { Name = ask, Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);

        // A part of a name is enough to be asked whom it means.
        await page.Locator("#von").FillAsync("dichtung");
        await page.Locator("#von").PressAsync("Enter");
        await page.Locator(".actor-list").GetByRole(AriaRole.Link, new() { Name = "Beispiel Dichtungstechnik GmbH" }).ClickAsync();

        await Assertions.Expect(page.Locator("#answer")).ToHaveTextAsync(answer);
        await Assertions.Expect(page.Locator("#von")).ToHaveValueAsync("Beispiel Dichtungstechnik GmbH");
        await Assertions.Expect(page.Locator(".chain .chip")).ToHaveTextAsync(
            ["Beispiel Dichtungstechnik GmbH", "Beispiel Hochschule Aburg", "Beispiel Institut für Prüfverfahren", "Beispiel Logistik KG"]);
        foreach (var link in await page.Locator(".chain .chip").AllAsync())
        {
            var box = (await link.BoundingBoxAsync())!;
            Assert.True(box.X >= 0 && box.X + box.Width <= page.ViewportSize!.Width, await link.TextContentAsync());
        }

        await Fits(page);
        await page.Locator(".chain .chip").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Beispiel Hochschule Aburg");
        Assert.Empty(notes.Errors);
        Assert.Empty(notes.Foreign);
    }

    [Fact]
    public async Task The_way_is_found_by_keyboard_alone()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, _) = await browser.Open(site.Address, script: false);
        await page.GotoAsync("/akteure/beispiel-logistik-kg/weg");
        await page.Locator("#von").FocusAsync();
        await page.Keyboard.TypeAsync("Beispiel Hochschule Aburg");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer")).ToHaveTextAsync("Ein gemeinsamer Bekannter kann vorstellen");
        await Assertions.Expect(page.Locator(".answer .actor-row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Whom_nobody_knows_is_said_and_the_list_of_all_is_one_step_away()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, _) = await browser.Open(site.Address, Browser.Phone, script: false);
        await page.GotoAsync("/akteure/beispiel-logistik-kg/weg?von=xylophon");
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("xylophon");
        await page.Locator(".empty a").ClickAsync();
        await page.WaitForURLAsync("**/akteure");
    }

    private static async Task Fits(IPage page) => Assert.True(
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the page is wider than the screen");
}
