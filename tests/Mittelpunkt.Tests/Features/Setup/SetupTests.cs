using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Legal;
using Mittelpunkt.Web.Features.Setup;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Setup;

/// <summary>A site without a region is set up by whoever has the link, once.</summary>
public sealed class SetupTests
{
    private static readonly string[] Steps = [Paths.Setup, Paths.SetupTowns, Paths.SetupPeople, Paths.SetupImprint, Paths.SetupEnd];

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Whoever_has_the_link_makes_the_region_and_then_it_is_closed_for_ever(string body)
    {
        var database = await TestDatabase.Create(body);
        var first = await Start(database);
        string link;
        using (var visitor = new Visitor(first))
        {
            link = await Enter(visitor, first);
            Assert.Equal((302, Paths.SetupTowns), Led(await visitor.Send(Paths.Setup, "region", ("name", " Beispielland am Main "), ("beschreibung", "Ein\r\nSatz."))));
            Assert.Equal(302, (await visitor.Send(Paths.ToSetupTowns("06438"), "dazu", ("ort", "06438013"))).Status);
            Assert.Equal(302, (await visitor.Send(Paths.ToSetupTowns("aschaff"), "dazu", ("ort", "09661000,09661000,gibtesnicht"))).Status);
        }

        // Going on after a restart, with the same link.
        await first.StopKeepingDatabase();
        await using var site = await Start(database);
        using var later = new Visitor(site);
        Assert.Equal(link, await Enter(later, site));
        Assert.Contains("Beispielland am Main", (await later.Get(Paths.Setup)).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await later.Send(Paths.SetupTowns, "weg", ("ort", "09661000"))).Status);
        var early = await later.Send(Paths.SetupEnd, "fertig");
        Assert.Equal(422, early.Status);
        Assert.Contains("Bitte geben Sie eine g&#xFC;ltige Mailadresse an.", early.Html, StringComparison.Ordinal);
        Assert.Equal((302, Paths.ToSetupMailSent()), Led(await later.Send(Paths.SetupPeople, "koordination", ("koordination", "Wirtschaft@Stadt.test"), ("probe", "ja"))));
        Assert.Contains("Mittelpunkt", (await later.Mail("wirtschaft@stadt.test")).Subject, StringComparison.Ordinal);
        Assert.Equal((302, Paths.SetupEnd), Led(await later.Send(Paths.SetupImprint, "impressum", ("operator-name", "Stadt <b>Beispiel</b>"), ("operator-phone", "06182 1"))));
        var old = (await later.Get(Paths.SetupEnd)).Html;
        Assert.Equal((302, Paths.ToSignIn(Paths.MyOrganisations)), Led(await later.Send(Paths.SetupEnd, "fertig")));

        Assert.Equal((302, Paths.Home), Led(await later.SendFrom(old, "fertig")));
        foreach (var step in Steps.Append(link))
        {
            Assert.Equal(404, (await later.Get(step)).Status);
        }

