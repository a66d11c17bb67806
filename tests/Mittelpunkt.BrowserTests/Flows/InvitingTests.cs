using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>How more people come to act for an organisation: by one link for a circle, and by the word of its own mailbox.</summary>
public sealed partial class InvitingTests(Browser browser)
{
    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task A_circle_comes_in_by_one_link(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script, ("anna@dichtung.test", 0));
        var anna = await flow.SignIn("anna@dichtung.test", "Anna Beispiel");
        await anna.GotoAsync(Flow.Firm + "/team/einladungen");
        await anna.Locator("[name=tage]").FillAsync("0");
        await Flow.Press(anna, "einladen");
        await flow.Refuses(anna, "Tagen");
        await anna.Locator("[name=tage]").FillAsync("7");
        await Flow.Press(anna, "einladen");
        await Flow.Shows(anna, "Das ist gespeichert.");
        var link = new Uri((await anna.Locator(".long-link").GetAttributeAsync("href"))!).AbsolutePath;
        await Copies(anna, script);
        await flow.Clean(anna);

        var ben = await flow.Guest(Browser.Phone);
        await ben.GotoAsync(link);
        await Flow.Shows(ben, "Anna Beispiel lädt Sie ein");
        await flow.Clean(ben);
        await ben.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Anmelden" }).ClickAsync();
        await flow.ComeIn(ben, "ben@anderswo.test", "Ben Beispiel");
        await Flow.IsAt(ben, link);
        await Flow.Press(ben, "annehmen");
        await Flow.IsAt(ben, "/konto/organisationen");
        await Flow.Shows(ben, "Beispiel Dichtungstechnik GmbH");

        await ben.GotoAsync(link);
        await Flow.Shows(ben, "Sie gehören schon dazu");
        await Assertions.Expect(Flow.Form(ben, "annehmen")).ToHaveCountAsync(0);
        await flow.Clean(ben);
        await ben.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Personen und Rechte" }).ClickAsync();
        await Flow.IsAt(ben, Flow.Firm + "/team");

        await anna.GotoAsync(Flow.Firm + "/team/einladungen");
        await Flow.Press(anna, "widerrufen-");
        await Assertions.Expect(anna.Locator(".long-link")).ToHaveCountAsync(0);
        var late = await flow.Guest(Browser.Phone);
        await late.GotoAsync(link);
        await Assertions.Expect(Flow.Form(late, "annehmen")).ToHaveCountAsync(0);
        await flow.Clean(late);
        flow.StayedQuiet();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task The_mailbox_in_the_imprint_confirms_somebody(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script);
        var carla = await flow.SignIn("carla@anderswo.test", "Carla Beispiel", Browser.Phone);
        await carla.GotoAsync(Flow.Firm + "/mitmachen");
        await carla.Locator("#aufgabe").FillAsync("Leitung Entwicklung");
        await carla.Locator("#impressum").FillAsync("info@anderswo.test");
        await Flow.Press(carla, "mitmachen");
        await flow.Refuses(carla, "gehört nicht zur Website");
        await carla.Locator("#impressum").FillAsync("info@dichtung.test");
        await Flow.Press(carla, "mitmachen");
        await Flow.Shows(carla, "Angefragt, noch nicht beantwortet");

        using var reader = new Visitor(flow.Site);
        var office = await flow.Guest();
        await office.GotoAsync(Link().Match((await reader.Mail("info@dichtung.test")).TextBody!).Value);
        await Flow.Shows(office, "Leitung Entwicklung");
        await flow.Clean(office);
        await Flow.Press(office, "antwort");
        await Flow.Shows(office, "Ihre Antwort ist eingetragen");
        await flow.Clean(office);

        await carla.ReloadAsync();
        await Flow.Shows(carla, "Inhaberschaft");
        flow.StayedQuiet();
    }

    // The button is there with script only; without, the link is there all the same.
    private static async Task Copies(IPage page, bool script)
    {
        var button = page.Locator("mp-copy button");
        await Assertions.Expect(button).ToHaveCountAsync(script ? 1 : 0);
        if (!script)
        {
            return;
        }

        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("mp-copy [role=status]")).ToHaveTextAsync("Kopiert");
        Assert.Equal(await page.Locator(".long-link").GetAttributeAsync("href"), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [GeneratedRegex(@"http://\S+/anfrage/[\w-]+")]
    private static partial Regex Link();
}
