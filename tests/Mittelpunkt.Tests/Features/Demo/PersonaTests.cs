using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Demo;

/// <summary>Fictional people sign in by a button, only in the demo mode, and touch nothing real.</summary>
public sealed partial class PersonaTests
{
    private const string Coordinator = "karla.beispiel@wirtschaft.beispiel.example";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Every_person_of_the_sign_in_page_gets_in_with_one_click(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        foreach (var persona in Personas.All)
        {
            var account = await demo.Account(persona.Email);
            Assert.True(account is { IsExample: true, IsComplete: true }, persona.Key);
            var visitor = await demo.SignInAs(persona.Key);
            var (status, html, _) = await visitor.Get("/konto");
            Assert.Equal(200, status);
            Assert.Contains(account.Name!, html, StringComparison.Ordinal);
            Assert.Contains("Beispiel", (await visitor.Get("/konto/organisationen")).Html, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_coordinator_answers_a_request_and_sees_nothing_of_real_people(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        using var real = new Visitor(demo.Site);
        await real.SignIn("rosa.echt@firma.test", "Rosa Echt");
        Assert.Equal(302, (await real.Send(DemoTrial.Real + "/mitmachen", "mitmachen", ("aufgabe", "Leitung"))).Status);

        var karla = await demo.SignInAs("Coordinator");
        var (_, html, _) = await karla.Get("/koordination/anfragen");
        Assert.Contains("Bea Beispielholz", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", html, StringComparison.Ordinal);
        Assert.DoesNotContain("firma.test", (await karla.Get("/koordination/post")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", (await karla.Get(DemoTrial.Real + "/team")).Html, StringComparison.Ordinal);

        await using var db = demo.Open();
        Assert.False(await db.Set<Web.Data.Outbox.OutboxMail>().IgnoreQueryFilters().AnyAsync(m => m.To == Coordinator));
        await new Web.Features.Members.GiveRole(db, TimeProvider.System).Handle("amt@firma.test", Role.Coordinator, take: false, CancellationToken.None);
        using var office = new Visitor(demo.Site);
        await office.SignIn("amt@firma.test", "Olaf Echt");
        var waiting = (await office.Get("/koordination/anfragen")).Html;
        Assert.Contains("Rosa", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("Bea Beispielholz", waiting, StringComparison.Ordinal);
        var asked = await db.Memberships.SingleAsync(m => m.State == MembershipState.Asked && m.Note == "Ich betreue dort die Holzwerkstatt.");
        Assert.Equal(302, (await karla.SendFrom(html, $"antwort-{asked.Id}", ("rechte", "1"), ("antwort", "ja"))).Status);
        Assert.Equal(MembershipState.Active, (await db.Memberships.AsNoTracking().SingleAsync(m => m.Id == asked.Id)).State);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nobody_reaches_over_between_examples_and_real_records(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        var founder = await demo.SignInAs("Founder");
        using var guest = new Visitor(demo.Site);
        await guest.SignIn("gast.echt@firma.test", "Gast Echt");
        var refused = await SendAs(founder, guest, DemoTrial.Real + "/mitmachen", "mitmachen", ("aufgabe", "Ich"));
        Assert.Equal(403, refused.Status);
        Assert.Contains("In der Vorführung nicht möglich", System.Net.WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.Equal(403, (await founder.Send("/konto", "name", ("name", "Jemand Anderes"))).Status);
        Assert.Equal(403, (await founder.Send(Paths.MyData, "loeschen", ("sicher", "ja"))).Status);

        using var real = new Visitor(demo.Site);
        await real.SignIn("rosa.echt@firma.test", "Rosa Echt");
        Assert.Equal(403, (await SendAs(real, founder, DemoTrial.Example + "/mitmachen", "mitmachen", ("aufgabe", "Ich"))).Status);
        Assert.Equal(403, (await SendAs(founder, guest, DemoTrial.Real + "/korrigieren", "korrektur", ("art", "entfernen"), ("text", "Bitte nehmen Sie uns heraus."))).Status);
        Assert.Equal(403, (await SendAs(founder, guest, DemoTrial.Real + "/melden", "melden", ("grund", "1"), ("text", "Das stimmt so nicht mehr."))).Status);

        await using var db = demo.Open();
        var examples = await db.Actors.IgnoreQueryFilters().Where(a => a.IsExample).Select(a => a.Id).ToListAsync();
        var people = await db.Accounts.IgnoreQueryFilters().Where(a => a.IsExample).Select(a => a.Id).ToListAsync();
        Assert.All(await db.Memberships.ToListAsync(), m => Assert.Equal(examples.Contains(m.ActorId), people.Contains(m.AccountId)));
        Assert.Equal("Nele Beispielberg", (await demo.Account(Personas.Find("Founder")!.Email))!.Name);
    }

    [Fact]
    public async Task What_is_not_possible_is_not_offered_or_said_before()
    {
        await using var demo = await DemoTrial.Start(TestDatabase.Sqlite);
        var director = await demo.SignInAs("Director");
        var real = await Words(director, DemoTrial.Real);
        Assert.Contains("Beispiel-Personen handeln nur für Beispiel-Organisationen", real, StringComparison.Ordinal);
        Assert.DoesNotContain("/mitmachen", real, StringComparison.Ordinal);
        Assert.DoesNotContain("/korrigieren", real, StringComparison.Ordinal);
        Assert.DoesNotContain("zusammenarbeit/neu", real, StringComparison.Ordinal);
        foreach (var page in new[] { "/mitmachen", "/korrigieren", "/melden" })
        {
            var words = await Words(director, DemoTrial.Real + page);
            Assert.Contains("Beispiel-Personen handeln nur", words, StringComparison.Ordinal);
            Assert.DoesNotContain("_handler", Inside(words), StringComparison.Ordinal);
        }

        var check = await Words(await demo.SignInAs("Coordinator"), DemoTrial.Real + "/pruefung");
        Assert.Contains("Beispiel-Personen handeln nur", check, StringComparison.Ordinal);
        Assert.DoesNotContain("_handler", Inside(check), StringComparison.Ordinal);
        Assert.Contains("zusammenarbeit/neu?mit=beispiel-textil", await Words(director, "/akteure/beispiel-textil"), StringComparison.Ordinal);

        // The search for the other side finds examples only, also under a name real ones have too.
        var found = await Words(director, DemoTrial.Example + "/zusammenarbeit/neu?q=Beispiel");
        Assert.Contains("mit=beispiel-textil", found, StringComparison.Ordinal);
        Assert.DoesNotContain("mit=beispiel-logistik-kg", found, StringComparison.Ordinal);
        Assert.DoesNotContain("_handler", await Words(director, DemoTrial.Example + "/zusammenarbeit/neu?mit=beispiel-logistik-kg"), StringComparison.Ordinal);
        var named = await Words(director, DemoTrial.Example + "/bearbeiten/benannte?q=Beispiel");
        Assert.Contains("value=\"dazu-beispiel-", named, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"dazu-beispiel-logistik-kg\"", named, StringComparison.Ordinal);

        // A visitor may claim what is real, and is offered nothing on what is made up.
        using var guest = new Visitor(demo.Site);
        Assert.Contains("/mitmachen", await Words(guest, DemoTrial.Real), StringComparison.Ordinal);
        Assert.DoesNotContain("/mitmachen", await Words(guest, DemoTrial.Example), StringComparison.Ordinal);
    }

    private static string Inside(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..];

    // The form is on no page of the sender; it takes its own sign of the page's origin, and sends what another person sees.
    private static async Task<(int Status, string Html, string? To)> SendAs(Visitor sender, Visitor seer, string page, string handler, params (string, string)[] fields)
    {
        var own = Token().Match((await sender.Get("/konto")).Html).Groups[1].Value;
        return await sender.SendFrom(Token().Replace((await seer.Get(page)).Html, match => match.Value.Replace(match.Groups[1].Value, own, StringComparison.Ordinal)), handler, fields);
    }

    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Token();

    private static async Task<string> Words(Visitor visitor, string path) => System.Net.WebUtility.HtmlDecode((await visitor.Get(path)).Html);

    [Fact]
    public async Task Nobody_joins_the_people_of_an_example_by_another_way()
    {
        await using var demo = await DemoTrial.Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(demo.Site);
        var code = await visitor.AskCode(Coordinator);
        Assert.Equal(422, (await visitor.Send("/anmelden/code", "code", ("code", code))).Status);
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
        await using var scope = demo.Site.Services.CreateAsyncScope();
        var account = await demo.Account(Coordinator);
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Sessions>().Start(account!, SignInWay.Passkey, CancellationToken.None));
    }

    [Fact]
    public async Task Outside_the_demo_mode_there_is_no_such_way_and_open_sessions_are_worth_nothing()
    {
        var (database, small) = await DemoTrial.Seed(TestDatabase.Sqlite);
        var demo = new DemoTrial(await Site.Start(database, "--Demo", "true"), small);
        var karla = await demo.SignInAs("Coordinator");
        var (form, cookies) = ((await demo.Visitor().Get("/anmelden")).Html, karla.Cookies.GetAllCookies());
        Assert.Contains("name=\"person\"", form, StringComparison.Ordinal);
        await demo.Site.StopKeepingDatabase();

        await using var site = await Site.Start(database, "--Demo", "false");
        using var visitor = new Visitor(site);
        Assert.DoesNotContain("name=\"person\"", (await visitor.Get("/anmelden")).Html, StringComparison.Ordinal);
        Assert.Contains((await visitor.SendFrom(form, "Coordinator")).Status, new[] { 404, 405 });
        foreach (System.Net.Cookie cookie in cookies)
        {
            visitor.Cookies.Add(site.Address, new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        Assert.Equal(302, (await visitor.Get("/konto")).Status);
        Assert.NotEqual(200, (await visitor.Get("/koordination/anfragen")).Status);
    }

    [Fact]
    public async Task The_configuration_alone_opens_no_real_account()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            db.Add(new Account { Id = Guid.CreateVersion7(), RegionId = small.Region.Id, Email = Coordinator, Name = "Echt", Language = "de", CreatedAt = SmallRegion.Now, ConsentVersion = Consent.Version, ConsentAt = SmallRegion.Now });
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database, "--environment", "Production", "--Demo", "true");
        using var visitor = new Visitor(site);
        Assert.Equal(404, (await visitor.Send("/anmelden", "Coordinator")).Status);
        Assert.Equal(302, (await visitor.Get("/konto")).Status);
        await using var look = database.Open(small.Region);
        Assert.Empty(await look.Sessions.ToListAsync());
    }

    [Theory]
    [InlineData("Nobody")]
    [InlineData("coordinator' OR 1=1")]
    public async Task A_person_nobody_knows_is_not_found(string person)
    {
        await using var demo = await DemoTrial.Start(TestDatabase.Sqlite);
        using var visitor = new Visitor(demo.Site);
        var encoded = System.Net.WebUtility.HtmlEncode(person);
        var html = (await visitor.Get("/anmelden")).Html.Replace("value=\"Coordinator\"", $"value=\"{encoded}\"", StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.SendFrom(html, encoded)).Status);
    }

    [Fact]
    public async Task A_forged_post_signs_nobody_in()
    {
        await using var demo = await DemoTrial.Start(TestDatabase.Sqlite);
        using var content = new FormUrlEncodedContent([new("person", "Coordinator")]);
        Assert.Equal(400, (int)(await demo.Site.Client.PostAsync(Paths.SignInDemo, content)).StatusCode);
    }
}
