using System.Globalization;
using Microsoft.Playwright;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>What people with an office do about entries: answer a request, remove one with four eyes, write down that an organisation was checked.</summary>
public sealed class OfficeTests(Browser browser)
{
    private const string Kim = "kim@beispielstadt.test";
    private const string Rita = "rita@beispielstadt.test";
    private const string Eva = "eva@anderswo.test";
    private const string Office = "/koordination/berichtigungen";

    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task A_correction_is_asked_for_settled_and_answered(string body, bool script)
    {
        await using var flow = await Start(body, script);
        var guest = await flow.Guest(Browser.Phone);
        await guest.GotoAsync(Flow.Firm);
        await guest.Locator($"a[href='{Flow.Firm}/korrigieren']").ClickAsync();
        await Flow.Press(guest, "korrektur");
        await flow.Refuses(guest, "ob wir den Eintrag korrigieren oder entfernen sollen");
        await Ask(guest, "korrigieren", "Die Straße heißt seit Mai anders.");
        await flow.Clean(guest);

        using var reader = new Visitor(flow.Site);
        var told = await reader.Mail(Kim);
        Assert.DoesNotContain(Eva, told.TextBody, StringComparison.Ordinal);
        var kim = await flow.SignIn(Kim, "Kim Beispiel", after: 1);
        await kim.GotoAsync("/koordination");
        await Assertions.Expect(kim.Locator("li", new() { Has = kim.Locator($"a[href='{Office}']") })).ToContainTextAsync("1 wartet");
        await kim.Locator($"a[href='{Office}']").ClickAsync();
        await Flow.Shows(kim, "Die Straße heißt seit Mai anders.");
        await Flow.Shows(kim, Eva);
        await Flow.Press(kim, "abschliessen-");
        await flow.Refuses(kim, "ob die Anfrage erledigt oder abgelehnt ist");
        await kim.GetByLabel("Erledigt").CheckAsync();
        await kim.Locator("[name^=antwort-]").FillAsync("Die neue Straße steht jetzt im Eintrag.");
        await Flow.Press(kim, "abschliessen-");
        await Flow.Shows(kim, "Die Anfrage ist abgeschlossen.");
        await Flow.Shows(kim, "Gerade wartet keine Anfrage.");
        await flow.Clean(kim);

        var answer = await reader.Mail(Eva);
        Assert.Contains("ist erledigt", answer.TextBody, StringComparison.Ordinal);
        Assert.Contains("Die neue Straße steht jetzt im Eintrag.", answer.TextBody, StringComparison.Ordinal);
        flow.StayedQuiet();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task An_entry_is_removed_by_two(string body, bool script)
    {
        await using var flow = await Start(body, script);
        var guest = await flow.Guest(Browser.Phone);
        await guest.GotoAsync(Flow.Firm + "/korrigieren");
        await Ask(guest, "entfernen", "Bitte nehmen Sie uns heraus.");

        var kim = await flow.SignIn(Kim, "Kim Beispiel", after: 1);
        await kim.GotoAsync(Office);
        await Flow.Press(kim, "vorschlagen-");
        await flow.Refuses(kim, "Schreiben Sie die Gründe mit 10 bis 1.000 Zeichen.");
        await kim.Locator("[name^=gruende-]").FillAsync("Am Telefon hat die Leitung es bestätigt.");
        await Flow.Press(kim, "vorschlagen-");
        await Flow.Shows(kim, "Der Vorschlag wartet jetzt auf eine zweite Person.");
        await Assertions.Expect(Flow.Form(kim, "zuruecknehmen-")).ToHaveCountAsync(1);
        await Assertions.Expect(Flow.Form(kim, "bestaetigen-")).ToHaveCountAsync(0);
        await flow.Clean(kim);
        Assert.Equal(200, (await guest.GotoAsync(Flow.Firm))!.Status);

        var rita = await flow.SignIn(Rita, "Rita Beispiel", after: 1);
        await rita.GotoAsync(Office);
        await Flow.Shows(rita, "Am Telefon hat die Leitung es bestätigt.");
        await Assertions.Expect(rita.Locator("main")).Not.ToContainTextAsync(Eva);
        await flow.Clean(rita);
        await Flow.Press(rita, "bestaetigen-");
        await Flow.Shows(rita, "Der Eintrag ist entfernt.");
        await flow.Clean(rita);

        Assert.Equal(410, (await guest.GotoAsync(Flow.Firm))!.Status);
        await Flow.Shows(guest, "verlangt, hier nicht zu stehen");
        await flow.Clean(guest);
        Assert.Equal(410, (await guest.GotoAsync("/en" + Flow.Firm))!.Status);
        await Flow.Shows(guest, "asked not to be listed");
        await guest.GotoAsync("/akteure");
        await Flow.Shows(guest, "Beispiel Logistik KG");
        await Assertions.Expect(guest.Locator("main")).Not.ToContainTextAsync("Beispiel Dichtungstechnik GmbH");
        flow.StayedQuiet();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_check_is_written_down_and_taken_back(string body, bool script)
    {
        await using var flow = await Start(body, script);
        var guest = await flow.Guest(Browser.Phone);
        var kim = await flow.SignIn(Kim, "Kim Beispiel");
        await kim.GotoAsync(Flow.Firm);
        await kim.Locator($"a[href='{Flow.Firm}/pruefung']").ClickAsync();
        await Flow.Press(kim, "eintragen");
        await flow.Refuses(kim, "Wählen Sie, wer geprüft hat.");
        await kim.GetByLabel("die Koordination der Region").CheckAsync();
        await kim.GetByLabel("Besuch vor Ort").CheckAsync();
        await kim.Locator("#am").FillAsync(DateTime.UtcNow.AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Flow.Press(kim, "eintragen");
        await Flow.Shows(kim, "Das ist gespeichert.");
        await flow.Clean(kim);
        await guest.GotoAsync(Flow.Firm);
        await Flow.Shows(guest, "geprüft von");
        await flow.Clean(guest);

        await Flow.Press(kim, "widerrufen");
        await flow.Refuses(kim, "Nennen Sie den Grund");
        await kim.Locator("#grund").FillAsync("Der Standort ist aufgegeben.");
        await Flow.Press(kim, "widerrufen");
        await Assertions.Expect(Flow.Form(kim, "eintragen")).ToHaveCountAsync(1);
        await guest.ReloadAsync();
        await Assertions.Expect(guest.Locator("main")).Not.ToContainTextAsync("geprüft von");
        Assert.DoesNotContain("Der Standort ist aufgegeben.", await flow.Public(Flow.Firm), StringComparison.Ordinal);
        flow.StayedQuiet();
    }

    private static async Task Ask(IPage guest, string kind, string text)
    {
        await guest.Locator($"[name=art][value={kind}]").CheckAsync();
        await guest.Locator("#text").FillAsync(text);
        await guest.Locator("#kontakt").FillAsync(Eva);
        await Flow.Press(guest, "korrektur");
        await Flow.Shows(guest, "Danke, Ihre Anfrage ist angekommen");
    }

    private async Task<Flow> Start(string body, bool script)
    {
        var flow = await Flow.Start(browser, body, script);
        await using var db = flow.Open();
        foreach (var (address, role) in new[] { (Kim, Role.Coordinator), (Rita, Role.Auditor) })
        {
            var account = new Account { Id = Guid.CreateVersion7(), RegionId = flow.Small.Region.Id, Email = address, Language = "de", CreatedAt = DateTimeOffset.UtcNow };
            db.AddRange(account, new RoleGrant { RegionId = flow.Small.Region.Id, AccountId = account.Id, Role = role, GrantedAt = SmallRegion.Now });
        }

        await db.SaveChangesAsync();
        return flow;
    }
}
