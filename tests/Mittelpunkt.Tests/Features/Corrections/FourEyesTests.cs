using System.Net;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Tests.Features.Corrections;

/// <summary>Nobody removes an entry alone.</summary>
public sealed class FourEyesTests
{
    private const string Anna = "anna@dichtung.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    /// <summary>SQLite lets only one write at a time anyway.</summary>

    [Theory, MemberData(nameof(Bodies))]
    public async Task One_proposes_another_confirms_and_the_owners_are_told(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        var anna = await trial.Members.SignIn(Anna, "Anna Beispiel");
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        Assert.Contains("nichts zum Entfernen", await RemovalTrial.Text(trial.Rita, RemovalTrial.Page), StringComparison.Ordinal);
        Assert.Contains("Nichts wartet.", await RemovalTrial.Text(trial.Rita, "/koordination"), StringComparison.Ordinal);

        Assert.Equal(422, (await trial.Act(trial.Kim, "vorschlagen", field: "gruende", text: " zu kurz ")).Status);
        await trial.Propose();
        Assert.True(await trial.IsThere());
        var told = (await anna.Mail(Anna, after: 1)).TextBody;
        Assert.Contains(RemovalTrial.Reasons, told, StringComparison.Ordinal);
        Assert.Contains("/impressum", told, StringComparison.Ordinal);
        Assert.Contains(RemovalTrial.Reasons, (await trial.Rita.Mail(RemovalTrial.Auditor, after: 1)).TextBody, StringComparison.Ordinal);
        var mine = (await trial.Kim.Get(RemovalTrial.Page)).Html;
        Assert.DoesNotContain("bestaetigen-", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("abschliessen-", mine, StringComparison.Ordinal);
        Assert.Contains("1 wartet", await RemovalTrial.Text(trial.Rita, "/koordination"), StringComparison.Ordinal);
        var theirs = await RemovalTrial.Text(trial.Rita, RemovalTrial.Page);
        Assert.Contains("Kim Beispiel schlägt", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(RemovalTrial.Asker, theirs, StringComparison.Ordinal);

        Assert.Equal(302, (await trial.Act(trial.Rita, "bestaetigen")).Status);
        Assert.False(await trial.IsThere());
        Assert.Contains("ist entfernt", (await anna.Mail(Anna, after: 2)).TextBody, StringComparison.Ordinal);
        Assert.Contains("nehmen die Organisation nicht wieder auf", (await anna.Mail(RemovalTrial.Asker)).TextBody, StringComparison.Ordinal);
        await using var db = trial.Open();
        var (kim, rita, person) = ((await trial.Members.Account(MembersTrial.Coordinator)).Id, (await trial.Members.Account(RemovalTrial.Auditor)).Id, (await trial.Members.Account(Anna)).Id);
        var log = await db.AuditEntries.Where(e => e.ActorId == trial.Members.Firm.Id && e.Act >= AuditAct.RemovalProposed).OrderBy(e => e.At).ToListAsync();
        Assert.Equal([(AuditAct.RemovalProposed, kim, RemovalTrial.Reasons), (AuditAct.ActorRemoved, rita, null)], log.Select(e => (e.Act, e.By!.Value, e.Reason)));
        Assert.Equal((rita, "ActorRemoved"), await db.AuditEntries.SingleAsync(e => e.Act == AuditAct.MemberRemoved && e.AccountId == person) is var e ? (e.By!.Value, e.Reason) : default);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task It_is_taken_back_or_turned_down_and_the_request_stays_open(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await trial.Propose();
        Assert.Equal(302, (await trial.Act(trial.Kim, "zuruecknehmen")).Status);
        Assert.DoesNotContain("bestaetigen-", (await trial.Rita.Get(RemovalTrial.Page)).Html, StringComparison.Ordinal);
        await trial.Propose();
        var page = (await trial.Rita.Get(RemovalTrial.Page)).Html;
        Assert.Equal(422, (await trial.Act(trial.Rita, "zurueckweisen", field: "grund", text: "nein")).Status);
        Assert.Equal(302, (await trial.Act(trial.Rita, "zurueckweisen", field: "grund", text: "Die Person gehört nicht dazu.")).Status);
        // What stood on the page before does nothing any more.
        Assert.Equal(409, (await trial.Rita.SendFrom(page, $"bestaetigen-{trial.Request}")).Status);
        Assert.True(await trial.IsThere());
        Assert.Equal(302, (await trial.Kim.Send(RemovalTrial.Page, $"abschliessen-{trial.Request}", ("ausgang", "2"), ($"antwort-{trial.Request}", "Bitte schreiben Sie uns vom Verein aus."))).Status);
        await using var db = trial.Open();
        Assert.Equal([AuditAct.RemovalProposed, AuditAct.RemovalTakenBack, AuditAct.RemovalProposed, AuditAct.RemovalTurnedDown],
            await db.AuditEntries.Where(e => e.Act >= AuditAct.RemovalProposed).OrderBy(e => e.At).Select(e => e.Act).ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_same_account_does_not_confirm_itself_whatever_roles_it_has(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await trial.Give(MembersTrial.Coordinator, Role.Moderator);
        await trial.Give(MembersTrial.Coordinator, Role.Auditor);
        await trial.Propose();
        // The form of another person, sent in the own session.
        var (mine, theirs) = ((await trial.Kim.Get(RemovalTrial.Page)).Html, (await trial.Rita.Get(RemovalTrial.Page)).Html);
        Assert.DoesNotContain("bestaetigen-", mine, StringComparison.Ordinal);
        foreach (var act in new[] { "bestaetigen", "zurueckweisen" })
        {
            Assert.Contains($"{act}-{trial.Request}", theirs, StringComparison.Ordinal);
            var forged = await trial.Kim.SendFrom(mine.Replace("zuruecknehmen-", act + "-", StringComparison.Ordinal), $"{act}-{trial.Request}", ($"grund-{trial.Request}", "Das bin ja ich selbst."));
            Assert.Equal(409, forged.Status);
        }

        Assert.Equal(Mittelpunkt.Domain.RefusalKind.Forbidden, (await OwnDecision(trial))!.Kind);
        Assert.True(await trial.IsThere());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Two_clicks_at_the_same_moment_are_one(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await trial.Give("mo@beispielstadt.test", Role.Moderator);
        var mo = await trial.Members.SignIn("mo@beispielstadt.test", "Mo Beispiel");
        await trial.Propose();
        Visitor[] both = [trial.Rita, mo, trial.Kim];
        var pages = await Task.WhenAll(both.Select(async one => (await one.Get(RemovalTrial.Page)).Html));
        var sent = await Task.WhenAll(both.Select((one, i) => one.SendFrom(pages[i], (i == 2 ? "zuruecknehmen-" : "bestaetigen-") + trial.Request)));
        Assert.Equal([302, 409, 409], sent.Select(answer => answer.Status).Order());
        await using var db = trial.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == AuditAct.ActorRemoved || e.Act == AuditAct.RemovalTakenBack));
        Assert.Equal(sent[2].Status == 302, await trial.IsThere());
        Assert.Equal(sent[2].Status == 302 ? 0 : 1, await db.Tombstones.CountAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Whose_role_is_gone_meanwhile_neither_confirms_nor_counts_as_first(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await trial.Propose();
        var theirs = (await trial.Rita.Get(RemovalTrial.Page)).Html;
        await trial.Give(RemovalTrial.Auditor, Role.Auditor, take: true);
        Assert.InRange((await trial.Rita.SendFrom(theirs, $"bestaetigen-{trial.Request}")).Status, 400, 404);
        Assert.Equal(404, (await trial.Rita.Get(RemovalTrial.Page)).Status);
        await trial.Give(RemovalTrial.Auditor, Role.Auditor);
        await trial.Give(MembersTrial.Coordinator, Role.Coordinator, take: true);
        var refused = await trial.Act(trial.Rita, "bestaetigen");
        Assert.Equal(409, refused.Status);
        Assert.Contains("nicht mehr in der Koordination", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.True(await trial.IsThere());
        Assert.Equal(302, (await trial.Act(trial.Rita, "zurueckweisen", field: "grund", text: "Bitte neu vorschlagen.")).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Whoever_acts_for_the_organisation_takes_no_part(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await trial.Give(Anna, Role.Moderator);
        var anna = await trial.Members.SignIn(Anna, "Anna Beispiel");
        await trial.Propose();
        var before = (await anna.Get(RemovalTrial.Page)).Html;
        Assert.Contains($"bestaetigen-{trial.Request}", before, StringComparison.Ordinal);
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        Assert.Equal(409, (await anna.SendFrom(before, $"bestaetigen-{trial.Request}")).Status);
        Assert.DoesNotContain("bestaetigen-", (await anna.Get(RemovalTrial.Page)).Html, StringComparison.Ordinal);
        Assert.True(await trial.IsThere());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_proposal_ends_when_the_entry_becomes_another_one(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await trial.Propose();
        var theirs = (await trial.Rita.Get(RemovalTrial.Page)).Html;
        var keep = trial.Members.Small.Actors[2];
        await using var db = trial.Open();
        Assert.True((await new MergeActors(db, TimeProvider.System).Accept(keep.Key, trial.Members.Firm.Key, CancellationToken.None)).Value);
        Assert.Equal(409, (await trial.Rita.SendFrom(theirs, $"bestaetigen-{trial.Request}")).Status);
        Assert.True(await db.Actors.AnyAsync(a => a.Id == keep.Id));
        var request = await db.Corrections.AsNoTracking().SingleAsync();
        Assert.Equal((keep.Id, null, null), (request.ActorId, request.ProposedAt, request.Grounds));
        Assert.Contains($"vorschlagen-{trial.Request}", (await trial.Kim.Get(RemovalTrial.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_import_runs_nothing_is_removed()
    {
        if (!TestDatabase.Each.Any(body => body.Data == TestDatabase.Postgres))
        {
            Assert.Skip("no PostgreSQL in the fast run");
        }

        await using var trial = await RemovalTrial.Start(TestDatabase.Postgres);
        await trial.Propose();
        await using (var db = trial.Open())
        {
            await using var import = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(PostgresDb.ImportLock, trial.Members.Small.Region.Id.ToString());
            var refused = await trial.Act(trial.Rita, "bestaetigen");
            Assert.Equal(409, refused.Status);
            Assert.Contains("ein Import läuft", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        }

        Assert.True(await trial.IsThere());
        Assert.Equal(302, (await trial.Act(trial.Rita, "bestaetigen")).Status);
        Assert.False(await trial.IsThere());
    }

    private static async Task<Mittelpunkt.Domain.Refusal?> OwnDecision(RemovalTrial trial)
    {
        await using var db = trial.Open();
        var request = await db.Corrections.SingleAsync(c => c.Id == trial.Request);
        return request.TurnDown((await trial.Members.Account(MembersTrial.Coordinator)).Id, "Das bin ja ich selbst.");
    }
}
