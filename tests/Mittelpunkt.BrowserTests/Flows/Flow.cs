using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>A site on which several people work in browsers of their own, with script or without.</summary>
internal sealed class Flow : IAsyncDisposable
{
    public const string Firm = "/akteure/beispiel-dichtungstechnik-gmbh";
    public const string University = "/akteure/beispiel-hochschule-aburg";
    public const string Logistics = "/akteure/beispiel-logistik-kg";

    private readonly Browser _browser;
    private readonly bool _script;
    private readonly List<(IPage Page, PageNotes Notes)> _opened = [];

    private Flow(Browser browser, bool script, Site site, SmallRegion small) => (_browser, _script, Site, Small) = (browser, script, site, small);

    /// <summary>With script and without, and on the other database where there is one.</summary>
    public static TheoryData<string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool> { { TestDatabase.Sqlite, true } };
            foreach (var body in TestDatabase.Each)
            {
                ways.Add(body, false);
            }

            return ways;
        }
    }

    public Site Site { get; }

    public SmallRegion Small { get; }

    /// <summary>Starts with these people in these organisations of the small region; the firm owns dichtung.test.</summary>
    public static Task<Flow> Start(Browser browser, string body, bool script, params (string Address, int Actor)[] owners) => StartWith([], browser, body, script, owners);

    /// <summary>The same, with more settings of the site.</summary>
    public static async Task<Flow> StartWith(string[] arguments, Browser browser, string body, bool script, params (string Address, int Actor)[] owners)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            await db.Actors.Where(a => a.Id == small.Actors[0].Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.Domain, "dichtung.test"));
            foreach (var (address, index) in owners)
            {
                var account = new Account { Id = Guid.CreateVersion7(), RegionId = small.Region.Id, Email = address, Language = "de", CreatedAt = DateTimeOffset.UtcNow };
                var actor = await db.Actors.SingleAsync(a => a.Id == small.Actors[index].Id);
                var membership = new Membership { Id = Guid.CreateVersion7(), RegionId = small.Region.Id, ActorId = actor.Id, AccountId = account.Id, AskedAt = SmallRegion.Now };
                Assert.Null(new Team(actor, [membership]).Admit(membership, Proof.Coordinator, Rights.Own, account.Id, SmallRegion.Now));
                db.AddRange(account, membership);
            }

            await db.SaveChangesAsync();
        }

        return new(browser, script, await Site.Start(database, [.. arguments, "--environment", "Development", "--RequestsPerMinute", "1000000"]), small);
    }

    public AppDb Open() => Site.Database.Open(Small.Region);

    /// <summary>The browser of somebody who is not signed in.</summary>
    public async Task<IPage> Guest(ViewportSize? size = null)
    {
        var opened = await _browser.Open(Site.Address, size, _script);
        _opened.Add(opened);
        return opened.Page;
    }

    /// <summary>The browser of somebody who has come in by a code.</summary>
    public async Task<IPage> SignIn(string address, string name, ViewportSize? size = null, int after = 0)
    {
        using var visitor = new Visitor(Site);
        await visitor.SignIn(address, name, after);
        var cookie = visitor.Cookies.GetCookies(Site.Address)["sitzung"]!;
        var page = await Guest(size);
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = Site.Address.ToString() }]);
        return page;
    }

    /// <summary>From the sign-in page by a code, and past the welcome.</summary>
    public async Task ComeIn(IPage page, string address, string name)
    {
        await page.Locator("#adresse").FillAsync(address);
        await Press(page, "anmelden");
        await EnterCode(page, address);
        await Introduce(page, name);
    }

    /// <summary>Reads the code from the newest mail and enters it.</summary>
    public async Task EnterCode(IPage page, string address)
    {
        await page.Locator("#code").WaitForAsync();
        using var reader = new Visitor(Site);
        await page.Locator("#code").FillAsync((await reader.Mail(address)).Subject![..9]);
        await Press(page, "code");
    }

    public static async Task Introduce(IPage page, string name)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#einwilligung").CheckAsync();
        await Press(page, "vorstellen");
    }

    /// <summary>Another tab of the same browser.</summary>
    public static async Task<IPage> Tab(IPage page, string path)
    {
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync(path);
        return tab;
    }

    /// <summary>The form that posts to this handler.</summary>
    public static ILocator Form(IPage page, string handler) => page.Locator($"form:has(input[name=_handler][value^='{handler}'])");

    /// <summary>Presses the button of the form, which may have to be unfolded first.</summary>
    public static async Task Press(IPage page, string handler, int index = 0)
    {
        var form = Form(page, handler).Nth(index);
        if (!await form.IsVisibleAsync())
        {
            await form.Locator("xpath=ancestor::details[1]/summary").ClickAsync();
        }

        await form.Locator("button:not([disabled])").First.ClickAsync();
    }

    public static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);

    public static Task IsAt(IPage page, string path) => Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path) + @"(\?|#|$)"));

    /// <summary>Tells that something is wrong: at the top, at the field, and without a barrier.</summary>
    public async Task Refuses(IPage page, string text)
    {
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync(text);
        await Clean(page);
    }

    /// <summary>axe needs script itself, so it looks on the way with script only.</summary>
    public async Task Clean(IPage page) => Assert.Empty(_script ? await Barriers.On(page) : []);

    /// <summary>What a visitor without any account gets.</summary>
    public Task<string> Public(string path) => Site.Client.GetStringAsync(path);

    /// <summary>At the end: no browser asked another host for anything or had an error. Chromium reports answers that refuse something; those are meant.</summary>
    /// <param name="but">An address people were meant to be led to.</param>
    public void StayedQuiet(string? but = null)
    {
        Assert.DoesNotContain(_opened.SelectMany(opened => opened.Notes.Foreign), url => but is null || !url.StartsWith(but, StringComparison.Ordinal));
        Assert.DoesNotContain(_opened.SelectMany(opened => opened.Notes.Errors), error => !error.Contains("the server responded with a status of 4", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (page, _) in _opened)
        {
            await page.Context.CloseAsync();
        }

        await Site.DisposeAsync();
    }
}
