using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Tests.Features.SignIn;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Access;

namespace Mittelpunkt.Tests.Features.OwnAccount;

public sealed partial class SessionTests
{
    private const string Erika = "erika@beispiel.test";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Sessions_are_listed_in_plain_words_and_each_can_be_ended(string body)
    {
        await using var site = await Start(body);
        using var desk = new Visitor(site);
        await desk.SignIn(Erika);
        using var phone = new Visitor(site, Phone);
        await phone.SignIn(Erika, after: 1);
        var page = (await desk.Get("/konto")).Html;
        Assert.Contains("Firefox auf Linux", page, StringComparison.Ordinal);
        Assert.Contains("Safari auf iPhone", page, StringComparison.Ordinal);
        var id = EndButton().Match(page).Groups[1].Value;
        var ended = await desk.SendFrom(page, "sitzung-" + id, ("sitzung", id));
        Assert.Equal((302, "/konto?erledigt=ja"), (ended.Status, ended.To));
        Assert.Equal(302, (await phone.Get("/konto")).Status);
        Assert.Equal(200, (await desk.Get("/konto")).Status);
        await using var db = await SignInTests.Open(site);
        Assert.Single(await db.Sessions.ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task All_others_can_be_signed_out_at_once(string body)
    {
        await using var site = await Start(body);
        using var desk = new Visitor(site);
        await desk.SignIn(Erika);
        using var other = new Visitor(site);
        await other.SignIn(Erika, after: 1);
        using var stranger = new Visitor(site);
        await stranger.SignIn("max@beispiel.test", "Max Beispiel");
        Assert.Equal(302, (await desk.Send("/konto", "andere")).Status);
        Assert.Equal((200, 302, 200), ((await desk.Get("/konto")).Status, (await other.Get("/konto")).Status, (await stranger.Get("/konto")).Status));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var erika = new Visitor(site);
        await erika.SignIn(Erika);
        using var again = new Visitor(site);
        await again.SignIn(Erika, after: 1);
        await using var db = await SignInTests.Open(site);
        var hers = await db.Sessions.Select(s => s.Id).ToListAsync();
        using var max = new Visitor(site);
        await max.SignIn("max@beispiel.test", "Max Beispiel");
        using var max2 = new Visitor(site);
        await max2.SignIn("max@beispiel.test", "Max Beispiel", after: 1);
        var page = (await max.Get("/konto")).Html;
        var own = EndButton().Match(page).Groups[1].Value;
        foreach (var id in hers)
        {
            await max.SendFrom(page, "sitzung-" + own, ("sitzung", id.ToString()));
        }

        Assert.Equal((200, 200), ((await erika.Get("/konto")).Status, (await again.Get("/konto")).Status));
        Assert.Equal(302, (await max.SendFrom(page, "sitzung-" + own, ("sitzung", "keine"))).Status);
    }

    [Fact]
    public async Task A_session_planted_before_is_worth_nothing_afterwards()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var attacker = new Visitor(site);
        await attacker.SignIn("dieb@beispiel.test", "Dieb");
        var planted = attacker.Cookies.GetCookies(site.Address)["sitzung"]!.Value;
        using var victim = new Visitor(site);
        var code = await victim.AskCode(Erika);
        var page = (await victim.Get("/anmelden/code")).Html;
        victim.Cookies.Add(site.Address, new System.Net.Cookie("sitzung", planted));
        await victim.Get("/anmelden");
        var entered = await victim.Send("/anmelden/code", "code", ("code", code));
        Assert.Equal(302, entered.Status);
        Assert.NotEqual(planted, victim.Cookies.GetCookies(site.Address)["sitzung"]!.Value);
        Assert.Equal(302, (await attacker.Get("/konto")).Status);
        Assert.DoesNotContain("Dieb", (await victim.Get("/konto/willkommen")).Html, StringComparison.Ordinal);
        Assert.NotEmpty(page);
    }

    [Fact]
    public async Task Signing_out_is_a_post_and_the_old_cookie_is_worth_nothing()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        await visitor.SignIn(Erika);
        var cookie = visitor.Cookies.GetCookieHeader(site.Address);
        var page = (await visitor.Get("/konto")).Html;
        Assert.Equal((302, "/anmelden?abgemeldet=ja"), (await visitor.SendFrom(page, "abmelden") is var left) ? (left.Status, left.To) : default);
        using var thief = new Visitor(site);
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(302, (await thief.Get("/konto")).Status);
        using var forged = new FormUrlEncodedContent([new("_handler", "abmelden")]);
        await visitor.SignIn(Erika, after: 1);
        using var answer = await visitor.Client.PostAsync(new Uri("/konto", UriKind.Relative), forged);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(200, (await visitor.Get("/konto")).Status);
    }

