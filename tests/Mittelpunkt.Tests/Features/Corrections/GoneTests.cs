using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Demo;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Tests.Features.Corrections;

/// <summary>Nothing public shows a removed organisation any more, at once.</summary>
public sealed class GoneTests
{
    private const string Name = "Dichtungstechnik";
    private const string Slug = "beispiel-dichtungstechnik-gmbh";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Its_address_is_gone_and_no_page_file_or_stream_shows_it(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await using (var db = trial.Open())
        {
            await db.ActorSources.Where(s => s.ActorId == trial.Members.Firm.Id).ExecuteUpdateAsync(row => row.SetProperty(s => s.FormerSlug, "alte-dichtung"));
        }

        string[] all = ["/", "/akteure", "/akteure?q=Dichtungstechnik", "/orte/aburg", "/netz", "/vorhaben", "/api/v1/actors", "/api/v1/actors.csv", "/api/v1/actors.geojson", "/api/v1/ties.csv", "/api/v1/ties.geojson", "/api/v1/pulses.csv", "/sitemap-1.xml"];
        using var visitor = new Visitor(trial.Site);
        Assert.Contains(Slug, string.Concat(await Task.WhenAll(all.Select(async path => (await visitor.Get(path)).Html))), StringComparison.Ordinal);
        var figure = (await visitor.Get("/api/v1/network")).Html;
        var feeds = trial.Site.Services.GetRequiredService<PulseFeeds>();
        var listening = (await feeds.Of(trial.Members.Small.Region).Listen(0, CancellationToken.None))!.Value;
        Assert.NotEmpty(listening.Missed);

        await trial.Remove();
        foreach (var page in new[] { "", "/karte", "/korrigieren", "/melden", "/weg" })
        {
            Assert.Equal((page, 410), (page, (await visitor.Get($"/akteure/{Slug}{page}")).Status));
        }

        Assert.Contains("verlangt, hier nicht zu stehen", (await visitor.Get("/akteure/alte-dichtung")).Html, StringComparison.Ordinal);
        Assert.Contains("asked not to be listed", (await visitor.Get("/en/akteure/" + Slug)).Html, StringComparison.Ordinal);
        Assert.Equal(410, (await visitor.Get("/api/v1/actors/" + Slug)).Status);
        Assert.Equal(404, (await visitor.Get("/akteure/nie-dagewesen")).Status);
        for (var wait = 0; wait < 100 && (await visitor.Get("/api/v1/network")).Html == figure; wait++)
        {
            await Task.Delay(50);
        }

        Assert.NotEqual(figure, (await visitor.Get("/api/v1/network")).Html);
        foreach (var path in all)
        {
            var answer = await visitor.Get(path);
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain(Slug, answer.Html, StringComparison.Ordinal);
            Assert.True(path.Contains("?q=", StringComparison.Ordinal) || !answer.Html.Contains(Name, StringComparison.Ordinal), path);
        }

        // Whoever comes back to the stream is sent to the log, where nothing of it is left.
        Assert.Null(await feeds.Of(trial.Members.Small.Region).Listen(0, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task An_example_that_was_removed_is_not_there_after_the_next_start(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        await using (var db = demo.Open())
        {
            var actor = await db.Actors.IgnoreQueryFilters().SingleAsync(a => a.Slug == "beispiel-dichtung");
            // Whoever acts for it takes no part; the mentor does not.
            var mentor = await db.Accounts.IgnoreQueryFilters().SingleAsync(a => a.Email.StartsWith("georg."));
            db.Add(new Correction { Id = Guid.CreateVersion7(), RegionId = demo.Small.Region.Id, ActorId = actor.Id, Kind = CorrectionKind.Remove, Text = "Bitte entfernen.", Contact = "echt@irgendwo.test", At = SmallRegion.Now });
            db.Add(new RoleGrant { RegionId = demo.Small.Region.Id, AccountId = mentor.Id, Role = Role.Moderator, GrantedAt = SmallRegion.Now });
            await db.SaveChangesAsync();
        }

        var (karla, georg) = (await demo.SignInAs("Coordinator"), await demo.SignInAs("Mentor"));
        await using (var db = demo.Open())
        {
            var id = (await db.Corrections.IgnoreQueryFilters().SingleAsync(c => c.Contact == "echt@irgendwo.test")).Id;
            Assert.Equal(302, (await karla.Send(RemovalTrial.Page, $"vorschlagen-{id}", ($"gruende-{id}", RemovalTrial.Reasons))).Status);
            Assert.Equal(302, (await georg.Send(RemovalTrial.Page, $"bestaetigen-{id}")).Status);
            // Nobody real gets a mail from somebody made up.
            Assert.False(await db.Set<Web.Data.Outbox.OutboxMail>().IgnoreQueryFilters().AnyAsync(m => m.To == "echt@irgendwo.test"));
        }

        await demo.Site.StopKeepingDatabase();
        var again = await Site.Start(demo.Site.Database, "--environment", "Development", "--Demo", "true");
        using var visitor = new Visitor(again);
        var statuses = (await visitor.Get(DemoTrial.Example), await visitor.Get("/akteure/beispiel-sensorik"));
        await again.StopKeepingDatabase();
        Assert.Equal((410, 200), (statuses.Item1.Status, statuses.Item2.Status));
    }
}
