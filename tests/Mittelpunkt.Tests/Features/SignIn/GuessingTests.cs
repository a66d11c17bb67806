using System.Net;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.SignIn;

namespace Mittelpunkt.Tests.Features.SignIn;

/// <summary>What somebody does who is not the person.</summary>
public sealed class GuessingTests
{
    private const string Erika = "erika@beispiel.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task After_five_wrong_codes_the_right_one_is_worth_nothing(string body)
    {
        await using var site = await Start(body);
        using var visitor = new Visitor(site);
        var code = await visitor.AskCode(Erika);
        Assert.Contains("acht Ziffern", (await visitor.Send("/anmelden/code", "code", ("code", "12"))).Html, StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            var wrong = await visitor.Send("/anmelden/code", "code", ("code", Other(code)));
            Assert.Equal(422, wrong.Status);
            Assert.Contains(i < 4 ? "stimmt nicht" : "gilt nicht mehr", wrong.Html, StringComparison.Ordinal);
        }

        var late = await visitor.Send("/anmelden/code", "code", ("code", code));
        Assert.Equal(422, late.Status);
        Assert.Contains("gilt nicht mehr", late.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Guesses_at_the_same_time_do_not_share_a_try(string body)
    {
        await using var site = await Start(body);
        using var visitor = new Visitor(site);
        var code = await visitor.AskCode(Erika);
        var page = (await visitor.Get("/anmelden/code")).Html;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.SendFrom(page, "code", ("code", Other(code)))));
        await using var db = await SignInTests.Open(site);
        Assert.Equal(0, (await db.SignInCodes.SingleAsync()).TriesLeft);
        Assert.Equal(422, (await visitor.SendFrom(page, "code", ("code", code))).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_code_works_once_even_when_sent_many_times_at_once(string body)
    {
        await using var site = await Start(body);
        using var visitor = new Visitor(site);
        var code = await visitor.AskCode(Erika);
        var page = (await visitor.Get("/anmelden/code")).Html;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.SendFrom(page, "code", ("code", code))));
        Assert.Single(answers, answer => answer.Status == 302);
        await using var db = await SignInTests.Open(site);
        Assert.Single(await db.Sessions.ToListAsync());
    }

    [Fact]
    public async Task The_code_is_worth_nothing_in_another_browser()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var person = new Visitor(site);
        var code = await person.AskCode(Erika);
        using var thief = new Visitor(site);
        await thief.AskCode("dieb@beispiel.test");
        var stolen = await thief.Send("/anmelden/code", "code", ("code", code));
        Assert.Equal(422, stolen.Status);
        using var stranger = new Visitor(site);
        Assert.Contains("wartet kein Code", (await stranger.Get("/anmelden/code")).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await person.Send("/anmelden/code", "code", ("code", code))).Status);
    }

    [Fact]
    public async Task After_ten_minutes_it_is_over()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        var code = await visitor.AskCode(Erika);
        await using (var db = await SignInTests.Open(site))
        {
            var before = DateTimeOffset.UtcNow.AddMinutes(-10).AddSeconds(-1);
            await db.SignInCodes.ExecuteUpdateAsync(set => set.SetProperty(c => c.CreatedAt, before));
        }

        Assert.Contains("gilt nicht mehr", (await visitor.Send("/anmelden/code", "code", ("code", code))).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Known_and_unknown_addresses_get_the_same_answer(string body)
    {
        await using var site = await Start(body);
        using var person = new Visitor(site);
        await person.SignIn(Erika);
        var answers = new List<string>();
        foreach (var address in new[] { Erika, "fremde@beispiel.test" })
        {
            using var visitor = new Visitor(site);
            var sent = await visitor.Send("/anmelden", "anmelden", ("adresse", address));
            var page = (await visitor.Get(sent.To!)).Html.Replace(address, "ADRESSE", StringComparison.Ordinal);
            answers.Add($"{sent.Status} {sent.To}\n" + System.Text.RegularExpressions.Regex.Replace(page, "value=\"[^\"]{60,}\"", "value=\"TOKEN\""));
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Asking_does_not_look_at_accounts_at_all(string body)
    {
        // So its time cannot tell either: without the table of accounts it does the same.
        await using var site = await Start(body);
        await using (var db = await SignInTests.Open(site))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Accounts\" RENAME TO \"Away\"");
        }

        using var visitor = new Visitor(site);
        Assert.Matches(@"^\d{4} \d{4}$", await visitor.AskCode(Erika));
    }

    [Fact]
    public async Task One_address_is_not_flooded()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        var statuses = new List<int>();
        for (var i = 0; i <= AskCode.MostInAnHour; i++)
        {
            using var visitor = new Visitor(site);
            statuses.Add((await visitor.Send("/anmelden", "anmelden", ("adresse", Erika))).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(302, AskCode.MostInAnHour), 429], statuses);
        using var other = new Visitor(site);
        Assert.Equal(302, (await other.Send("/anmelden", "anmelden", ("adresse", "max@beispiel.test"))).Status);
    }

    [Fact]
    public async Task One_client_cannot_flood_many_addresses()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        var page = (await visitor.Get("/anmelden")).Html;
        var statuses = new List<int>();
        for (var i = 0; i <= SignInLimits.Asks; i++)
        {
            statuses.Add((await visitor.SendFrom(page, "anmelden", ("adresse", $"a{i}@beispiel.test"))).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(302, SignInLimits.Asks), 429], statuses);
    }

    [Fact]
    public async Task A_forged_post_or_cookie_is_refused()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        using var forged = new FormUrlEncodedContent([new("_handler", "anmelden"), new("adresse", Erika)]);
        using var answer = await visitor.Client.PostAsync(new Uri("/anmelden", UriKind.Relative), forged);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("sich inzwischen an- oder abgemeldet", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var name in new[] { "sitzung", "anmeldung", "passkey" })
        {
            visitor.Cookies.Add(site.Address, new Cookie(name, "CfDJ8AAAA"));
        }

        Assert.Contains("wartet kein Code", (await visitor.Get("/anmelden/code")).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
    }

    [Fact]
    public async Task The_database_holds_no_hash_of_the_code_alone()
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        var code = (await visitor.AskCode(Erika)).Replace(" ", "", StringComparison.Ordinal);
        await using var db = await SignInTests.Open(site);
        var kept = await db.SignInCodes.SingleAsync();
        Assert.Equal(32, kept.Hash.Length);
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(code)), kept.Hash);
    }

    private static Task<Site> Start(string body) => Site.WithSmallRegion(body, "--environment", "Development");

    private static string Other(string code) => code.Replace(" ", "", StringComparison.Ordinal) == "00000000" ? "00000001" : "00000000";
}
