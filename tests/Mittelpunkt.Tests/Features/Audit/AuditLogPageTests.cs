using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Ui.Audit;

namespace Mittelpunkt.Tests.Features.Audit;

/// <summary>What was decided is written down with the act and read by coordinator and auditor.</summary>
public sealed class AuditLogPageTests
{
    private const string Log = "/koordination/protokoll";
    private const string Anna = "anna@dichtung.test";
    private const string Carla = "carla@anderswo.test";
    private const string Rita = "rita@beispielstadt.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Every_act_of_office_leaves_one_entry_and_the_auditor_reads_it(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        await carla.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var carlas = (await trial.MembershipOf(Carla))!.Id;
        await anna.Send(MembersTrial.Seals + "/team", $"antwort-{carlas}", ("rechte", "2"), ("antwort", "ja"));
        await anna.Send(MembersTrial.Seals + "/team", $"rechte-{carlas}", ("rechte", "4"));
        await anna.Send(MembersTrial.Seals + "/team", $"rechte-{carlas}", ("rechte", "4"));
        await anna.Send(MembersTrial.Seals + "/team", $"entfernen-{carlas}");
        await carla.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await anna.Send(MembersTrial.Seals + "/team", $"ablehnen-{(await trial.MembershipOf(Carla))!.Id}", ("antwort", "nein"));
        await GiveRole(trial, Rita, Role.Auditor, take: false);
        await GiveRole(trial, Rita, Role.Moderator, take: false);
        await GiveRole(trial, Rita, Role.Moderator, take: true);

        await using var db = trial.Open();
        var entries = await db.AuditEntries.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => new { e.Act, e.Reason, e.ByPerson }).ToListAsync();
        Assert.Equal(
        [
            (AuditAct.RoleGiven, "Coordinator", false), (AuditAct.RequestAdmitted, "Own", false), (AuditAct.RequestAdmitted, "Edit", true),
            (AuditAct.RightsChanged, "Edit > Speak", true), (AuditAct.MemberRemoved, null, true), (AuditAct.RequestDeclined, null, true),
            (AuditAct.RoleGiven, "Auditor", false), (AuditAct.RoleGiven, "Moderator", false), (AuditAct.RoleTaken, "Moderator", false),
        ], entries.Select(e => (e.Act, e.Reason, e.ByPerson)));

        var rita = await trial.SignIn(Rita, "Rita Beispiel");
        Assert.Equal(200, (await rita.Get(Log)).Status);
        var html = await Text(rita, Log);
        Assert.Contains("Redaktion → Sprechen", html, StringComparison.Ordinal);
        Assert.Contains("Es ging um: Carla Beispiel", html, StringComparison.Ordinal);
        Assert.Contains("Anna Beispiel, ", html, StringComparison.Ordinal);
        Assert.Contains("auf dem Server durch den Betrieb", html, StringComparison.Ordinal);
        Assert.Contains("Editor → Speaker", await Text(rita, "/en" + Log), StringComparison.Ordinal);
        Assert.Equal(404, (await anna.Get(Log)).Status);
        using var visitor = new Visitor(trial.Site);
        Assert.Equal(302, (await visitor.Get(Log)).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Filters_and_pages_hold_whatever_stands_in_the_address(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await using (var db = trial.Open())
        {
            foreach (var day in Enumerable.Range(0, 120))
            {
                db.Log(day % 2 == 0 ? AuditAct.RequestDeclined : AuditAct.RightsChanged, SmallRegion.Now.AddDays(-day), null, trial.Firm.Id, reason: $"Grund-{day:000}");
            }

            await db.SaveChangesAsync();
        }

        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        Assert.Contains("121 Vorgänge", await Text(kim, Log), StringComparison.Ordinal);
        Assert.Contains("Seite 3 von 3", await Text(kim, Log + "?seite=3"), StringComparison.Ordinal);
        var one = await Text(kim, $"{Log}?art={(int)AuditAct.RequestDeclined}&von=2026-10-28&bis=2026-11-01");
        Assert.Contains("2 Vorgänge", one, StringComparison.Ordinal);
        Assert.Contains("Grund-002", one, StringComparison.Ordinal);
        Assert.Contains("Grund-004", one, StringComparison.Ordinal);
        Assert.Contains("Dazu gibt es keinen Vorgang", await Text(kim, Log + "?von=2199-12-31"), StringComparison.Ordinal);
        foreach (var query in new[] { "?seite=-1", "?seite=99999999999", "?art=4711", "?art=x&von=gestern&bis=0001-01-01", "?von=9999-12-31&bis=9999-12-31", "?art=%00&von=%FF" })
        {
            Assert.Equal(200, (await kim.Get(Log + query)).Status);
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Another_region_has_a_log_of_its_own(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var theirs = await SmallRegion.Seed(trial.Site.Database, "nachbarland");
        await using (var db = trial.Site.Database.Open(theirs.Region))
        {
            db.Log(AuditAct.RequestDeclined, SmallRegion.Now, null, theirs.Actors[0].Id, reason: "Nebenan");
            await db.SaveChangesAsync();
        }

        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        Assert.DoesNotContain("Nebenan", await Text(kim, Log), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_mail_that_did_not_arrive_is_looked_after_once(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var mail = new OutboxMail
        {
            Id = Guid.CreateVersion7(), RegionId = trial.Small.Region.Id, Key = "asked:probe", To = "weg@beispiel.test", State = MailState.Refused, At = SmallRegion.Now,
            DueAt = SmallRegion.Now, UsefulUntil = SmallRegion.Now, DoneAt = DateTimeOffset.UtcNow,
        };
        await using (var db = trial.Open())
        {
            db.Add(mail);
            await db.SaveChangesAsync();
        }

        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var page = (await kim.Get("/koordination/post")).Html;
        Assert.Equal((302, "/koordination/post?erledigt=ja"), (await kim.SendFrom(page, $"erledigt-{mail.Id}") is var sent) ? (sent.Status, sent.To) : default);
        Assert.DoesNotContain("weg@beispiel.test", (await kim.Get("/koordination/post")).Html, StringComparison.Ordinal);
        Assert.Equal(409, (await kim.SendFrom(page, $"erledigt-{mail.Id}")).Status);
        var other = await trial.SignIn(Carla, "Carla Beispiel");
        Assert.InRange((await other.SendFrom(page, $"erledigt-{mail.Id}")).Status, 400, 404);
        await using var after = trial.Open();
        Assert.Equal(1, await after.AuditEntries.CountAsync(e => e.Act == AuditAct.UndeliveredHandled && e.ByPerson));
    }

    [Fact]
    public void Every_act_has_words_in_both_languages()
    {
        var before = CultureInfo.CurrentUICulture;
        foreach (var language in new[] { "de-DE", "en-GB" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.All(Enum.GetValues<AuditAct>(), act => Assert.NotEqual(act.ToString(), AuditWords.Of(act)));
        }

        CultureInfo.CurrentUICulture = before;
    }

    private static async Task<string> Text(Visitor visitor, string page) => System.Net.WebUtility.HtmlDecode((await visitor.Get(page)).Html);

    private static async Task GiveRole(MembersTrial trial, string address, Role role, bool take)
    {
        await using var db = trial.Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(address, role, take, CancellationToken.None)).Value);
    }
}