    [Fact]
    public async Task After_thirty_days_away_it_is_over_and_forgotten()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        await visitor.SignIn(Erika);
        await using var db = await SignInTests.Open(site);
        var longAgo = DateTimeOffset.UtcNow.AddDays(-30).AddMinutes(-1);
        await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, longAgo));
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
        await Retention.Run(db, DateTimeOffset.UtcNow.AddDays(31), default);
        Assert.Empty(await db.Sessions.ToListAsync());
        Assert.Empty(await db.SignInCodes.ToListAsync());
        Assert.Empty(await db.Set<Web.Data.Outbox.OutboxMail>().ToListAsync());
        Assert.Single(await db.Accounts.ToListAsync());
    }

    [Theory, InlineData("/"), InlineData("/akteure"), InlineData("/netz"), InlineData("/en/orte")]
    public async Task No_cached_page_shows_who_is_signed_in(string path)
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        using var person = new Visitor(site);
        await person.SignIn(Erika);
        var (signIn, account) = path.StartsWith("/en", StringComparison.Ordinal) ? (">Sign in</a>", ">Account</a>") : (">Anmelden</a>", ">Konto</a>");
        for (var i = 0; i < 2; i++)
        {
            var mine = await person.Get(path);
            Assert.Contains(account, mine.Html, StringComparison.Ordinal);
            var theirs = await visitor.Get(path);
            Assert.Contains(signIn, theirs.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(account, theirs.Html, StringComparison.Ordinal);
        }

        using var kept = await person.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(kept.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Whoever_signs_in_empties_nobodys_page_cache()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        await visitor.Get("/");
        var pages = site.Services.GetRequiredService<Web.Live.PageCache>();
        var before = await pages.Version();
        await visitor.SignIn(Erika);
        Assert.Equal(before, await pages.Version());
    }

    [Fact]
    public async Task Open_data_is_the_same_for_everybody_and_sets_no_cookie()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        using var person = new Visitor(site);
        await person.SignIn(Erika);
        foreach (var path in new[] { "/api/v1/actors", "/api/v1/ties.geojson", "/map/style.json" })
        {
            Assert.Equal(await visitor.Client.GetStringAsync(path), await person.Client.GetStringAsync(path));
        }

        using var answer = await visitor.Client.GetAsync(new Uri("/akteure", UriKind.Relative));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Cookies_are_hidden_from_script_and_bound_to_the_host_over_https()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await visitor.Client.GetAsync(new Uri("/anmelden", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        // The cookies are for https, which the test's own client does not speak: it hands them back by hand.
        visitor.Client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).Single());
        var token = Token().Match(html).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("_handler", "anmelden"), new("__RequestVerificationToken", token), new("adresse", Erika)]);
        using var sent = await visitor.Client.PostAsync(new Uri("/anmelden", UriKind.Relative), form);
        var cookie = Assert.Single(sent.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-anmeldung=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
    }

    private static Task<Site> Start(string body) => Site.WithSmallRegion(body, "--environment", "Development");

    [GeneratedRegex("name=\"sitzung\" value=\"([0-9a-f-]+)\"")]
    private static partial Regex EndButton();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
