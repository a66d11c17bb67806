using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>What a person shows to whom.</summary>
public sealed class PersonTests(Browser browser)
{
    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task A_person_chooses_who_sees_what_and_looks_with_their_eyes(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script, ("anna@dichtung.test", 0), ("thea@hochschule.test", 1), ("ben@logistik.test", 2));
        await ConfirmFirmAndUniversity(flow);
        var anna = await flow.SignIn("anna@dichtung.test", "Anna Beispiel", Browser.Phone);
        await anna.GotoAsync("/konto/profil");
        await anna.Locator("#person-fuer").SelectOptionAsync("Network");
        await anna.Locator("#role").FillAsync("Leitung Entwicklung");
        await anna.Locator("#role-fuer").SelectOptionAsync("Network");
        await anna.Locator("#phone").FillAsync("06021 4711");
        await anna.Locator("#phone-fuer").SelectOptionAsync("Partners");
        await anna.Locator("#mail").FillAsync("anna");
        await Flow.Press(anna, "person");
        await flow.Refuses(anna, "Das ist keine E-Mail-Adresse.");
        Assert.Equal("Partners", await anna.Locator("#phone-fuer").InputValueAsync());
        await anna.Locator("#mail").FillAsync("anna@dichtung.test");
        await Flow.Press(anna, "person");
        await Flow.Shows(anna, "Gespeichert.");

        await anna.GetByRole(AriaRole.Link, new() { Name = "So sehen andere Sie" }).ClickAsync();
        await Flow.Shows(anna, "Dieses Publikum sieht Sie nicht.");
        await flow.Clean(anna);
        await As(anna, "Mitglied des Netzes");
        await SeesOnly(anna, "Leitung Entwicklung");
        await As(anna, "Bestätigter Partner");
        await SeesOnly(anna, "Leitung Entwicklung", "06021 4711");

        // The same on the page itself, with the eyes of real people.
        var guest = await flow.Guest();
        var ben = await flow.SignIn("ben@logistik.test", "Ben Beispiel");
        var thea = await flow.SignIn("thea@hochschule.test", "Thea Beispiel");
        await Task.WhenAll(guest.GotoAsync(Flow.Firm), ben.GotoAsync(Flow.Firm), thea.GotoAsync(Flow.Firm));
        await SeesOnly(guest);
        await SeesOnly(ben, "Anna Beispiel", "Leitung Entwicklung");
        await SeesOnly(thea, "Anna Beispiel", "Leitung Entwicklung", "06021 4711");
        flow.StayedQuiet();
    }

    private static async Task As(IPage page, string eyes)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = eyes }).ClickAsync();
        await Assertions.Expect(page.Locator("nav.parts a[aria-current=true]")).ToHaveTextAsync(eyes);
    }

    private static async Task SeesOnly(IPage page, params string[] shown)
    {
        var text = await page.Locator("main").InnerTextAsync();
        Assert.All(shown, words => Assert.Contains(words, text, StringComparison.Ordinal));
        foreach (var words in new[] { "Leitung Entwicklung", "06021 4711", "anna@dichtung.test" }.Except(shown))
        {
            Assert.DoesNotContain(words, text, StringComparison.Ordinal);
        }
    }

    private static async Task ConfirmFirmAndUniversity(Flow flow)
    {
        var (one, other) = (flow.Small.Actors[0].Id, flow.Small.Actors[1].Id);
        await using var db = flow.Open();
        var tie = await db.Ties.SingleAsync(t => (t.FromId == one && t.ToId == other) || (t.FromId == other && t.ToId == one));
        (tie.FromConfirmedAt, tie.ToConfirmedAt) = (tie.CreatedAt, tie.CreatedAt);
        await db.SaveChangesAsync();
    }
}
