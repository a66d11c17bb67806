using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>What is kept about a person: taken along, erased, kept after all; and where it is signed in.</summary>
public sealed class OwnDataTests(Browser browser)
{
    private const string Anna = "anna@dichtung.test";

    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task The_data_is_taken_along_and_the_account_erased_and_kept_after_all(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script, (Anna, 0));
        var anna = await flow.SignIn(Anna, "Anna Beispiel", Browser.Phone);
        await anna.GotoAsync("/konto/daten");
        await Flow.Press(anna, "export");
        await anna.Locator("a[download]").WaitForAsync();
        await flow.Clean(anna);
        var download = await anna.RunAndWaitForDownloadAsync(() => anna.Locator("a[download]").ClickAsync());
        await using (var archive = new ZipArchive(File.OpenRead(await download.PathAsync())))
        {
            using var data = JsonDocument.Parse(await Text(archive, "daten.json"));
            Assert.Contains(Anna, data.RootElement.ToString(), StringComparison.Ordinal);
            Assert.Contains(archive.Entries, entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal));
            Assert.Contains(Anna, await Text(archive, archive.Entries.First(entry => entry.Name.EndsWith(".txt", StringComparison.Ordinal)).Name), StringComparison.Ordinal);
        }

        await anna.GotoAsync("/konto/daten");
        await Flow.Press(anna, "loeschen");
        await Flow.Shows(anna, "Ihr Konto wird gelöscht. Wir haben Ihnen dazu eine E-Mail geschickt.");
        await flow.Clean(anna);
        await anna.GotoAsync("/konto");
        await Flow.Shows(anna, "endgültig gelöscht");
        await flow.Clean(anna);
        await Flow.Press(anna, "behalten");
        await Flow.IsAt(anna, "/konto/daten");
        await Flow.Shows(anna, "Ihr Konto bleibt bestehen.");
        flow.StayedQuiet();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Where_somebody_is_signed_in_is_listed_and_ended_from_elsewhere(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script);
        var phone = await flow.SignIn(Anna, "Anna Beispiel", Browser.Phone);
        var desk = await flow.SignIn(Anna, "Anna Beispiel", after: 1);
        var office = await flow.SignIn(Anna, "Anna Beispiel", after: 2);
        await phone.GotoAsync("/konto");
        await Assertions.Expect(phone.Locator(".session")).ToHaveCountAsync(3);
        await Assertions.Expect(phone.Locator(".session .tag")).ToHaveTextAsync(["dieser Browser"]);
        await Flow.Press(phone, "sitzung-");
        await Flow.Shows(phone, "Erledigt.");
        await Assertions.Expect(phone.Locator(".session")).ToHaveCountAsync(2);
        await flow.Clean(phone);
        await Flow.Press(phone, "andere");
        await Assertions.Expect(phone.Locator(".session")).ToHaveCountAsync(1);
        foreach (var ended in new[] { desk, office })
        {
            await ended.GotoAsync("/konto");
            await Flow.IsAt(ended, "/anmelden");
        }

        await phone.ReloadAsync();
        await Flow.IsAt(phone, "/konto");
        flow.StayedQuiet();
    }

    private static async Task<string> Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }
}
