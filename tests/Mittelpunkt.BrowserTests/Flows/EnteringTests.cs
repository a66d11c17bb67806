using Microsoft.Playwright;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>Somebody whose organisation is not on the map yet, on a phone.</summary>
public sealed class EnteringTests(Browser browser)
{
    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task An_organisation_is_entered_after_a_look_at_similar_ones(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script);
        var dora = await flow.Guest(Browser.Phone);
        await dora.GotoAsync("/eintragen");
        await flow.ComeIn(dora, "dora@pumpenwerk.test", "Dora Beispiel");
        await Flow.IsAt(dora, "/eintragen");
        await Flow.Press(dora, "eintragen");
        await flow.Refuses(dora, "Name");

        await Fill(dora, "Beispiel Logistik KG", "");
        await Flow.Press(dora, "eintragen");
        await Flow.Shows(dora, "Beispiel Logistik KG");
        await Assertions.Expect(dora.Locator("#schon-da")).ToBeVisibleAsync();
        await flow.Clean(dora);

        await Fill(dora, "Pumpenwerk Dora", "https://pumpenwerk.test");
        await Flow.Press(dora, "eintragen");
        await Flow.Shows(dora, "Pumpenwerk Dora");
        await Assertions.Expect(dora.Locator(".thanks")).ToBeVisibleAsync();
        await flow.Clean(dora);
        Assert.Contains("Pumpenwerk Dora", await flow.Public("/akteure?q=Pumpenwerk"), StringComparison.Ordinal);
        flow.StayedQuiet();
    }

    private static async Task Fill(IPage page, string name, string website)
    {
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator("[name=art]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name=ort]").SelectOptionAsync("hastadt");
        await page.Locator("[name=website]").FillAsync(website);
        await page.Locator("[name=satz]").FillAsync("Wir bauen Pumpen für die Region.");
    }
}
