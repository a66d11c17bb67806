using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.SignIn;

/// <summary>Coming in through a real OpenID provider, in a browser without script.</summary>
public sealed class ProviderTests
{
    private const string Erika = "erika@beispiel.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_verified_address_opens_an_account_and_the_second_time_the_subject_counts(string body)
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer, body);
        using var first = new Visitor(site);
        Assert.Contains("Mit Musteramt anmelden", (await first.Get("/anmelden")).Html, StringComparison.Ordinal);
        var (status, _, to) = await peer.SignIn(first, Person("erika-1"), "/anmelden/anbieter/amt?zurueck=%2Fnetz");
        Assert.Equal((302, "/konto/willkommen?zurueck=%2Fnetz"), (status, to));
        Assert.Contains("value=\"Erika vom Amt\"", (await first.Get(to!)).Html, StringComparison.Ordinal);
        // The name is all that is left of the word: nobody signs in with it again.
        using var copy = new Visitor(site);
        foreach (System.Net.Cookie cookie in first.Cookies.GetAllCookies().Where(cookie => cookie.Name == "anbieter"))
        {
            copy.Cookies.Add(site.Address, new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        Assert.Equal(409, (await copy.Get("/anmelden/anbieter")).Status);
        Assert.Equal(302, (await first.Send(to!, "vorstellen", ("name", "Erika Beispiel"), ("einwilligung", "ja"))).Status);
        Assert.DoesNotContain(first.Cookies.GetAllCookies(), cookie => cookie is { Name: "anbieter", Expired: false });
        Assert.Contains("Musteramt", (await first.Mail(Erika)).Subject, StringComparison.Ordinal);
        var account = (await first.Get("/konto")).Html;
        Assert.Contains("Verbundene Anbieter", account, StringComparison.Ordinal);
        Assert.Contains("ber einen Anbieter angemeldet", account, StringComparison.Ordinal);

        // The provider knows another address now; the person is the same.
        using var second = new Visitor(site);
        Assert.Equal((302, "/konto"), (await peer.SignIn(second, Person("erika-1", "neu@beispiel.test")) is var came) ? (came.Status, came.To) : default);
        await using var db = await SignInTests.Open(site);
        Assert.Equal(Erika, (await db.Accounts.SingleAsync()).Email);
        Assert.Single(await db.ExternalIdentities.ToListAsync());
        Assert.Equal([SignInWay.OpenId, SignInWay.OpenId], await db.Sessions.Select(s => s.Way).ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task An_unverified_address_is_worth_nothing_and_the_code_joins(string body)
    {
        using var peer = await OpenIdPeer.Start(inToken: true);
        await using var site = await Start(peer, body);
        using var owner = new Visitor(site);
        await owner.SignIn(Erika);
        using var visitor = new Visitor(site);
        var (status, html, _) = await peer.SignIn(visitor, Person("erika-1", verified: false));
        Assert.Equal(200, status);
        Assert.Contains("„Erika vom Amt“ bei Musteramt", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
        Assert.Equal(422, (await visitor.Send("/anmelden/anbieter", "adresse", ("adresse", "erika"))).Status);
        Assert.Equal((302, "/anmelden/code"), (await visitor.Send("/anmelden/anbieter", "adresse", ("adresse", Erika)) is var asked) ? (asked.Status, asked.To) : default);
        Assert.Contains("„Erika vom Amt“ bei Musteramt", System.Net.WebUtility.HtmlDecode((await visitor.Get("/anmelden/code")).Html), StringComparison.Ordinal);
        Assert.Equal((302, "/anmelden/code?neu=ja"), (await visitor.Send("/anmelden/code", "nochmal") is var again) ? (again.Status, again.To) : default);
        var code = System.Text.RegularExpressions.Regex.Match((await visitor.Mail(Erika, after: 2)).TextBody!, @"\d{4} \d{4}").Value;
        Assert.Equal((302, "/konto"), (await visitor.Send("/anmelden/code", "code", ("code", code)) is var entered) ? (entered.Status, entered.To) : default);

        using var later = new Visitor(site);
        Assert.Equal((302, "/konto"), (await peer.SignIn(later, Person("erika-1", verified: false)) is var came) ? (came.Status, came.To) : default);
        await using var db = await SignInTests.Open(site);
        Assert.Single(await db.Accounts.ToListAsync());
    }

    [Fact]
    public async Task A_code_asked_for_without_the_provider_joins_nobody()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        Assert.Equal(200, (await peer.SignIn(visitor, Person("fremd-1", verified: false))).Status);
        await visitor.SignIn(Erika);
        await using var db = await SignInTests.Open(site);
        Assert.Empty(await db.ExternalIdentities.ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Who_parts_from_the_provider_comes_in_by_code_only(string body)
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer, body);
        using var stranger = new Visitor(site);
        await stranger.SignIn("max@beispiel.test", "Max Beispiel");
        using var visitor = new Visitor(site);
        var (_, _, welcome) = await peer.SignIn(visitor, Person("erika-1"));
        Assert.Equal(302, (await visitor.Send(welcome!, "vorstellen", ("name", "Erika Beispiel"), ("einwilligung", "ja"))).Status);
        await using var db = await SignInTests.Open(site);
        var joined = await db.ExternalIdentities.SingleAsync();
        var name = $"trennen-{joined.Id}";
        var forged = (await stranger.Get("/konto")).Html.Replace("value=\"sprache\"", $"value=\"{name}\"", StringComparison.Ordinal);
        Assert.Equal(302, (await stranger.SendFrom(forged, name, ("anbieter", joined.Id.ToString()))).Status);
        Assert.Single(await db.ExternalIdentities.AsNoTracking().ToListAsync());
        var page = (await visitor.Get("/konto")).Html;
        Assert.Equal(302, (await visitor.SendFrom(page, name, ("anbieter", joined.Id.ToString()))).Status);
        Assert.Empty(await db.ExternalIdentities.AsNoTracking().ToListAsync());
        Assert.Equal((302, "/konto"), (await visitor.SendFrom(page, name, ("anbieter", joined.Id.ToString())) is var twice) ? (twice.Status, twice.To) : default);
    }

    [Fact]
    public async Task English_pages_lead_back_to_english_pages()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        Assert.Contains("Sign in with Musteramt", (await visitor.Get("/en/anmelden")).Html, StringComparison.Ordinal);
        var (_, _, to) = await peer.SignIn(visitor, Person("erika-1"), "/en/anmelden/anbieter/amt");
        Assert.Equal("/en/konto/willkommen", to);
    }

    [Fact]
    public async Task Nobody_is_led_elsewhere_afterwards()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        var (_, _, to) = await peer.SignIn(visitor, Person("erika-1"), "/anmelden/anbieter/amt?zurueck=%2F%2Fboese.test");
        Assert.Equal("/konto/willkommen", to);
    }

    [Fact]
    public async Task The_session_of_before_is_over()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        await visitor.SignIn("max@beispiel.test", "Max Beispiel");
        Assert.Equal(302, (await peer.SignIn(visitor, Person("erika-1"))).Status);
        await using var db = await SignInTests.Open(site);
        Assert.Equal(Erika, await db.Accounts.Where(a => a.Id == db.Sessions.Single().AccountId).Select(a => a.Email).SingleAsync());
    }

    [Fact]
    public async Task The_address_of_an_example_person_is_asked_for()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        await using (var db = await SignInTests.Open(site))
        {
            db.Add(new Account { Id = Guid.CreateVersion7(), RegionId = db.RegionId, Email = Erika, Language = "de", IsExample = true, CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        using var visitor = new Visitor(site);
        Assert.Equal(200, (await peer.SignIn(visitor, Person("erika-1"))).Status);
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
    }

    private static object Person(string sub, string email = Erika, bool verified = true) => new { sub, email, email_verified = verified, name = "Erika vom Amt" };

    private static Task<Site> Start(OpenIdPeer peer, string body = TestDatabase.Sqlite) => Site.WithSmallRegion(body, ["--environment", "Development", .. peer.Arguments]);
}
