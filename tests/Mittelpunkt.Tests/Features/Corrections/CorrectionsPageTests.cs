using System.Net;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Privacy;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.Corrections;

/// <summary>The coordinator reads what people ask to have corrected, settles it and answers.</summary>
public sealed class CorrectionsPageTests
{
    private const string Page = "/koordination/berichtigungen";
    private const string Asker = "eva@anderswo.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_request_is_read_settled_and_answered_once(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var eva = await trial.SignIn(Asker, "Eva Beispiel");
        var first = await Ask(trial, CorrectionKind.Correct, "Die Straße heißt <b>anders</b>.", " Eva@Anderswo.test ", 0);
        var second = await Ask(trial, CorrectionKind.Correct, "Das Telefon klingelt bei uns.", "06021 12345", 1);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        Assert.Contains("2 warten", Part(await Text(kim, "/koordination"), "berichtigungen\""), StringComparison.Ordinal);
        var list = (await kim.Get(Page)).Html;
        var text = WebUtility.HtmlDecode(list);
        Assert.Contains("&lt;b&gt;anders", list, StringComparison.Ordinal);
        Assert.True(text.IndexOf("anders", StringComparison.Ordinal) < text.IndexOf("Telefon", StringComparison.Ordinal));
        Assert.Contains("per E-Mail an eva@anderswo.test", text, StringComparison.Ordinal);
        Assert.Contains("Erreichbar unter: 06021 12345", text, StringComparison.Ordinal);
        Assert.Contains("kann diese Antwort nicht senden", text, StringComparison.Ordinal);

        foreach (var (fields, says) in new (string, string)[][] { [($"antwort-{first}", "Die Straße ist berichtigt.")], [("ausgang", "1"), ($"antwort-{first}", " zu kurz ")], [("ausgang", "7"), ($"antwort-{first}", new string('x', 1001))] }
            .Zip(new string[][] { ["erledigt oder abgelehnt"], ["10 bis 1.000 Zeichen"], ["erledigt oder abgelehnt", "10 bis 1.000 Zeichen"] }))
        {
            var refused = await kim.SendFrom(list, $"abschliessen-{first}", fields);
            Assert.Equal(422, refused.Status);
            var summary = WebUtility.HtmlDecode(refused.Html).Split("error-summary", 2)[1].Split("</ul>", 2)[0];
            Assert.All(says, say => Assert.Contains(say, summary, StringComparison.Ordinal));
            Assert.Equal(says.Length, summary.Split("<li").Length - 1);
        }

        Assert.Equal((302, Page + "?erledigt=abschliessen"), await kim.SendFrom(list, $"abschliessen-{first}", ("ausgang", "1"), ($"antwort-{first}", "Die Straße ist <berichtigt>.")) is var (status, _, to) ? (status, to) : default);
        var again = await kim.SendFrom(list, $"abschliessen-{first}", ("ausgang", "2"), ($"antwort-{first}", "Doch nicht berichtigt."));
        Assert.Equal(409, again.Status);
        Assert.Contains("schon abgeschlossen", again.Html, StringComparison.Ordinal);
        var mail = (await eva.Mail(Asker, after: 1)).TextBody;
        Assert.Contains("ist erledigt", mail, StringComparison.Ordinal);
        Assert.Contains("Die Straße ist <berichtigt>.", mail, StringComparison.Ordinal);
        Assert.Equal(302, (await kim.SendFrom(list, $"abschliessen-{second}", ("ausgang", "2"), ($"antwort-{second}", "Die Nummer stimmt so."))).Status);
        Assert.Contains("wartet keine Anfrage", await Text(kim, Page), StringComparison.Ordinal);

