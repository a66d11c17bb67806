using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>Coming in through a real OpenID provider, on a phone.</summary>
public sealed class ProviderTests(Browser browser)
{
    private const string Erika = "erika@beispiel.test";

    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task Somebody_comes_in_and_parts_from_the_provider_again(string body, bool script)
    {
        using var peer = await OpenIdPeer.Start();
        await using var flow = await Flow.StartWith(peer.Arguments, browser, body, script);
        await peer.Expect(new { sub = "erika-1", email = Erika, email_verified = true, name = "Erika vom Amt" });
        var erika = await flow.Guest(Browser.Phone);
        await erika.GotoAsync("/konto");
        await flow.Clean(erika);
        await erika.GetByRole(AriaRole.Link, new() { Name = "Mit Musteramt anmelden" }).ClickAsync();
        await Flow.IsAt(erika, "/konto/willkommen");
        await Assertions.Expect(erika.Locator("#name")).ToHaveValueAsync("Erika vom Amt");
        await flow.Clean(erika);
        await Flow.Introduce(erika, "Erika Beispiel");
        await Flow.IsAt(erika, "/konto");
        await Flow.Shows(erika, "Verbundene Anbieter");
        await flow.Clean(erika);
        await Flow.Press(erika, "trennen-");
        await Assertions.Expect(erika.Locator("#anbieter")).ToHaveCountAsync(0);
        flow.StayedQuiet(but: peer.Authority);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Without_a_verified_address_a_code_joins(bool script)
    {
        using var peer = await OpenIdPeer.Start();
        await using var flow = await Flow.StartWith(peer.Arguments, browser, TestDatabase.Sqlite, script);
        await peer.Expect(new { sub = "erika-2", email = Erika, email_verified = false, name = "Erika vom Amt" });
        var erika = await flow.Guest(Browser.Phone);
        await erika.GotoAsync("/anmelden/anbieter/amt?zurueck=%2Fnetz");
        await Flow.Shows(erika, "„Erika vom Amt“ bei Musteramt");
        await flow.Clean(erika);
        await Flow.Press(erika, "adresse");
        await flow.Refuses(erika, "E-Mail-Adresse");
        await erika.Locator("#adresse").FillAsync(Erika);
        await Flow.Press(erika, "adresse");
        await Flow.Shows(erika, "„Erika vom Amt“ bei Musteramt");
        await flow.EnterCode(erika, Erika);
        await Assertions.Expect(erika.Locator("#name")).ToHaveValueAsync("Erika vom Amt");
        await Flow.Introduce(erika, "Erika Beispiel");
        await Flow.IsAt(erika, "/netz");
        flow.StayedQuiet(but: peer.Authority);
    }

    [Fact]
    public async Task A_no_at_the_provider_is_a_page_without_a_barrier()
    {
        using var peer = await OpenIdPeer.Start();
        await using var flow = await Flow.StartWith(peer.Arguments, browser, TestDatabase.Sqlite, script: true);
        await peer.Expect(new { sub = "", deny = true });
        var erika = await flow.Guest(Browser.Phone);
        await erika.GotoAsync("/anmelden/anbieter/amt");
        await Flow.Shows(erika, "Hier ist nichts geschehen");
        await flow.Clean(erika);
        await erika.GetByRole(AriaRole.Link, new() { Name = "Zur Anmeldung" }).ClickAsync();
        await Flow.IsAt(erika, "/anmelden");
        flow.StayedQuiet(but: peer.Authority);
    }
}
