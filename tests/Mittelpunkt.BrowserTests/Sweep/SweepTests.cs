using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.BrowserTests.Sweep;

/// <summary>What holds for every page of the product.</summary>
public sealed class SweepTests(Browser browser) : IDisposable
{
    private static readonly string[] Refusing = ["/fehler/404", "/keine-seite", "/einladung/ungueltig", "/anfrage/ungueltig", Paths.SignInProvider];

    private Visitor? _person;

    public void Dispose() => _person?.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public async Task No_page_has_a_barrier(bool phone)
    {
        await using var site = await Start();
        var (page, _) = await browser.Open(site.Address, phone ? Browser.Phone : Browser.Desktop, reducedMotion: true);
        var barriers = new List<string>();
        foreach (var path in Pages.InBothLanguages)
        {
            await Load(page, path);
            barriers.AddRange((await Barriers.On(page)).Select(barrier => $"{path}: {barrier}"));
        }

        Assert.Empty(barriers);
    }

    [Fact]
    public async Task No_page_has_an_error_or_loads_from_elsewhere()
    {
        await using var site = await Start();
        var (page, notes) = await browser.Open(site.Address);
        foreach (var path in Pages.InBothLanguages)
        {
            await Load(page, path);
        }

        Assert.Empty(notes.Foreign);
        Assert.Empty(notes.Errors.Where(error => !IsTheErrorPageItself(error)).ToList());
    }

    [Theory, InlineData(320), InlineData(390), InlineData(1440)]
    public async Task Without_script_every_page_has_its_content_and_no_page_scrolls_sideways(int width)
    {
        await using var site = await Start();
        var (page, _) = await browser.Open(site.Address, new ViewportSize { Width = width, Height = 844 }, script: false);
        var wrong = new List<string>();
        foreach (var path in Pages.InBothLanguages.Where(path => !path.Contains("/karte", StringComparison.Ordinal)))
        {
            await AsWhoMaySee(page, path);
            await page.GotoAsync(path);
            if (await page.Locator("h1").CountAsync() != 1)
            {
                wrong.Add($"{path}: needs exactly one h1");
            }

            var text = await page.Locator("main, body").First.InnerTextAsync();
            if (text.Trim().Length < 30)
            {
                wrong.Add($"{path}: is nearly empty without script");
            }

            if (await Width(page) > width)
            {
                wrong.Add($"{path}: is {await Width(page)} px wide");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_markup_is_valid()
    {
        await using var site = await Start();
        var pages = new Dictionary<string, string>();
        foreach (var path in Pages.InBothLanguages.Where(path => !path.EndsWith("/karte", StringComparison.Ordinal) || path.Contains("einbetten", StringComparison.Ordinal)))
        {
            pages[path] = await (IsForMembers(path) ? _person!.Client : site.Client).ReadPage(path);
        }

        Assert.True(pages.Count >= Pages.All.Count, "the checker saw the pages");
        await Markup.IsValid(pages);
    }

    // During development there are a few pages more.
    private async Task<Site> Start()
    {
        var site = await Site.WithSmallRegion(arguments: ["--environment", "Development"]);
        _person = new Visitor(site);
        await _person.SignIn("erika@beispiel.test");
        await SampleTeam.Gather(site, "erika@beispiel.test");
        var post = Directory.CreateDirectory(Path.Combine(site.Database.Folder, "post"));
        await File.WriteAllTextAsync(Path.Combine(post.FullName, Pages.SampleMail),
            "From: netz@beispiel.test\r\nTo: erika@beispiel.test\r\nSubject: Probe\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGuten Tag, das ist eine Probe.\r\n");
        return site;
    }

    private async Task Load(IPage page, string path)
    {
        await AsWhoMaySee(page, path);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        if (await page.Locator("mp-map").CountAsync() > 0)
        {
            await page.Locator("mp-map[data-state]").First.WaitForAsync();
        }
    }

    private static bool IsForMembers(string path) => Pages.ForMembers.Any(part => path.Contains(part, StringComparison.Ordinal));

    private async Task AsWhoMaySee(IPage page, string path)
    {
        await page.Context.ClearCookiesAsync();
        if (IsForMembers(path))
        {
            var cookie = _person!.Cookies.GetCookies(_person.Client.BaseAddress!)["sitzung"]!;
            await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = _person.Client.BaseAddress!.ToString() }]);
        }
    }

    // Chromium reports the status of a page that refuses on purpose.
    private static bool IsTheErrorPageItself(string error) => error.Contains(Paths.Setup, StringComparison.Ordinal)
        || Refusing.Any(path => error.Contains($"{path}: Failed to load resource", StringComparison.Ordinal));

    // Playwright evaluates here even when the page itself may not run script.
    private static Task<int> Width(IPage page) => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
}

internal static class ClientReading
{
    /// <summary>The body, whatever the status: error pages are pages too.</summary>
    public static async Task<string> ReadPage(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }
}
