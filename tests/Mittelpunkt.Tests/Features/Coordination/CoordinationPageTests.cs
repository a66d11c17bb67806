using System.Net;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.Coordination;

/// <summary>The overview for people with an office: each sees what its office allows, nobody else sees that it exists.</summary>
public sealed class CoordinationPageTests
{
    private const string Page = "/koordination";
    private const string Anna = "anna@dichtung.test";
    private const string Mo = "mo@beispielstadt.test";
    private const string Rita = "rita@beispielstadt.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Each_office_finds_its_pages_and_how_much_waits(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await Give(trial, Mo, Role.Moderator);
        await Give(trial, Rita, Role.Auditor);
        var carla = await trial.SignIn("carla@anderswo.test", "Carla Beispiel");
        await carla.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await Fill(trial);

        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel", after: 1);
        var page = await Text(kim, Page);
        foreach (var (path, waits) in new[] { ("anfragen", "1 wartet"), ("meldungen", "2 warten"), ("post", "1 wartet"), ("eintraege", "Nichts wartet.") })
        {
            var part = page[page.IndexOf($"/koordination/{path}\"", StringComparison.Ordinal)..];
            Assert.Contains(waits, part[..part.IndexOf("</li>", StringComparison.Ordinal)], StringComparison.Ordinal);
            Assert.Contains($"href=\"{Page}\"", await Text(kim, Page + "/" + path), StringComparison.Ordinal);
        }

        Assert.Contains($"href=\"{Page}\"", await Text(kim, Page + "/protokoll"), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", await Text(kim, "/konto"), StringComparison.Ordinal);
        Assert.Contains("2 waiting", await Text(kim, "/en" + Page), StringComparison.Ordinal);

        Assert.Equal(["meldungen"], Offered(await Text(await trial.SignIn(Mo, "Mo Beispiel"), Page)));
        Assert.Equal(["protokoll"], Offered(await Text(await trial.SignIn(Rita, "Rita Beispiel"), Page)));
    }

    [Fact]
    public async Task Nobody_counts_cases_about_what_is_its_own()
    {
        await using var trial = await MembersTrial.Start(TestDatabase.Sqlite);
        await Give(trial, Anna, Role.Moderator);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await Fill(trial);
        Assert.Contains("2 warten", await Text(anna, Page), StringComparison.Ordinal);

        // Anna's firm is reported, and so is the project it leads.
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        Assert.Contains("Nichts wartet.", await Text(anna, Page), StringComparison.Ordinal);
        Assert.Contains("Es ist nichts gemeldet.", await Text(anna, Page + "/meldungen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_everybody_else_there_is_no_such_page()
    {
        await using var trial = await MembersTrial.Start(TestDatabase.Sqlite);
        Assert.Equal(404, (await (await trial.SignIn(Anna, "Anna Beispiel")).Get(Page)).Status);
        using var guest = new Visitor(trial.Site);
        Assert.Equal(302, (await guest.Get(Page)).Status);
    }

    private static async Task Fill(MembersTrial trial)
    {
        var region = trial.Small.Region.Id;
        var now = DateTimeOffset.UtcNow;
        await using var db = trial.Open();
        db.AddRange(
            new ReportCase { Id = Guid.CreateVersion7(), RegionId = region, ActorId = trial.Firm.Id, OpenedAt = now },
            new ReportCase { Id = Guid.CreateVersion7(), RegionId = region, ProjectId = trial.Small.Project.Id, OpenedAt = now },
            new OutboxMail { Id = Guid.CreateVersion7(), RegionId = region, Key = "asked:probe", To = "weg@beispiel.test", State = MailState.Refused, At = now, DueAt = now, UsefulUntil = now, DoneAt = now, Answer = "550" });
        await db.SaveChangesAsync();
    }

    private static async Task Give(MembersTrial trial, string address, Role role)
    {
        await using var db = trial.Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(address, role, take: false, CancellationToken.None)).Value);
    }

    private static IEnumerable<string> Offered(string page) => new[] { "anfragen", "eintraege", "meldungen", "post", "protokoll" }.Where(path => page.Contains($"/koordination/{path}\"", StringComparison.Ordinal));

    private static async Task<string> Text(Visitor visitor, string path) => WebUtility.HtmlDecode((await visitor.Get(path)).Html);
}
