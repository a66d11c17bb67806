using System.Text.Json;
using Microsoft.Playwright;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>What joins two organisations: stated by one, confirmed by the other, then seen by all.</summary>
public sealed class CooperationTests(Browser browser)
{
    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task One_side_states_the_other_confirms_it_is_on_the_map_and_they_vouch(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script, ("anna@dichtung.test", 0), ("ben@logistik.test", 2));
        var anna = await flow.SignIn("anna@dichtung.test", "Anna Beispiel");
        await State(flow, anna);
        var guest = await flow.Guest();
        await guest.GotoAsync(Flow.Firm);
        await Assertions.Expect(guest.Locator("main")).Not.ToContainTextAsync("Beispiel Logistik KG");
        var before = await Lines(flow, guest);

        var ben = await flow.SignIn("ben@logistik.test", "Ben Beispiel", Browser.Phone, after: 1);
        await ben.GotoAsync("/konto/organisationen");
        await ben.GetByRole(AriaRole.Link, new() { Name = "Zusammenarbeit (1 zu beantworten)" }).ClickAsync();
        await ben.GetByRole(AriaRole.Link, new() { Name = "Beispiel Dichtungstechnik GmbH" }).First.ClickAsync();
        await Flow.Shows(ben, "Beispiel Dichtungstechnik GmbH gibt das an. Stimmt es so?");
        await Flow.Shows(ben, "Ein gemeinsamer Prüfstand");
        await Assertions.Expect(ben.Locator("dt:has-text('Die andere Seite möchte zeigen') + dd")).ToHaveTextAsync("alle, auch auf der Karte");
        await flow.Clean(ben);
        var late = await Flow.Tab(ben, ben.Url);
        await ben.Locator("[name=sichtbar][value=public]").First.CheckAsync();
        await Flow.Press(ben, "bestaetigen");
        await Flow.Shows(ben, "Beide Seiten haben das bestätigt");
        await Flow.Press(late, "ablehnen");
        await flow.Refuses(late, "Das hat sich inzwischen geändert.");

        await guest.ReloadAsync();
        await Flow.Shows(guest, "Beispiel Logistik KG");
        await Flow.Shows(guest, "von beiden bestätigt");
        Assert.Equal(before + 1, await Lines(flow, guest));

        await anna.GotoAsync(Flow.Firm + "/fuersprachen");
        await Flow.Press(anna, "sprechen-beispiel-logistik-kg");
        await Flow.Shows(anna, "Das ist gespeichert.");
        await Flow.Shows(anna, "1 von 10 Plätzen belegt");
        await flow.Clean(anna);
        await guest.GotoAsync(Flow.Logistics);
        await Flow.Shows(guest, "Fürsprache von Beispiel Dichtungstechnik GmbH");
        await ben.GotoAsync(Flow.Logistics + "/fuersprachen");
        await Flow.Press(ben, "zeigen-");
        await Flow.Shows(ben, "wird nicht gezeigt");
        await guest.ReloadAsync();
        await Assertions.Expect(guest.Locator("main")).Not.ToContainTextAsync("Fürsprache von");
        flow.StayedQuiet();
    }

    private static async Task State(Flow flow, IPage anna)
    {
        await anna.GotoAsync(Flow.Firm + "/zusammenarbeit");
        await anna.GetByRole(AriaRole.Link, new() { Name = "Verbindung angeben" }).ClickAsync();
        await anna.Locator("main [name=q]").FillAsync("Logistik");
        await anna.Locator("main [name=q]").PressAsync("Enter");
        await anna.GetByRole(AriaRole.Link, new() { Name = "Auswählen Beispiel Logistik KG" }).ClickAsync();
        await anna.Locator("#seit").FillAsync("gestern");
        await Flow.Press(anna, "angeben");
        await flow.Refuses(anna, "Schreiben Sie Monat und Jahr");
        await anna.Locator("[name=stufe][value=cooperates]").CheckAsync();
        await anna.Locator("#seit").FillAsync("03.2024");
        await anna.Locator("#satz").FillAsync("Ein gemeinsamer Prüfstand");
        await anna.Locator("[name=sichtbar][value=public]").CheckAsync();
        await Flow.Press(anna, "angeben");
        await Flow.Shows(anna, "Beispiel Logistik KG hat noch nicht geantwortet.");
    }

    // What the map of the home page draws.
    private static async Task<int> Lines(Flow flow, IPage guest)
    {
        var home = await Flow.Tab(guest, "/");
        var address = await home.Locator("mp-map").First.GetAttributeAsync("data-ties");
        await home.CloseAsync();
        using var lines = JsonDocument.Parse(await flow.Public(address!));
        return lines.RootElement.GetProperty("features").GetArrayLength();
    }
}
