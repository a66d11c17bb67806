using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.SignIn;

/// <summary>Coming in by code, in a browser without script.</summary>
public sealed class SignInTests
{
    private const string Erika = "erika@beispiel.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_first_code_opens_an_account_and_asks_for_a_name_and_nothing_else(string body)
    {
        await using var site = await Start(body);
        using var visitor = new Visitor(site);
        var code = await visitor.AskCode("Erika@Beispiel.TEST".ToLowerInvariant());
        Assert.Contains("Wir haben einen Code an erika@beispiel.test geschickt", (await visitor.Get("/anmelden/code")).Html, StringComparison.Ordinal);
        var entered = await visitor.Send("/anmelden/code", "code", ("code", code));
        Assert.Equal((302, "/konto/willkommen"), (entered.Status, entered.To));
        Assert.Equal((302, "/konto/willkommen?zurueck=%2Fkonto"), (await visitor.Get("/konto") is var early) ? (early.Status, early.To) : default);

        var empty = await visitor.Send("/konto/willkommen", "vorstellen", ("name", " "));
        Assert.Equal(422, empty.Status);
        Assert.Contains("href=\"#einwilligung\"", empty.Html, StringComparison.Ordinal);
        var named = await visitor.Send("/konto/willkommen", "vorstellen", ("name", " Erika \u202e Beispiel "), ("einwilligung", "ja"));
        Assert.Equal((302, "/konto"), (named.Status, named.To));
        var account = Assert.Single(await Accounts(site));
        Assert.Equal((Erika, "Erika Beispiel", "de", Consent.Version), (account.Email, account.Name, account.Language, account.ConsentVersion));
        Assert.InRange(account.ConsentAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
        Assert.Contains("Erika Beispiel", (await visitor.Get("/konto")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_mail_says_the_same_as_html_and_text_in_the_language_of_the_page(string body)
    {
        await using var site = await Start(body);
        using var visitor = new Visitor(site);
        var code = await visitor.AskCode(Erika, page: "/en/anmelden");
        var mail = await visitor.Mail(Erika);
        Assert.Equal($"{code} is your code for Mittelpunkt", mail.Subject);
        Assert.Contains("Somebody wants to sign in to Mittelpunkt Beispielland", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Somebody wants to sign in to Mittelpunkt Beispielland", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(code, mail.HtmlBody, StringComparison.Ordinal);
        var entered = await visitor.Send("/en/anmelden/code", "code", ("code", code.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal((302, "/en/konto/willkommen"), (entered.Status, entered.To));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_second_time_leads_where_one_wanted_to_go(string body)
    {
        await using var site = await Start(body);
        using var first = new Visitor(site);
        await first.SignIn(Erika);
        using var second = new Visitor(site);
        Assert.Equal((302, "/anmelden?zurueck=%2Fkonto%3Fa%3Db"), (await second.Get("/konto?a=b") is var sent) ? (sent.Status, sent.To) : default);
        var code = await second.AskCode(Erika, 1, "/anmelden?zurueck=%2Fkonto%3Fa%3Db");
        Assert.Equal((302, "/konto?a=b"), (await second.Send("/anmelden/code", "code", ("code", code)) is var came) ? (came.Status, came.To) : default);
        Assert.Single(await Accounts(site));
        Assert.Equal((302, "/konto"), (await second.Get("/anmelden") is var again) ? (again.Status, again.To) : default);
    }

    [Theory]
    [InlineData("https://boese.test/")]
    [InlineData("//boese.test")]
    [InlineData("/\\boese.test")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/konto\r\nSet-Cookie: a=b")]
    [InlineData("konto")]
    public async Task Nobody_is_led_elsewhere(string wanted)
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        var page = "/anmelden?zurueck=" + Uri.EscapeDataString(wanted);
        var code = await visitor.AskCode(Erika, page: page);
        Assert.Equal((302, "/konto/willkommen"), (await visitor.Send("/anmelden/code", "code", ("code", code)) is var entered) ? (entered.Status, entered.To) : default);
        var named = await visitor.Send("/konto/willkommen?zurueck=" + Uri.EscapeDataString(wanted), "vorstellen", ("name", "Erika"), ("einwilligung", "ja"));
        Assert.Equal((302, "/konto"), (named.Status, named.To));
        Assert.Equal((302, "/konto"), (await visitor.Get(page) is var back) ? (back.Status, back.To) : default);
    }

    [Theory, InlineData(""), InlineData("erika"), InlineData("erika@beispiel.test\r\nBcc: alle@beispiel.test"), InlineData("a@b")]
    public async Task What_is_no_address_is_said_and_nothing_is_kept(string typed)
    {
        await using var site = await Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(site);
        var answer = await visitor.Send("/anmelden", "anmelden", ("adresse", typed));
        Assert.Equal(422, answer.Status);
        Assert.Contains("id=\"adresse-fehler\"", answer.Html, StringComparison.Ordinal);
        await using var db = await Open(site);
        Assert.Empty(await db.SignInCodes.ToListAsync());
        Assert.Empty(await db.Set<Web.Data.Outbox.OutboxMail>().ToListAsync());
    }

    [Fact]
    public async Task Without_a_mail_server_outside_development_the_page_says_so()
    {
        await using var site = await Site.WithSmallRegion();
        using var visitor = new Visitor(site);
        var (status, html, _) = await visitor.Get("/anmelden");
        Assert.Equal(200, status);
        Assert.Contains("keine E-Mails verschicken", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"adresse\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_and_pages_of_one_region_are_worth_nothing_in_another()
    {
        var database = await TestDatabase.Create();
        await SmallRegion.Seed(database);
        await SmallRegion.Seed(database, "nachbarland", "nachbar.test");
        await using var site = await Site.Start(database, "--environment", "Development", "--Region", "beispielland");
        using var here = new Visitor(site);
        await here.SignIn(Erika);
        using var there = new Visitor(site, host: "nachbar.test");
        there.Client.DefaultRequestHeaders.Add("Cookie", here.Cookies.GetCookieHeader(site.Address));
        Assert.Equal(302, (await there.Get("/konto")).Status);
        Assert.Equal(200, (await here.Get("/konto")).Status);
    }

    private static Task<Site> Start(string body) => Site.WithSmallRegion(body, "--environment", "Development");

    private static async Task<List<Account>> Accounts(Site site)
    {
        await using var db = await Open(site);
        return await db.Accounts.AsNoTracking().ToListAsync();
    }

    internal static async Task<Web.Data.AppDb> Open(Site site)
    {
        await using var plain = site.Database.Open();
        return site.Database.Open(await plain.Regions.OrderBy(region => region.Id).FirstAsync());
    }
}
