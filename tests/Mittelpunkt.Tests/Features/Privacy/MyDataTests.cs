using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Privacy;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Features.Privacy;
using Mittelpunkt.Web.Ui.Privacy;

namespace Mittelpunkt.Tests.Features.Privacy;

/// <summary>What people see of what is kept about them, and how they take it along.</summary>
public sealed partial class MyDataTests
{
    private const string Page = "/konto/daten";
    private const string Anna = "anna@dichtung.test";
    private const string Carla = "carla@anderswo.test";
    private const string Rita = "rita@beispielstadt.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Who_sees_a_person_in_office_is_written_down_for_that_person(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        await carla.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        Assert.Contains("Niemand.", await Text(carla, Page), StringComparison.Ordinal);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel", after: 1);
        await kim.Get("/koordination/anfragen");
        await kim.Get("/koordination/anfragen");
        var request = (await trial.MembershipOf(Carla))!.Id;
        await kim.Send("/koordination/anfragen", $"antwort-{request}", ("antwort", "ja"));
        await kim.Get(MembersTrial.Seals + "/team");
        await using (var db = trial.Open())
        {
            await new GiveRole(db, TimeProvider.System).Handle(Rita, Role.Auditor, take: false, CancellationToken.None);
        }

        var rita = await trial.SignIn(Rita, "Rita Beispiel");
        await rita.Get("/koordination/protokoll");
        Assert.Equal(404, (await rita.Get(MembersTrial.Seals + "/team")).Status);
        var page = await Text(carla, Page);
        foreach (var line in new[] { "Kim Beispiel (Koordination), in den offenen Anfragen", "Kim Beispiel (Koordination), bei den Personen einer Organisation", "Rita Beispiel (Revision), im Protokoll", "In die Organisation aufgenommen" })
        {
            Assert.Contains(line, page, StringComparison.Ordinal);
        }

        Assert.Contains("Rita Beispiel (auditor), in the audit log", await Text(carla, "/en" + Page), StringComparison.Ordinal);
        await using var after = trial.Open();
        var carlas = (await trial.Account(Carla)).Id;
        Assert.Equal([SeenOn.Requests, SeenOn.Team, SeenOn.AuditLog], await after.PersonViews.Where(v => v.AccountId == carlas).OrderBy(v => v.At).Select(v => v.Page).ToListAsync());
        // Members of one organisation see each other anyway, and nobody is told about oneself.
        Assert.False(await after.PersonViews.AnyAsync(v => v.AccountId == v.By));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_export_is_fetched_by_nobody_but_the_person(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var asked = await anna.Send(Page, "export");
        Assert.Equal(302, asked.Status);
        var link = WebUtility.HtmlDecode(DownloadLink().Match((await anna.Get(asked.To!.Split('#')[0])).Html).Groups[1].Value);
        using var answer = await anna.Client.GetAsync(link);
        Assert.Equal(("application/zip", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains("Membership.csv", zip.Entries.Select(entry => entry.Name));
        using var json = new StreamReader(zip.GetEntry(BuildExport.JsonName)!.Open());
        var text = await json.ReadToEndAsync();
        Assert.Contains("\"Anna Beispiel\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Proof\": \"MailDomain\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hash", text, StringComparison.Ordinal);

        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        Assert.Equal(404, (await carla.Get(link)).Status);
        using var visitor = new Visitor(trial.Site);
        Assert.Equal(302, (await visitor.Get(link)).Status);
        foreach (var broken in new[] { link[..^3], Page + "/export/x", Page + "/export/" + new string('A', 5000), Page + "/export/%C3%A4" })
        {
            Assert.Equal(404, (await anna.Get(broken)).Status);
        }

        Assert.Equal(200, (await anna.Get(Page + "?export=erfunden")).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Links_are_limited_and_each_is_in_the_log(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        var form = (await anna.Get(Page)).Html;
        for (var i = 0; i < DownloadExport.MostInADay; i++)
        {
            Assert.Equal(302, (await anna.SendFrom(form, "export")).Status);
        }

        Assert.Equal(429, (await anna.SendFrom(form, "export")).Status);
        await using var db = trial.Open();
        Assert.Equal(DownloadExport.MostInADay, await db.AuditEntries.CountAsync(e => e.Act == Domain.Audit.AuditAct.DataExported));
    }

    [Fact]
    public void A_link_is_over_after_a_day_and_works_for_one_account()
    {
        var clock = new SetClock { Now = SmallRegion.Now };
        var links = new ExportLinks(new EphemeralDataProtectionProvider(), clock);
        var (mine, other) = (Guid.NewGuid(), Guid.NewGuid());
        var token = links.Make(mine);
        clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        Assert.NotNull(links.Until(token, mine));
        Assert.Null(links.Until(token, other));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(links.Until(token, mine));
        Assert.Null(new ExportLinks(new EphemeralDataProtectionProvider(), clock).Until(links.Make(mine), mine));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_is_said_about_times_is_what_the_job_does(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        var (own, open) = (await Text(anna, Page), WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync("/datenschutz")));
        foreach (var rule in RetentionRules.All)
        {
            var said = string.Format(System.Globalization.CultureInfo.GetCultureInfo("de-DE"), RetentionList.TextOf(rule), rule.After.TotalDays);
            Assert.Contains(said, own, StringComparison.Ordinal);
            Assert.Contains(said, open, StringComparison.Ordinal);
        }

        var me = (await trial.Account(Anna)).Id;
        await using var db = trial.Open();
        var rulesDays = RetentionRules.All.Single(rule => rule.What == "PersonViews").After;
        foreach (var age in new[] { rulesDays + TimeSpan.FromMinutes(1), rulesDays - TimeSpan.FromMinutes(1) })
        {
            db.Add(new PersonView { Id = Guid.CreateVersion7(), RegionId = db.RegionId, AccountId = me, Role = Role.Auditor, Page = SeenOn.AuditLog, At = SmallRegion.Now - age });
        }

        await db.SaveChangesAsync();
        await Retention.Run(db, SmallRegion.Now, CancellationToken.None);
        Assert.Equal(SmallRegion.Now - rulesDays + TimeSpan.FromMinutes(1), (await db.PersonViews.AsNoTracking().SingleAsync()).At);
    }

    private static async Task<string> Text(Visitor visitor, string page) => WebUtility.HtmlDecode((await visitor.Get(page)).Html);

    [GeneratedRegex("href=\"([^\"]*/export/[^\"]*)\"")]
    private static partial Regex DownloadLink();
}
