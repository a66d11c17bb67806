using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.BrowserTests.Sweep;

/// <summary>What the demo mode adds: persons to sign in as, what each of them finds, examples among the real.</summary>
public sealed class DemoSweepTests(Browser browser)
{
    private const string Example = "/akteure/beispiel-dichtung";

    [Fact]
    public async Task Its_pages_have_no_barrier_and_fit_a_phone()
    {
        await using var site = await Start();
        var (page, notes) = await browser.Open(site.Address, Browser.Phone, reducedMotion: true);
        var wrong = new List<string>();
        foreach (var path in Public)
        {
            await page.GotoAsync(path);
            wrong.AddRange(await Wrong(page));
        }

        foreach (var persona in Personas.All)
        {
            await page.GotoAsync(Paths.In("de", Paths.SignIn));
            await page.Locator($"button[aria-describedby=person-{persona.Key}]").ClickAsync();
            await page.Locator("nav .account, .site-header .account", new() { HasText = "Konto" }).WaitForAsync();
            wrong.AddRange(await Wrong(page));
            if (persona.Key is "Coordinator" or "Director")
            {
                await page.GotoAsync(Example);
                wrong.AddRange(await Wrong(page));
            }
        }

        await page.Context.CloseAsync();
        Assert.Empty(wrong);
        Assert.Empty(notes.Errors);
        Assert.Empty(notes.Foreign);
    }

    [Fact]
    public async Task Its_markup_is_valid()
    {
        await using var site = await Start();
        var pages = new Dictionary<string, string>();
        foreach (var path in Public)
        {
            pages[path] = await site.Client.ReadPage(path);
        }

        foreach (var persona in Personas.All)
        {
            using var visitor = new Visitor(site);
            var home = (await visitor.Send(Paths.SignIn, persona.Key)).To!;
            pages[persona.Key] = (await visitor.Get(home)).Html;
            pages[persona.Key + " on an example"] = (await visitor.Get(Example)).Html;
        }

        Assert.Contains("personas", pages[Paths.SignIn], StringComparison.Ordinal);
        await Markup.IsValid(pages);
    }

    private static IEnumerable<string> Public =>
        new[] { Paths.SignIn, Paths.Home, Example }.SelectMany(path => new[] { Paths.In("de", path), Paths.In("en", path) }).Concat([Paths.Actors, "/orte/aburg", Paths.Projects]);

    private static async Task<IEnumerable<string>> Wrong(Microsoft.Playwright.IPage page)
    {
        if (await page.Locator("mp-map").CountAsync() > 0)
        {
            await page.Locator("mp-map[data-state]").First.WaitForAsync();
        }

        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        return (await Barriers.On(page)).Append(width > Browser.Phone.Width ? $"is {width} px wide" : null).Where(what => what is not null).Select(what => $"{page.Url}: {what}");
    }

    private static async Task<Site> Start()
    {
        var database = await TestDatabase.Create();
        await SmallRegion.Seed(database, "untermain");
        return await Site.Start(database, "--environment", "Development", "--Demo", "true", "--RequestsPerMinute", "100000");
    }
}
