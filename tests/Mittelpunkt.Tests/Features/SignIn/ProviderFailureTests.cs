using System.Web;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.SignIn;

/// <summary>Ways through a provider that must not end signed in.</summary>
public sealed class ProviderFailureTests
{
    private static readonly object Erika = new { sub = "erika-1", email = "erika@beispiel.test", email_verified = true, name = "Erika" };

    [Fact]
    public async Task Whoever_says_no_there_is_told_that_nothing_happened()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        var (status, html, _) = await peer.SignIn(visitor, new { sub = "", deny = true });
        Assert.Equal(403, status);
        Assert.Contains("Hier ist nichts geschehen", html, StringComparison.Ordinal);
        await NobodyCame(site);
    }

    [Fact]
    public async Task An_answer_works_once_and_in_this_browser_only()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        await peer.Expect(Erika);
        var answer = await peer.Through(visitor);
        using (var thief = new Visitor(site))
        {
            var stolen = await thief.Get(answer);
            Assert.Equal((302, 400), (stolen.Status, (await thief.Get(stolen.To!)).Status));
            Assert.Equal(302, (await thief.Get("/konto")).Status);
        }

        await NobodyCame(site);
        Assert.Equal((302, "/anmelden/anbieter"), (await visitor.Get(answer) is var came) ? (came.Status, came.To) : default);
        var again = await visitor.Get(answer);
        Assert.Equal((302, 400), (again.Status, (await visitor.Get(again.To!)).Status));
    }

    [Theory, InlineData("state=falsch&code=x"), InlineData(""), InlineData("code=x"), InlineData("error=server_error&error_description=%3Cscript%3E"), InlineData("iss=x&state=%00&code=%00")]
    public async Task A_made_up_answer_is_refused(string query)
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        var answer = await visitor.Get("/anmelden/anbieter/amt/zurueck?" + query);
        Assert.Equal(302, answer.Status);
        var (status, html, _) = await visitor.Get(answer.To!);
        Assert.Equal(400, status);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        await NobodyCame(site);
    }

    [Fact]
    public async Task A_state_of_one_sign_in_is_worth_nothing_for_the_code_of_another()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        await peer.Expect(Erika);
        var (first, second) = (HttpUtility.ParseQueryString(new Uri(await peer.Through(visitor)).Query), HttpUtility.ParseQueryString(new Uri(await peer.Through(visitor)).Query));
        var mixed = await visitor.Get($"/anmelden/anbieter/amt/zurueck?code={first["code"]}&state={Uri.EscapeDataString(second["state"]!)}");
        Assert.Equal((302, 400), (mixed.Status, (await visitor.Get(mixed.To!)).Status));
        await NobodyCame(site);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_and_the_code_goes_on_working()
    {
        var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        peer.Dispose();
        using var visitor = new Visitor(site);
        var sent = await visitor.Get("/anmelden/anbieter/amt?zurueck=%2Fnetz");
        Assert.Equal(302, sent.Status);
        var (status, html, _) = await visitor.Get(sent.To!);
        Assert.Equal(502, status);
        Assert.Contains("antwortet im Augenblick nicht", html, StringComparison.Ordinal);
        Assert.Contains("/anmelden?zurueck=%2Fnetz", html, StringComparison.Ordinal);
        await visitor.SignIn("erika@beispiel.test");
    }

    [Fact]
    public async Task Without_anything_waiting_the_page_says_so()
    {
        using var peer = await OpenIdPeer.Start();
        await using var site = await Start(peer);
        using var visitor = new Visitor(site);
        Assert.Equal(409, (await visitor.Get("/anmelden/anbieter")).Status);
        Assert.Equal(404, (await visitor.Get("/anmelden/anbieter/fremd")).Status);
        Assert.Equal(404, (await visitor.Get("/anmelden/anbieter/fremd/zurueck")).Status);
        visitor.Cookies.Add(site.Address, new System.Net.Cookie("anbieter", "CfDJ8AAAA"));
        Assert.Equal(409, (await visitor.Get("/anmelden/anbieter")).Status);
    }

    private static async Task NobodyCame(Site site)
    {
        await using var db = await SignInTests.Open(site);
        Assert.Empty(await db.Accounts.ToListAsync());
        Assert.Empty(await db.Sessions.ToListAsync());
    }

    private static Task<Site> Start(OpenIdPeer peer) => Site.WithSmallRegion(TestDatabase.Sqlite, ["--environment", "Development", .. peer.Arguments]);
}
