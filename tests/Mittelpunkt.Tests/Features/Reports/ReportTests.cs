using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Features.Reports;

namespace Mittelpunkt.Tests.Features.Reports;

/// <summary>From "this must not be there" to a decision both sides can read, in a browser without script.</summary>
public sealed class ReportTests
{
    private const string Form = MembersTrial.Seals + "/melden";
    private const string Queue = "/koordination/meldungen";
    private const string Anna = "anna@dichtung.test";
    private const string Mo = "mo@beispielstadt.test";
    private const string Reporter = "leserin@anderswo.test";
    private const string Claim = "Wir sind die einzige Prüfstelle im Land.";
    private const string Grounds = "Es gibt weitere Prüfstellen, die Angabe führt in die Irre.";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_notice_leads_to_a_decision_a_reply_and_a_second_decision(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        using var visitor = new Visitor(trial.Site);
        Assert.Contains(Form, (await visitor.Get(MembersTrial.Seals)).Html, StringComparison.Ordinal);
        Assert.Equal((302, Form + "?gesendet=1"), (await Send(visitor, Reporter) is var sent) ? (sent.Status, sent.To) : default);
        Assert.Equal(302, (await Send(visitor, "")).Status);
        Assert.Contains("ist da", (await visitor.Mail(Reporter)).Subject, StringComparison.Ordinal);

        var mo = await trial.SignIn(Mo, "Mo Beispiel", after: 1);
        var page = await Text(mo, Queue);
        Assert.Contains("2 Meldungen", page, StringComparison.Ordinal);
        Assert.Contains(Claim, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Reporter, page, StringComparison.Ordinal);
        var id = await OnlyCase(trial);
        Assert.Equal(422, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "3"), ("gruende", "zu kurz"))).Status);
        Assert.Equal(422, (await mo.Send(Queue, $"fall-{id}", ("gruende", Grounds))).Status);
        var form = (await mo.Get(Queue)).Html;
        Assert.Equal((302, Queue + "?erledigt=ja"), (await mo.SendFrom(form, $"fall-{id}", ("entscheidung", "3"), ("gruende", Grounds)) is var done) ? (done.Status, done.To) : default);
        Assert.Equal(409, (await mo.SendFrom(form, $"fall-{id}", ("entscheidung", "2"), ("gruende", Grounds))).Status);
        foreach (var path in new[] { MembersTrial.Seals, "/akteure", "/api/v1/actors", "/api/v1/actors.csv" })
        {
            Assert.DoesNotContain("einzige Pr", await trial.Site.Client.GetStringAsync(path), StringComparison.Ordinal);
        }

        Assert.Contains(Grounds, (await visitor.Mail(Reporter, after: 1)).TextBody, StringComparison.Ordinal);
        var reasons = await anna.Mail(Anna, after: 1);
        Assert.Contains(Grounds, reasons.TextBody, StringComparison.Ordinal);
        Assert.Contains($"konto/stellungnahme/{id}", reasons.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Reporter, reasons.TextBody, StringComparison.Ordinal);

        (string, string)[] entry = [("name", trial.Firm.Name), ("kind", "Company"), ("town", "09661000")];
        Assert.Equal(409, (await anna.Send(MembersTrial.Seals + "/bearbeiten", "eintrag", [.. entry, ("summary", Claim)])).Status);
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/bearbeiten", "eintrag", [.. entry, ("summary", "")])).Status);
        var reply = $"/konto/stellungnahme/{id}";
        Assert.Equal(404, (await mo.Get(reply)).Status);
        var open = (await anna.Get(reply)).Html;
        Assert.Equal(422, (await anna.SendFrom(open, "stellungnahme", ("stellungnahme", "nein"))).Status);
        Assert.Equal(302, (await anna.SendFrom(open, "stellungnahme", ("stellungnahme", "Für unser Verfahren sind wir es, siehe Urkunde."))).Status);
        Assert.Equal(409, (await anna.SendFrom(open, "stellungnahme", ("stellungnahme", "Und noch ein zweites Mal dasselbe."))).Status);
        Assert.Contains("siehe Urkunde", await Text(mo, Queue), StringComparison.Ordinal);
        Assert.Equal(302, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "2"), ("gruende", "Die Urkunde belegt es für dieses Verfahren."))).Status);
        Assert.Contains("einzige Pr", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
        Assert.Contains("wieder angezeigt", (await anna.Mail(Anna, after: 2)).TextBody, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Equal([AuditAct.ReportDecided, AuditAct.ReportReplied, AuditAct.ReportDecided], await db.AuditEntries.Where(e => e.Act >= AuditAct.ReportDecided).OrderBy(e => e.At).Select(e => e.Act).ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Bad_notices_are_said_and_floods_end(string body)
    {
        await using var trial = await Start(body);
        using var visitor = new Visitor(trial.Site);
        foreach (var (name, value) in new[] { ("grund", "99"), ("grund", "-1"), ("text", "kurz"), ("text", new string('a', 2001)), ("kontakt", "keine adresse"), ("kontakt", "a@b.test\r\nBcc: c@d.test") })
        {
            (string, string)[] fields = [("grund", "2"), ("text", "Das stimmt seit Jahren nicht mehr."), ("kontakt", "")];
            Assert.Equal(422, (await visitor.Send(Form, "melden", [.. fields.Where(field => field.Item1 != name), (name, value)])).Status);
        }

        foreach (var path in new[] { "/akteure/gibt-es-nicht/melden", "/vorhaben/gibt-es-nicht/melden" })
        {
            Assert.Equal(404, (await visitor.Get(path)).Status);
        }

        var statuses = new List<int>();
        for (var i = 0; i <= SendReport.MostInAnHour; i++)
        {
            statuses.Add((await Send(visitor, "")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(302, SendReport.MostInAnHour), 429], statuses);
        Assert.Equal(302, (await visitor.Send("/vorhaben/beispiel-dichtung-4-0/melden", "melden", ("grund", "1"), ("text", "<script>alert(1)</script>"))).Status);
        var mo = await trial.SignIn(Mo, "Mo Beispiel", after: 2);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", (await mo.Get(Queue)).Html, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Equal((2, 11), (await db.ReportCases.CountAsync(), await db.Reports.CountAsync()));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Only_moderators_decide_and_never_about_their_own(string body)
    {
        await using var trial = await Start(body);
        using var visitor = new Visitor(trial.Site);
        await Send(visitor, "");
        var id = await OnlyCase(trial);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        Assert.Equal(404, (await anna.Get(Queue)).Status);
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await using (var db = trial.Open())
        {
            await new GiveRole(db, TimeProvider.System).Handle(Anna, Role.Moderator, take: false, CancellationToken.None);
        }

        Assert.DoesNotContain(id.ToString(), (await anna.Get(Queue)).Html, StringComparison.Ordinal);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel", after: 1);
        var form = (await kim.Get(Queue)).Html;
        Assert.InRange((await anna.SendFrom(form, $"fall-{id}", ("entscheidung", "2"), ("gruende", Grounds))).Status, 400, 409);
        Assert.Equal(CaseState.Open, await State(trial));
        Assert.Equal(302, (await kim.SendFrom(form, $"fall-{id}", ("entscheidung", "2"), ("gruende", Grounds))).Status);
        Assert.Contains("einzige Pr", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_is_removed_comes_back_neither_by_hand_nor_from_the_history(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var edit = MembersTrial.Seals + "/bearbeiten";
        (string, string)[] entry = [("name", trial.Firm.Name), ("kind", "Company"), ("town", "09661000"), ("summary", Claim), ("topics", "Pumpen"), ("topics-fuer", "Public")];
        Assert.Equal(302, (await anna.Send(edit, "eintrag", [.. entry, ("text", "Eine üble Nachrede."), ("text-fuer", "Public")])).Status);
        Assert.Equal(302, (await anna.Send(edit, "eintrag", [.. entry, ("text", "Eine zweite Nachrede."), ("text-fuer", "Public")])).Status);
        using var visitor = new Visitor(trial.Site);
        await Send(visitor, "");
        var id = await OnlyCase(trial);
        var mo = await trial.SignIn(Mo, "Mo Beispiel", after: 1);
        Assert.Contains("Eine zweite Nachrede.", await Text(mo, Queue), StringComparison.Ordinal);
        Assert.Equal(422, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "4"), ("gruende", Grounds))).Status);
        Assert.Equal(422, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "4"), ("angabe", "14"), ("gruende", Grounds))).Status);
        Assert.Equal(302, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "4"), ("angabe", "10"), ("gruende", Grounds))).Status);

        var page = await Text(visitor, MembersTrial.Seals);
        Assert.DoesNotContain("Nachrede", page, StringComparison.Ordinal);
        Assert.Contains(Claim, page, StringComparison.Ordinal);
        Assert.Contains("Pumpen", page, StringComparison.Ordinal);
        Assert.DoesNotContain("zweite Nachrede", await Text(anna, edit + "/verlauf"), StringComparison.Ordinal);

        Assert.Equal(302, (await anna.Send(edit, "eintrag", [.. entry, ("text", "Etwas anderes."), ("text-fuer", "Public")])).Status);
        Assert.Equal(302, (await anna.Send(edit, "eintrag", [.. entry, ("text", ""), ("text-fuer", "Public")])).Status);
        Assert.Equal(302, (await anna.Send($"/konto/stellungnahme/{id}", "stellungnahme", ("stellungnahme", "Das war anders gemeint, bitte prüfen Sie."))).Status);
        Assert.Equal(302, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "4"), ("gruende", Grounds))).Status);
        Assert.Contains("weiterhin nicht", (await anna.Mail(Anna, after: 2)).TextBody, StringComparison.Ordinal);
        Assert.Contains("Etwas anderes.", await Text(anna, edit + "/verlauf"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Any_public_text_is_hidden_and_comes_back_and_a_picture_goes(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var edit = MembersTrial.Seals + "/bearbeiten";
        (string, string)[] entry = [("name", trial.Firm.Name), ("kind", "Company"), ("town", "09661000"), ("summary", Claim)];
        Assert.Equal(302, (await anna.Send(edit, "eintrag", [.. entry, ("topics", "Wundermittel"), ("topics-fuer", "Public")])).Status);
        await using (var db = trial.Open())
        {
            db.Add(new Logo { RegionId = trial.Firm.RegionId, ActorId = trial.Firm.Id, Png = [1], Width = 1, Height = 1, Text = "Ein fremdes Zeichen", At = SmallRegion.Now });
            await db.SaveChangesAsync();
        }

        using var visitor = new Visitor(trial.Site);
        await Send(visitor, "");
        var id = await OnlyCase(trial);
        var mo = await trial.SignIn(Mo, "Mo Beispiel", after: 1);
        Assert.Equal(302, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "3"), ("angabe", "11"), ("gruende", Grounds))).Status);
        Assert.DoesNotContain("Wundermittel", await Text(visitor, MembersTrial.Seals) + await Text(visitor, "/akteure"), StringComparison.Ordinal);
        Assert.Equal(409, (await anna.Send(edit, "eintrag", [.. entry, ("topics", "Wundermittel"), ("topics-fuer", "Public")])).Status);
        Assert.Equal(302, (await anna.Send($"/konto/stellungnahme/{id}", "stellungnahme", ("stellungnahme", "Unser Mittel heißt wirklich so, siehe Zulassung."))).Status);
        Assert.Equal(302, (await mo.Send(Queue, $"fall-{id}", ("entscheidung", "2"), ("gruende", Grounds))).Status);
        Assert.Contains("Wundermittel", await Text(visitor, MembersTrial.Seals), StringComparison.Ordinal);

        await Send(visitor, "");
        await using var after = trial.Open();
        var second = await after.ReportCases.Where(c => c.State == CaseState.Open).Select(c => c.Id).SingleAsync();
        Assert.Equal(422, (await mo.Send(Queue, $"fall-{second}", ("entscheidung", "3"), ("angabe", "16"), ("gruende", Grounds))).Status);
        Assert.Equal(302, (await mo.Send(Queue, $"fall-{second}", ("entscheidung", "4"), ("angabe", "16"), ("gruende", Grounds))).Status);
        Assert.Equal((false, 404), (await after.Logos.AnyAsync(), (await visitor.Get(MembersTrial.Seals + "/logo.png")).Status));
        Assert.Equal(302, (await anna.Send($"/konto/stellungnahme/{second}", "stellungnahme", ("stellungnahme", "Das Zeichen gehört uns, siehe Register."))).Status);
        Assert.Equal(302, (await mo.Send(Queue, $"fall-{second}", ("entscheidung", "2"), ("gruende", Grounds))).Status);
        Assert.Contains("wieder eintragen", (await anna.Mail(Anna, after: 4)).TextBody, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Notices_at_the_same_time_are_one_case(string body)
    {
        await using var trial = await Start(body);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var scope = trial.Site.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Web.Data.CurrentRegion>().Set(trial.Small.Region);
            var db = scope.ServiceProvider.GetRequiredService<Web.Data.AppDb>();
            var target = (await ReportTarget.OfActor(db, trial.Firm.Slug, CancellationToken.None))!;
            Assert.Null((await scope.ServiceProvider.GetRequiredService<SendReport>().Handle(target, new("2", "Das stimmt seit Jahren nicht mehr.", null), CancellationToken.None)).Refusal);
        }));
        await using var after = trial.Open();
        Assert.Equal((1, 4), (await after.ReportCases.CountAsync(), await after.Reports.CountAsync()));
    }

    private static async Task<MembersTrial> Start(string body)
    {
        var trial = await MembersTrial.Start(body);
        await using var db = trial.Open();
        (await db.Actors.SingleAsync(a => a.Id == trial.Firm.Id)).Summary = Claim;
        await db.SaveChangesAsync();
        await new GiveRole(db, TimeProvider.System).Handle(Mo, Role.Moderator, take: false, CancellationToken.None);
        return trial;
    }

    private static Task<(int Status, string Html, string? To)> Send(Visitor visitor, string contact) =>
        visitor.Send(Form, "melden", ("grund", "2"), ("text", "Das stimmt seit Jahren nicht mehr."), ("kontakt", contact));

    private static async Task<Guid> OnlyCase(MembersTrial trial)
    {
        await using var db = trial.Open();
        return await db.ReportCases.Select(c => c.Id).SingleAsync();
    }

    private static async Task<CaseState> State(MembersTrial trial)
    {
        await using var db = trial.Open();
        return await db.ReportCases.Select(c => c.State).SingleAsync();
    }

    private static async Task<string> Text(Visitor visitor, string page) => WebUtility.HtmlDecode((await visitor.Get(page)).Html);
}
