using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.SignIn;

/// <summary>Coming in, in a real browser.</summary>
public sealed class SignInTests(Browser browser)
{
    private const string Erika = "erika@beispiel.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, InlineData(true), InlineData(false)]
    public async Task By_code_with_the_keyboard_alone(bool script)
    {
        await using var site = await Start(TestDatabase.Sqlite);
        var (page, notes) = await browser.Open(Local(site), Browser.Phone, script);
        await ByCode(page, site, 0);
        await page.Locator("h1", new() { HasText = "Willkommen" }).WaitForAsync();
        await page.Locator("#name").FocusAsync();
        await page.Keyboard.TypeAsync("Erika Beispiel");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1", new() { HasText = "Ihr Konto" }).WaitForAsync();
        Assert.Equal("Konto", await page.Locator(".site-header .account").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden", Exact = true }).ClickAsync();
        await page.Locator(".site-header .account", new() { HasText = "Anmelden" }).WaitForAsync();
        Assert.Empty(notes.Errors);
        Assert.Empty(notes.Foreign);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_passkey_is_added_named_used_and_removed(string body)
    {
        await using var site = await Start(body);
        using var person = new Visitor(site);
        await person.SignIn(Erika);
        var (page, notes) = await browser.Open(Local(site), Browser.Phone);
        await Device(page);
        await ByCode(page, site, 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey hinzufügen" }).ClickAsync();
        await page.Locator("[role=status]", new() { HasText = "Erledigt" }).WaitForAsync();
        Assert.Equal("Chrome auf Linux", await page.Locator("[name=passkeyname]").InputValueAsync());
        Assert.Contains("Chrome auf Linux", (await person.Mail(Erika, 2)).TextBody, StringComparison.Ordinal);

        await page.Locator("[name=passkeyname]").FillAsync("Mein Telefon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey umbenennen" }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[name=passkeyname]')?.getAttribute('value') === 'Mein Telefon'");
        Assert.Empty((await page.RunAxe()).Violations.Select(found => found.Id));

        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden", Exact = true }).ClickAsync();
        await page.Locator(".site-header .account", new() { HasText = "Anmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await page.Locator("h1", new() { HasText = "Ihr Konto" }).WaitForAsync();
        Assert.Contains("Mit Passkey angemeldet", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey entfernen" }).ClickAsync();
        await page.Locator("[role=status]", new() { HasText = "Erledigt" }).WaitForAsync();
        Assert.Equal(0, await page.Locator("[name=passkeyname]").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden", Exact = true }).ClickAsync();
        await page.Locator(".site-header .account", new() { HasText = "Anmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await page.Locator("#adresse-fehler").WaitForAsync();
        Assert.Empty(notes.Foreign);
        Assert.All(notes.Errors, error => Assert.Contains("422", error, StringComparison.Ordinal));
    }

    private static Task<Site> Start(string body) => Site.WithSmallRegion(body, "--environment", "Development");

    // A passkey belongs to a name; an address has none.
    private static Uri Local(Site site) => new($"http://localhost:{site.Address.Port}");

    private static async Task ByCode(IPage page, Site site, int after)
    {
        await page.GotoAsync("/anmelden");
        await page.Locator("#adresse").FocusAsync();
        await page.Keyboard.TypeAsync(Erika);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#code").WaitForAsync();
        using var reader = new Visitor(site);
        await page.Locator("#code").FocusAsync();
        await page.Keyboard.TypeAsync((await reader.Mail(Erika, after)).Subject![..9]);
        await page.Keyboard.PressAsync("Enter");
    }

    // Chromium's virtual authenticator: a phone that recognises its owner.
    private static async Task Device(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
