using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.BrowserTests.Home;

/// <summary>The front page as people see it, without script and when the living map takes over.</summary>
public sealed class HomeTests(Browser browser)
{
    private const string Dot = ".region-picture a[href$='stadtverwaltung-beispiel'] use";

    public static TheoryData<bool> Sizes => [true, false];

    [Theory, MemberData(nameof(Sizes))]
    public async Task Without_script_map_question_and_list_are_there(bool phone)
    {
        await using var site = await Site.WithSmallRegion();
        var size = phone ? Browser.Phone : Browser.Desktop;
        var (page, notes) = await browser.Open(site.Address, size, script: false);
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("h1")).ToBeInViewportAsync();
        var dot = await Box(page.Locator(Dot));
        var stage = await Box(page.Locator(".map-stage"));
        Assert.True(stage.X <= 0 && stage.Width >= size.Width, "the map goes from edge to edge");
        Assert.InRange(dot.X, stage.X, stage.X + stage.Width);
        Assert.InRange(dot.Y, stage.Y, stage.Y + stage.Height);
        var list = await Box(page.Locator(".map-list"));
        Assert.True(list.Y >= stage.Y + stage.Height - 1, "the list follows the map");
        await Assertions.Expect(page.Locator(".map-list li")).ToHaveCountAsync(6);
        Assert.Empty(notes.Errors);
        Assert.Empty(notes.Foreign);
    }

    [Fact]
    public async Task Without_script_the_year_is_chosen_by_keyboard()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, _) = await browser.Open(site.Address, script: false);
        await page.GotoAsync("/?ansicht=partner");
        await page.Locator("#jahr").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/?ansicht=partner&jahr=2015");
        await Assertions.Expect(page.Locator("form[data-slider] output")).ToHaveTextAsync("2015");
        await Assertions.Expect(page.Locator(".home-figures dd").Nth(1)).ToHaveTextAsync("1");
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task The_living_map_takes_over_without_a_jump(bool phone)
    {
        await using var site = await Site.WithSmallRegion();
        var size = phone ? Browser.Phone : Browser.Desktop;
        var (drawn, _) = await browser.Open(site.Address, size, script: false);
        await drawn.GotoAsync("/");
        var before = await Centre(drawn.Locator(Dot));

        var (living, notes) = await browser.Open(site.Address, size, reducedMotion: true);
        await living.GotoAsync("/");
        await living.Locator("mp-map[data-state=ready]").WaitForAsync();
        // On the phone the town's dots are gathered in one mark, so only the page around the map can be compared.
        if (!phone)
        {
            await living.Locator(".mp-map-option").FocusAsync();
            await living.Keyboard.PressAsync("s");
            await Assertions.Expect(living.Locator(".mp-map-option")).ToContainTextAsync("Stadtverwaltung Beispiel");
            var after = await Centre(living.Locator(".mp-map-option"));
            Assert.InRange(Math.Abs(after.X - before.X), 0, 3);
            Assert.InRange(Math.Abs(after.Y - before.Y), 0, 3);
        }

        Assert.Equal((await Box(drawn.Locator("h1"))).Y, (await Box(living.Locator("h1"))).Y, 1.0);
        Assert.Empty(notes.Errors);
    }

    [Fact]
    public async Task The_figures_and_the_address_follow_the_slider()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, notes) = await browser.Open(site.Address, reducedMotion: true);
        await page.GotoAsync("/");
        await page.Locator("mp-map[data-state=ready]").WaitForAsync();
        var years = page.Locator(".mp-map-time input[type=range]");
        await years.FillAsync("2015");
        await Assertions.Expect(page.Locator(".home-figures dd").Nth(1)).ToHaveTextAsync("1");
        await page.WaitForURLAsync("**/?jahr=2015");
        await years.FillAsync(await years.GetAttributeAsync("max") ?? "");
        await Assertions.Expect(page.Locator(".home-figures dd").Nth(1)).ToHaveTextAsync("4");
        Assert.Equal("/", new Uri(page.Url).PathAndQuery);
        Assert.Empty(notes.Errors);
    }

    [Fact]
    public async Task The_generator_shows_the_map_it_gives_the_code_for()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, notes) = await browser.Open(site.Address, script: false);
        await page.GotoAsync(Paths.Embed);
        await page.Locator("#ort").SelectOptionAsync("aburg");
        await page.Locator("form button").ClickAsync();
        await page.WaitForURLAsync("**/einbetten?ort=aburg*");
        await page.Locator("iframe").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator(".map-list li")).ToHaveCountAsync(3);
        Assert.Empty(notes.Errors);
    }

    private static async Task<LocatorBoundingBoxResult> Box(ILocator locator) =>
        await locator.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not on the page.");

    private static async Task<(float X, float Y)> Centre(ILocator locator)
    {
        var box = await Box(locator);
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
