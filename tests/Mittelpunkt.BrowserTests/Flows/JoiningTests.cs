using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>From a public record to an organisation with two people, on phones.</summary>
public sealed class JoiningTests(Browser browser)
{
    private const string Erika = "erika@dichtung.test";

    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task Somebody_takes_over_an_entry_and_lets_a_colleague_in(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script);
        var erika = await flow.Guest(Browser.Phone);
        await erika.GotoAsync(Flow.Firm);
        await erika.GetByRole(AriaRole.Link, new() { Name = "Für diese Organisation handeln" }).First.ClickAsync();
        await ComeIn(flow, erika);
        await Flow.IsAt(erika, Flow.Firm + "/mitmachen");
        await Flow.Shows(erika, "erika@dichtung.test liegt bei dichtung.test");
        await Flow.Press(erika, "mitmachen");
        await Flow.IsAt(erika, "/konto/organisationen");
        await Flow.Shows(erika, "Das ist gespeichert.");
        await Flow.Shows(erika, "Inhaberschaft");
        await flow.Clean(erika);

        var ben = await flow.SignIn("ben@anderswo.test", "Ben Beispiel", Browser.Phone);
        await ben.GotoAsync(Flow.Firm + "/mitmachen");
        await ben.Locator("[name=aufgabe]").FillAsync("Leitung Entwicklung");
        await Flow.Press(ben, "mitmachen");
        await Flow.Shows(ben, "Angefragt, noch nicht beantwortet");

        await erika.GotoAsync(Flow.Firm + "/team");
        var late = await Flow.Tab(erika, Flow.Firm + "/team");
        await Flow.Shows(erika, "Ben Beispiel");
        await Flow.Shows(erika, "Leitung Entwicklung");
        await Flow.Press(erika, "antwort-");
        await Flow.IsAt(erika, Flow.Firm + "/team");
        await Flow.Shows(erika, "Das ist gespeichert.");
        await Assertions.Expect(Flow.Form(erika, "antwort-")).ToHaveCountAsync(0);
        await Flow.Press(late, "antwort-");
        await flow.Refuses(late, "Das hat sich inzwischen geändert.");

        await ben.ReloadAsync();
        await Flow.Shows(ben, "Redaktion");
        await ben.GetByRole(AriaRole.Link, new() { Name = "Eintrag bearbeiten" }).ClickAsync();
        await Assertions.Expect(ben.Locator("[name=website]")).ToBeVisibleAsync();
        var seen = await flow.Public(Flow.Firm);
        Assert.DoesNotContain("Erika", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben Beispiel", seen, StringComparison.Ordinal);
        flow.StayedQuiet();
    }

    // By code, and back to where the way began.
    private static async Task ComeIn(Flow flow, IPage erika)
    {
        await erika.Locator("#adresse").FillAsync("keine adresse");
        await Flow.Press(erika, "anmelden");
        await flow.Refuses(erika, "Adresse");
        await erika.Locator("#adresse").FillAsync(Erika);
        await Flow.Press(erika, "anmelden");
        await erika.Locator("#code").FillAsync("0000 0000");
        await Flow.Press(erika, "code");
        await flow.Refuses(erika, "Code");
        using var reader = new Visitor(flow.Site);
        await erika.Locator("#code").FillAsync((await reader.Mail(Erika)).Subject![..9]);
        await Flow.Press(erika, "code");
        await Flow.IsAt(erika, "/konto/willkommen");
        await Flow.Press(erika, "vorstellen");
        await flow.Refuses(erika, "Geben Sie Ihren Namen ein.");
        await erika.Locator("#name").FillAsync("Erika Beispiel");
        await erika.Locator("#einwilligung").CheckAsync();
        await Flow.Press(erika, "vorstellen");
    }
}
