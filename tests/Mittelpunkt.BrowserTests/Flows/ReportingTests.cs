using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>"This must not be there": a report, a decision, a reply and the decision after it.</summary>
public sealed class ReportingTests(Browser browser)
{
    private const string Claim = "Wir sind die einzige Prüfstelle im Land.";
    private const string Anna = "anna@dichtung.test";

    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task A_report_is_decided_answered_and_decided_again(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script, (Anna, 0));
        await Prepare(flow);
        var anna = await flow.SignIn(Anna, "Anna Beispiel");
        var guest = await flow.Guest(Browser.Phone);
        await Report(flow, guest);

        var mo = await flow.SignIn("mo@beispielstadt.test", "Mo Beispiel", after: 1);
        await mo.GotoAsync("/koordination/meldungen");
        await Flow.Shows(mo, "Es gibt noch zwei andere");
        await Flow.Press(mo, "fall-");
        await flow.Refuses(mo, "Wählen Sie eine Entscheidung.");
        await Decide(mo, "Ausblenden", "Es gibt weitere Prüfstellen, die Angabe führt in die Irre.");
        await Flow.Shows(mo, "Die Entscheidung ist gespeichert.");
        await guest.GotoAsync(Flow.Firm);
        await Assertions.Expect(guest.Locator("main")).Not.ToContainTextAsync("einzige Prüfstelle");

        using var reader = new Visitor(flow.Site);
        var mail = (await reader.Mail(Anna, after: 1)).TextBody!;
        await anna.GotoAsync(mail.Split('\n').Select(line => line.Trim()).Select(line => line[Math.Max(0, line.IndexOf("http", StringComparison.Ordinal))..].TrimEnd('>', ')')).First(line => line.Contains("/konto/stellungnahme/", StringComparison.Ordinal)));
        await Flow.Shows(anna, "die Angabe führt in die Irre");
        await anna.Locator("#stellungnahme").FillAsync("Nein.");
        await Flow.Press(anna, "stellungnahme");
        await flow.Refuses(anna, "Schreiben Sie 20 bis 1.000 Zeichen.");
        await anna.Locator("#stellungnahme").FillAsync("Für unser Verfahren sind wir es, siehe Urkunde.");
        await Flow.Press(anna, "stellungnahme");
        await Flow.Shows(anna, "Ihre Stellungnahme ist da.");
        await flow.Clean(anna);

        await mo.GotoAsync("/koordination/meldungen");
        await Flow.Shows(mo, "siehe Urkunde");
        await flow.Clean(mo);
        await Decide(mo, "Nichts unternehmen", "Die Urkunde belegt es für dieses Verfahren.");
        await Flow.Shows(mo, "Es ist nichts gemeldet.");
        await guest.ReloadAsync();
        await Flow.Shows(guest, Claim);
        flow.StayedQuiet();
    }

    private static async Task Report(Flow flow, IPage guest)
    {
        await guest.GotoAsync(Flow.Firm);
        await guest.GetByRole(AriaRole.Link, new() { Name = "Inhalt melden" }).First.ClickAsync();
        await Flow.IsAt(guest, Flow.Firm + "/melden");
        await Flow.Press(guest, "melden");
        await flow.Refuses(guest, "Wählen Sie, was das Problem ist.");
        await guest.GetByLabel("Ist unwahr oder führt in die Irre").CheckAsync();
        await guest.Locator("#text").FillAsync("Es gibt noch zwei andere im Land.");
        await Flow.Press(guest, "melden");
        await Flow.Shows(guest, "Danke für Ihre Meldung");
        await flow.Clean(guest);
    }

    private static async Task Decide(IPage mo, string decision, string grounds)
    {
        await mo.GetByLabel(decision).CheckAsync();
        await mo.Locator("[name=gruende]").FillAsync(grounds);
        await Flow.Press(mo, "fall-");
    }

    private static async Task Prepare(Flow flow)
    {
        var region = flow.Small.Region.Id;
        var mo = new Account { Id = Guid.CreateVersion7(), RegionId = region, Email = "mo@beispielstadt.test", Language = "de", CreatedAt = DateTimeOffset.UtcNow };
        await using var db = flow.Open();
        db.AddRange(mo, new RoleGrant { RegionId = region, AccountId = mo.Id, Role = Role.Moderator, GrantedAt = SmallRegion.Now });
        var firm = flow.Small.Actors[0].Id;
        (await db.Actors.SingleAsync(a => a.Id == firm)).Summary = Claim;
        await db.SaveChangesAsync();
    }
}