        await using var db = trial.Open();
        var rows = await db.Corrections.AsNoTracking().OrderBy(c => c.At).ToListAsync();
        var by = (await trial.Account(MembersTrial.Coordinator)).Id;
        Assert.All(rows, row => Assert.Equal((null, null, by, true), (row.Text, row.Contact, row.SettledBy!.Value, row.SettledAt is not null)));
        Assert.Equal([(CorrectionOutcome.Done, "Die Straße ist <berichtigt>."), (CorrectionOutcome.Refused, "Die Nummer stimmt so.")], rows.Select(row => (row.Outcome!.Value, row.Answer!)));
        Assert.Equal(["Done", "Refused"], await db.AuditEntries.Where(e => e.Act == AuditAct.CorrectionSettled && e.By == by).OrderBy(e => e.At).Select(e => e.Reason!).ToListAsync());
        Assert.Equal(1, await db.Set<OutboxMail>().CountAsync(m => m.Key.StartsWith("correction:")));
        Assert.Equal(1, await db.PersonViews.CountAsync(v => v.Page == SeenOn.Corrections && v.By == by));
        Assert.Contains("Anfrage zu einem Eintrag abgeschlossen", await Text(kim, "/koordination/protokoll"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Of_two_who_settle_at_once_one_finds_it_settled(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await Give(trial, "karl@beispielstadt.test", Role.Coordinator);
        var id = await Ask(trial, CorrectionKind.Correct, "Bitte den Namen berichtigen.", Asker, 0);
        Visitor[] both = [await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel"), await trial.SignIn("karl@beispielstadt.test", "Karl Beispiel")];
        var pages = await Task.WhenAll(both.Select(async one => (await one.Get(Page)).Html));
        var sent = await Task.WhenAll(both.Select((one, i) => one.SendFrom(pages[i], $"abschliessen-{id}", ("ausgang", $"{i + 1}"), ($"antwort-{id}", $"Antwort Nummer {i + 1}."))));
        Assert.Equal([302, 409], sent.Select(answer => answer.Status).Order());
        await using var db = trial.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == AuditAct.CorrectionSettled));
        Assert.Equal(1, await db.Set<OutboxMail>().CountAsync(m => m.Key.StartsWith("correction:")));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Only_the_coordinator_decides_and_never_about_its_own(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        const string Anna = "anna@dichtung.test";
        await Give(trial, Anna, Role.Coordinator);
        var id = await Ask(trial, CorrectionKind.Correct, "Bitte den Namen berichtigen.", null, 0);
        var carla = await trial.SignIn("carla@anderswo.test", "Carla Beispiel");
        Assert.Equal(404, (await carla.Get(Page)).Status);
        using var visitor = new Visitor(trial.Site);
        Assert.Equal(302, (await visitor.Get(Page)).Status);

        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        var before = (await anna.Get(Page)).Html;
        Assert.Contains($"abschliessen-{id}", before, StringComparison.Ordinal);
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        Assert.DoesNotContain($"abschliessen-{id}", (await anna.Get(Page)).Html, StringComparison.Ordinal);
        Assert.Equal(409, (await anna.SendFrom(before, $"abschliessen-{id}", ("ausgang", "1"), ($"antwort-{id}", "Das mache ich selbst."))).Status);

        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var list = (await kim.Get(Page)).Html;
        await using var db = trial.Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(MembersTrial.Coordinator, Role.Coordinator, take: true, CancellationToken.None)).Value);
        Assert.InRange((await kim.SendFrom(list, $"abschliessen-{id}", ("ausgang", "1"), ($"antwort-{id}", "Das war ich einmal."))).Status, 400, 404);
        Assert.Null((await db.Corrections.SingleAsync()).SettledAt);
    }

    [Fact]
    public async Task Many_requests_come_in_pages()
    {
        await using var trial = await MembersTrial.Start(TestDatabase.Sqlite);
        for (var number = 0; number < 21; number++)
        {
            await Ask(trial, CorrectionKind.Correct, $"Anfrage Nummer {number}.", null, number);
        }

        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var first = await Text(kim, Page);
        Assert.Contains("Anfrage Nummer 19.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Anfrage Nummer 20.", first, StringComparison.Ordinal);
        Assert.Contains("Anfrage Nummer 20.", await Text(kim, Page + "?seite=2"), StringComparison.Ordinal);
        Assert.Contains("Asks for a correction", await Text(kim, "/en" + Page + "?seite=x"), StringComparison.Ordinal);
    }

    private static async Task<Guid> Ask(MembersTrial trial, CorrectionKind kind, string text, string? contact, int hours)
    {
        await using var db = trial.Open();
        var row = new Correction
        {
            Id = Guid.CreateVersion7(), RegionId = trial.Small.Region.Id, ActorId = trial.Firm.Id, Kind = kind, Text = text, Contact = contact, At = SmallRegion.Now.AddHours(hours),
        };
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    private static async Task Give(MembersTrial trial, string address, Role role)
    {
        await using var db = trial.Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(address, role, take: false, CancellationToken.None)).Value);
    }

    private static string Part(string page, string from)
    {
        var part = page[page.IndexOf(from, StringComparison.Ordinal)..];
        return part[..part.IndexOf("</li>", StringComparison.Ordinal)];
    }

    private static async Task<string> Text(Visitor visitor, string path) => WebUtility.HtmlDecode((await visitor.Get(path)).Html);
}
