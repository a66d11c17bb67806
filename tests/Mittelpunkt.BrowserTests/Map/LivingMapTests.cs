using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Mittelpunkt.BrowserTests.Map;

/// <summary>The map as seen, heard and handled.</summary>
public sealed class LivingMapTests(Browser browser)
{
    [Theory, InlineData("/", "Unternehmen"), InlineData("/en/", "Company")]
    public async Task Shows_its_actors_sources_and_legend_without_an_error_or_a_foreign_request(string path, string company)
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site, path);
        await Expect(map.Page.Locator(".maplibregl-ctrl-attrib")).ToContainTextAsync("GeoBasis-DE / BKG");
        await Expect(map.Page.Locator(".mp-map-legend")).ToContainTextAsync(company);
        var marks = await map.Marks();
        Assert.Contains($"Beispiel Logistik KG, {company}, Hastadt", marks);
        Assert.Equal(6, marks.Count);
        Assert.Empty(map.Notes.Errors);
        Assert.Empty(map.Notes.Foreign);
    }

    [Fact]
    public async Task Ships_no_script_but_the_islands_and_their_library()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, _) = await browser.Open(site.Address);
        var scripts = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "script")
            {
                scripts.Add(new Uri(request.Url).AbsolutePath);
            }
        };
        await page.GotoAsync("/");
        await page.Locator("mp-map[data-state=ready]").WaitForAsync();
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Matches("^/lib/(islands|maplibre)/", script));
    }

    [Fact]
    public async Task Opens_a_card_by_key_and_returns_the_focus_on_Escape()
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site);
        await map.GoTo("Beispiel Hochschule Aburg");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(map.Card).ToBeVisibleAsync();
        await Expect(map.Card).ToBeFocusedAsync();
        await Expect(map.Card).ToContainTextAsync("Beispiel Institut für Prüfverfahren");
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Card).ToBeHiddenAsync();
        await Expect(map.Option).ToBeFocusedAsync();
        await Expect(map.Option).ToContainTextAsync("Beispiel Hochschule Aburg");
    }

    [Fact]
    public async Task Opens_a_card_by_click_and_fades_what_is_not_tied()
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site);
        var stranger = await map.PlaceOf("Beispiel Logistik KG");
        var clicked = await map.PlaceOf("Beispiel Dichtungstechnik GmbH");
        var before = await map.Picture(stranger);
        Assert.Equal(before, await map.Picture(stranger));
        await map.Page.Mouse.ClickAsync(clicked.X, clicked.Y);
        await Expect(map.Card).ToContainTextAsync("Beispiel Dichtungstechnik GmbH");
        await MapPage.Until(async () => !(await map.Picture(stranger)).AsSpan().SequenceEqual(before), "the others step back");
        await map.Card.GetByRole(AriaRole.Button, new() { Name = "Schließen" }).ClickAsync();
        await MapPage.Until(async () => (await map.Picture(stranger)).AsSpan().SequenceEqual(before), "they come forward again");
    }

    [Fact]
    public async Task Legend_filters_by_kind_and_says_so()
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site);
        var place = await map.PlaceOf("Beispiel Logistik KG");
        var before = await map.Picture(place);
        var box = map.Page.Locator(".mp-map-legend label", new() { HasText = "Unternehmen" }).Locator("input");
        await box.UncheckAsync();
        await Expect(map.Said).ToHaveTextAsync("4 Akteure sind zu sehen.");
        await MapPage.Until(async () => !(await map.Picture(place)).AsSpan().SequenceEqual(before), "the dot goes");
        Assert.DoesNotContain(await map.Marks(), name => name.Contains("Unternehmen", StringComparison.Ordinal));
        await box.CheckAsync();
        await Expect(map.Said).ToHaveTextAsync("6 Akteure sind zu sehen.");
    }

    [Fact]
    public async Task Years_take_ties_away_and_bring_them_back()
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site);
        var (one, other) = (await map.PlaceOf("Beispiel Hochschule Aburg"), await map.PlaceOf("Beispiel Institut"));
        var between = ((one.X + other.X) / 2, (one.Y + other.Y) / 2);
        var today = await map.Picture(between, 160);
        Assert.Equal(today, await map.Picture(between, 160));
        var years = map.Page.Locator(".mp-map-time input[type=range]");
        await years.FillAsync("2015");
        await Expect(map.Page.Locator(".mp-map-time output")).ToHaveTextAsync("2015");
        await MapPage.Until(async () => !(await map.Picture(between, 160)).AsSpan().SequenceEqual(today), "the tie of 2016 goes");
        await years.FillAsync(await years.GetAttributeAsync("max") ?? "");
        await MapPage.Until(async () => (await map.Picture(between, 160)).AsSpan().SequenceEqual(today), "and comes back");
    }

    [Fact]
    public async Task Plays_the_years_to_today()
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site, reducedMotion: false);
        var years = map.Page.Locator(".mp-map-time input[type=range]");
        var today = await years.InputValueAsync();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Verlauf abspielen" }).ClickAsync();
        await MapPage.Until(async () => await years.InputValueAsync() != today, "the years begin anew");
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Verlauf anhalten" }).ClickAsync();
        var held = await years.InputValueAsync();
        await Task.Delay(2500);
        Assert.Equal(held, await years.InputValueAsync());
    }

    [Fact]
    public async Task Reach_shows_the_partners_abroad()
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site);
        var ground = 0;
        map.Page.Response += (_, answer) => ground += answer.Ok && answer.Url.EndsWith("/countries.json", StringComparison.Ordinal) ? 1 : 0;
        Assert.DoesNotContain("countries.json", await map.Page.EvaluateAsync<string>("performance.getEntriesByType('resource').map(r => r.name).join()"));
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Europa", Exact = true }).ClickAsync();
        await Expect(map.Said).ToContainTextAsync("7 Akteure sind zu sehen.");
        await MapPage.Until(async () => (await map.Marks()).Contains("Beispiel Universität Lyon, Hochschule, Lyon"), "the camera shows Lyon");
        await MapPage.Until(() => Task.FromResult(ground == 1), "the ground beyond the region comes once");
        await map.Page.WaitForURLAsync("**/?ansicht=partner");
        await Expect(map.Page.Locator(".map-list")).ToContainTextAsync("Beispiel Universität Lyon");
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Region", Exact = true }).ClickAsync();
        await Expect(map.Said).ToContainTextAsync("6 Akteure sind zu sehen.");
        await map.Page.WaitForURLAsync("**/");
        await Expect(map.Page.Locator(".map-list")).Not.ToContainTextAsync("Beispiel Universität Lyon");
    }

    [Fact]
    public async Task The_list_is_one_button_away()
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site);
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Als Liste zeigen" }).ClickAsync();
        await Expect(map.Page.Locator(".mp-map-list").GetByRole(AriaRole.Link, new() { Name = "Beispiel Logistik KG" })).ToBeVisibleAsync();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Als Karte zeigen" }).ClickAsync();
        await Expect(map.Page.Locator(".mp-map-list")).ToBeHiddenAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task No_barrier_with_an_open_card_or_the_list(bool phone)
    {
        await using var site = await Site.WithSmallRegion();
        var map = await MapPage.Open(browser, site, size: phone ? Browser.Phone : Browser.Desktop);
        await map.GoTo(phone ? "" : "Beispiel Hochschule");
        Assert.Empty((await map.Page.RunAxe()).Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html}"));
        if (!phone)
        {
            await map.Page.Keyboard.PressAsync("Enter");
            await Expect(map.Card).ToContainTextAsync("Institut");
            Assert.Empty((await map.Page.RunAxe()).Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html}"));
            await map.Page.Keyboard.PressAsync("Escape");
        }

        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Als Liste zeigen" }).ClickAsync();
        Assert.Empty((await map.Page.RunAxe()).Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html}"));
    }

    [Fact]
    public async Task Without_a_style_the_list_stays_and_the_page_says_why()
    {
        await using var site = await Site.WithSmallRegion();
        var (page, _) = await browser.Open(site.Address);
        await page.RouteAsync("**/map/style.json*", route => route.AbortAsync());
        await page.GotoAsync("/");
        await page.Locator("mp-map[data-state=failed]").WaitForAsync();
        await Expect(page.Locator(".mp-map-failed")).ToContainTextAsync("Die Liste zeigt dieselben Akteure.");
        await Expect(page.Locator(".map-list").GetByRole(AriaRole.Link, new() { Name = "Beispiel Logistik KG" })).ToBeVisibleAsync();
    }
}