        Assert.Contains("Stadt &lt;b&gt;Beispiel&lt;/b&gt;", (await later.Get(Paths.Imprint)).Html, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(database.Folder, "setup*"));
        await later.SignIn("wirtschaft@stadt.test", "Kim Beispiel", after: 1);
        Assert.Equal(200, (await later.Get(Paths.JoinRequests)).Status);
        await Holds(database);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Two_who_finish_at_once_make_one_region(string body)
    {
        await using var site = await Start(await TestDatabase.Create(body));
        using var one = new Visitor(site);
        using var other = new Visitor(site);
        await Enter(one, site);
        await Enter(other, site);
        await Fill(one);
        var (first, second) = ((await one.Get(Paths.SetupEnd)).Html, (await other.Get("/en" + Paths.SetupEnd)).Html);
        var answers = await Task.WhenAll(one.SendFrom(first, "fertig"), other.SendFrom(second, "fertig"));
        var refused = Assert.Single(answers, answer => answer.To?.Contains(Paths.SignIn, StringComparison.Ordinal) != true);
        Assert.True(refused.To is Paths.Home or "/en/"
            || (refused.Status == 409 && (refused.Html.Contains("schon angelegt", StringComparison.Ordinal) || refused.Html.Contains("has just been made", StringComparison.Ordinal))), $"{refused.Status} {refused.To}");
        await using var db = site.Database.Open();
        Assert.Equal(1, await db.Regions.CountAsync());
        Assert.Equal(1, await db.Accounts.IgnoreQueryFilters().CountAsync());
        Assert.Equal(1, await db.Towns.IgnoreQueryFilters().CountAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Two_processes_over_one_database_make_one_region(string body)
    {
        await using var site = await Start(await TestDatabase.Create(body));
        var draft = new SetupDraft { Name = "Beispielland", Towns = ["06438013"], Coordinator = "a@b.test" };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            await using var scope = site.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<MakeRegion>().Handle(draft with { Name = "Beispielland " + (char)('A' + number) }, CancellationToken.None);
        }));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.All(outcomes.Where(outcome => outcome.Refusal is not null), outcome => Assert.Equal(nameof(SetupTexts.DoneBefore), outcome.Refusal!.Code));
        await using var db = site.Database.Open();
        Assert.Equal(1, await db.Regions.CountAsync());
    }

    [Fact]
    public async Task Without_the_key_there_is_no_such_page()
    {
        await using var site = await Start(await TestDatabase.Create());
        site.Services.GetRequiredService<SetupKey>().Make();
        using var stranger = new Visitor(site);
        foreach (var step in Steps)
        {
            foreach (var query in new[] { "", "?schluessel=", "?schluessel=falsch", "?schluessel=" + new string('a', 5000) })
            {
                Assert.Equal(404, (await stranger.Get(step + query)).Status);
            }
        }

        Assert.Equal(503, (await stranger.Get("/")).Status);
        Assert.Equal(200, (await stranger.Get("/icon.svg")).Status);
    }

    [Fact]
    public async Task With_a_region_a_key_opens_nothing()
    {
        await using var site = await Site.WithSmallRegion();
        Assert.Null(await SetupFeature.LinkLine(site.Services, "http://localhost", CancellationToken.None));
        Assert.Equal(404, (int)(await site.Client.GetAsync(Paths.ToSetup(site.Services.GetRequiredService<SetupKey>().Make()))).StatusCode);
    }

    [Fact]
    public async Task The_key_lies_in_no_address_and_is_hidden_from_scripts_and_other_people()
    {
        await using var site = await Start(await TestDatabase.Create());
        var link = Paths.ToSetup(site.Services.GetRequiredService<SetupKey>().Make());
        using var answer = await site.Client.GetAsync(link);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("einrichtung=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(Paths.Setup, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(site.Database.Folder, "setup.key")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var line = await SetupFeature.LinkLine(site.Services, "http://[::]:5180/", CancellationToken.None);
        Assert.Contains("http://localhost:5180" + link, line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_set_up_asks_for_what_imprint_and_privacy_page_need() => Assert.Equal(ImprintPage.Required.Union(PrivacyPage.Required), OperatorFile.Keys);

    internal static Task<Site> Start(TestDatabase database) => Site.Start(database, "--Empty", "true", "--environment", "Development");

    internal static async Task<string> Enter(Visitor visitor, Site site)
    {
        var link = Paths.ToSetup(site.Services.GetRequiredService<SetupKey>().Make());
        Assert.Equal((302, Paths.Setup), Led(await visitor.Get(link)));
        return link;
    }

    internal static async Task Fill(Visitor visitor)
    {
        Assert.Equal(302, (await visitor.Send(Paths.Setup, "region", ("name", "Beispielland"))).Status);
        Assert.Equal(302, (await visitor.Send(Paths.SetupTowns, "dazu", ("ort", "06438013"))).Status);
        Assert.Equal(302, (await visitor.Send(Paths.SetupPeople, "koordination", ("koordination", "wirtschaft@stadt.test"))).Status);
    }

    internal static (int, string?) Led((int Status, string Html, string? To) answer) => (answer.Status, answer.To);

    private static async Task Holds(TestDatabase database)
    {
        await using var db = database.Open();
        var region = await db.Regions.SingleAsync();
        Assert.Equal(("beispielland-am-main", "Beispielland am Main", "Ein Satz."), (region.Slug, region.Name, region.Description));
        await using var inside = database.Open(region);
        var town = await inside.Towns.SingleAsync();
        Assert.Equal(("Seligenstadt", "06438013", "seligenstadt"), (town.Name, town.Ags, town.Slug));
        Assert.True(region.Bounds.Contains(town.Longitude, town.Latitude) && region.Bounds.East - region.Bounds.West is > 0.05 and < 0.5);
        Assert.Equal(Role.Coordinator, (await inside.RoleGrants.SingleAsync()).Role);
        Assert.Equal(1, await inside.AuditEntries.CountAsync());
    }
}
