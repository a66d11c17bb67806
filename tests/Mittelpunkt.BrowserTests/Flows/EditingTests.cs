using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>Looking after an organisation's entry.</summary>
public sealed class EditingTests(Browser browser)
{
    private const string Edit = Flow.Firm + "/bearbeiten";

    public static TheoryData<string, bool> Ways => Flow.Ways;

    [Theory, MemberData(nameof(Ways))]
    public async Task Texts_and_sector_are_edited_with_the_keyboard_alone_and_nothing_is_lost_to_somebody_else(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script, ("anna@dichtung.test", 0));
        var anna = await flow.SignIn("anna@dichtung.test", "Anna Beispiel");
        await anna.GotoAsync(Edit);
        var older = await Flow.Tab(anna, Edit);
        await anna.BringToFrontAsync();
        await anna.TabTo("#website");
        await anna.Write("keine adresse");
        await anna.TabTo("#text");
        await anna.Write("Wir dichten **alles**.");
        await anna.TabTo("#text-fuer");
        await anna.Choose("Public");
        await anna.TabTo("#formular > button");
        await anna.Keyboard.PressAsync("Enter");
        await flow.Refuses(anna, "Das ist keine Webadresse.");
        Assert.Equal("Wir dichten **alles**.", await anna.Locator("#text").InputValueAsync());
        await anna.TabTo(".error-summary a");
        await anna.Keyboard.PressAsync("Enter");
        Assert.True(await anna.EvaluateAsync<bool>("() => document.activeElement.id === 'website'"));
        await anna.Write("https://dichtung.test/");
        await anna.Keyboard.PressAsync("Enter");
        await Flow.IsAt(anna, Edit);
        await Flow.Shows(anna, "Gespeichert.");
        Assert.Contains("<strong>alles</strong>", await flow.Public(Flow.Firm), StringComparison.Ordinal);

        await older.Locator("#website").FillAsync("https://dichtung.test/neu");
        await Flow.Press(older, "eintrag");
        await flow.Refuses(older, "Das hat inzwischen jemand anderes geändert. Jetzt steht dort: „https://dichtung.test/");
        Assert.Equal("https://dichtung.test/neu", await older.Locator("#website").InputValueAsync());
        await Flow.Press(older, "eintrag");
        await Flow.Shows(older, "Gespeichert.");
        Assert.Contains("https://dichtung.test/neu", await flow.Public(Flow.Firm), StringComparison.Ordinal);

        await anna.GotoAsync(Edit + "/branche");
        await anna.TabTo("#q");
        await anna.Write("Magnete");
        await anna.Keyboard.PressAsync("Enter");
        await anna.Locator("#sector").WaitForAsync();
        await flow.Clean(anna);
        await anna.TabTo("[name=sector]");
        await anna.Keyboard.PressAsync("Space");
        await anna.Choose("27.90");
        await anna.Keyboard.PressAsync("Enter");
        await Flow.IsAt(anna, Edit);
        await using var db = flow.Open();
        var id = flow.Small.Actors[0].Id;
        Assert.Equal("27.90", (await db.Actors.Where(a => a.Id == id).Select(a => a.SectorCode).SingleAsync())![..5]);
        flow.StayedQuiet();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task The_pin_is_set_with_a_click_and_the_logo_has_words(string body, bool script)
    {
        await using var flow = await Flow.Start(browser, body, script, ("anna@dichtung.test", 0));
        var anna = await flow.SignIn("anna@dichtung.test", "Anna Beispiel", Browser.Phone);
        await anna.GotoAsync(Edit + "/lage");
        var picture = anna.Locator(".pin-picture");
        var box = (await picture.BoundingBoxAsync())!;
        Assert.True(box.Width <= 390, "the picture fits a phone");
        await picture.ClickAsync(new() { Position = new() { X = box.Width * 0.75f, Y = box.Height / 2 } });
        await anna.WaitForURLAsync("**punkt.x=*");
        await anna.Locator("#position").WaitForAsync();
        var (before, chosen) = (await Position(flow), await anna.Locator("#position").InputValueAsync());
        await Flow.Press(anna, "lage");
        await Flow.IsAt(anna, Edit);
        var after = await Position(flow);
        Assert.Equal(chosen, FormattableString.Invariant($"{after.Latitude:0.#####} {after.Longitude:0.#####}"));
        Assert.True(after.Longitude > before.Longitude && Math.Abs(after.Latitude - before.Latitude) < 0.001, $"{before} became {after}");

        await anna.GotoAsync(Edit + "/logo");
        await Flow.Press(anna, "logo");
        await flow.Refuses(anna, "Wählen Sie ein Bild aus.");
        await flow.Refuses(anna, "Beschreiben Sie das Bild");
        await anna.Locator("#bild").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Square() });
        await Flow.Press(anna, "logo");
        await flow.Refuses(anna, "Beschreiben Sie das Bild");
        await anna.Locator("#bild").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Square() });
        await anna.Locator("#worte").FillAsync("Logo: roter Ring");
        await Flow.Press(anna, "logo");
        await Flow.Shows(anna, "Gespeichert.");
        await flow.Clean(anna);
        var guest = await flow.Guest(Browser.Phone);
        await guest.GotoAsync(Flow.Firm);
        var logo = guest.GetByRole(AriaRole.Img, new() { Name = "Logo: roter Ring" });
        Assert.Equal(40, await logo.EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }"));
        flow.StayedQuiet();
    }

    private static async Task<(double Latitude, double Longitude)> Position(Flow flow)
    {
        var id = flow.Small.Actors[0].Id;
        await using var db = flow.Open();
        var actor = await db.Actors.SingleAsync(a => a.Id == id);
        return (actor.Latitude!.Value, actor.Longitude!.Value);
    }

    private static byte[] Square()
    {
        using var bitmap = new SKBitmap(40, 40);
        bitmap.Erase(SKColors.Firebrick);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
