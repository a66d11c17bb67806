using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Members;

/// <summary>One link takes in a whole circle: what it gives, to whom, and when it is over.</summary>
public sealed partial class InvitationTests
{
    private const string Anna = "anna@dichtung.test";
    private const string Page = MembersTrial.Seals + "/team/einladungen";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Only_owners_make_links_and_none_without_end_or_that_gives_ownership(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await Owner(trial);
        foreach (var (rights, days, people) in new[] { ("2", "0", "5"), ("2", "91", "5"), ("2", "", "5"), ("2", "9999999999", "5"), ("2", "5", "0"), ("2", "5", "201"), ("2", "5", "-1"), ("1", "5", "5") })
        {
            Assert.Equal(422, (await anna.Send(Page, "einladen", ("rechte", rights), ("tage", days), ("personen", people))).Status);
        }

        var ben = await trial.SignIn("ben@anderswo.test", "Ben Beispiel");
        Assert.Equal(404, (await ben.Get(Page)).Status);
        Assert.Equal(404, (await anna.Get("/akteure/beispiel-logistik-kg/team/einladungen")).Status);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        Assert.Equal(404, (await kim.Get(Page)).Status);
        for (var i = 0; i < Invitation.MostLinks; i++)
        {
            Assert.Equal(302, (await anna.Send(Page, "einladen", ("rechte", "2"), ("tage", "5"), ("personen", "5"))).Status);
        }

        Assert.Equal(429, (await anna.Send(Page, "einladen", ("rechte", "2"), ("tage", "5"), ("personen", "5"))).Status);
        await using var db = trial.Open();
        Assert.Equal(Invitation.MostLinks, await db.Invitations.CountAsync());
        Assert.Equal(Invitation.MostLinks, await db.AuditEntries.CountAsync(e => e.Act == AuditAct.InvitationMade));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Whoever_opens_it_sees_what_it_is_and_belongs_to_nothing_before_accepting(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await Owner(trial);
        var link = await Link(anna, 5, "2", "4");
        using var visitor = new Visitor(trial.Site);
        var (status, html, _) = await visitor.Get(link);
        var seen = WebUtility.HtmlDecode(html);
        Assert.Equal(200, status);
        Assert.Contains("Anna Beispiel lädt Sie ein", seen, StringComparison.Ordinal);
        Assert.Contains("Redaktion, Sprechen", seen, StringComparison.Ordinal);
        Assert.Contains("/anmelden?zurueck=%2Feinladung%2F", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("annehmen\"", html, StringComparison.Ordinal);

        var ben = await trial.SignIn("ben@anderswo.test", "Ben Beispiel");
        var form = (await ben.Get(link)).Html;
        Assert.Null(await trial.MembershipOf("ben@anderswo.test"));
        Assert.Equal(302, (await ben.SendFrom(form, "annehmen", ("rechte", "1"))).Status);
        Assert.Equal((MembershipState.Active, Rights.Edit | Rights.Speak, Proof.Invitation), await trial.MembershipOf("ben@anderswo.test") is { } m ? (m.State, m.Rights, m.Proof!.Value) : default);
        Assert.Equal(409, (await ben.SendFrom(form, "annehmen")).Status);
        var again = (await ben.Get(link)).Html;
        Assert.Contains("Sie gehören schon dazu", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        Assert.Contains(MembersTrial.Seals + "/team", again, StringComparison.Ordinal);
        Assert.DoesNotContain("annehmen\"", again, StringComparison.Ordinal);
        Assert.Equal(1, await Uses(trial));
        Assert.Contains("1 von 5 Personen", (await anna.Get(Page)).Html, StringComparison.Ordinal);
        Assert.Contains("durch eine Einladung", (await anna.Get(MembersTrial.Seals + "/team")).Html, StringComparison.Ordinal);
        Assert.Contains("Ben Beispiel (ben@anderswo.test)", (await anna.Mail(Anna, after: 1)).TextBody, StringComparison.Ordinal);

        // Whoever was removed does not come back by the same link.
        var his = (await trial.MembershipOf("ben@anderswo.test"))!.Id;
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/team", $"entfernen-{his}")).Status);
        Assert.Equal(409, (await ben.Send(link, "annehmen")).Status);
        Assert.Equal(1, await Uses(trial));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task It_is_over_when_used_up_revoked_expired_or_when_its_maker_is_no_owner_any_more(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await Owner(trial);
        Visitor[] two = [await trial.SignIn("ben@anderswo.test", "Ben Beispiel"), await trial.SignIn("eva@anderswo.test", "Eva Beispiel")];

        var once = await Link(anna, 1, "2");
        var forms = await Task.WhenAll(two.Select(async one => (await one.Get(once)).Html));
        var both = await Task.WhenAll(two.Select((one, i) => one.SendFrom(forms[i], "annehmen")));
        // Whoever comes while the other is being let in meets a conflict, whoever comes just after finds it over.
        Assert.Equal(302, both.Min(answer => answer.Status));
        Assert.Contains(both.Max(answer => answer.Status), new[] { 409, 410 });
        Assert.Equal(410, (await two[0].Get(once)).Status);

        var late = both[0].Status != 302 ? two[0] : two[1];
        var revoked = await Link(anna, 5, "2");
        var form = (await late.Get(revoked)).Html;
        await using (var db = trial.Open())
        {
            var id = (await db.Invitations.OrderByDescending(i => i.Id).FirstAsync()).Id;
            Assert.Equal(302, (await anna.Send(Page, $"widerrufen-{id}")).Status);
        }

        Assert.Equal(410, (await late.Get(revoked)).Status);
        Assert.NotEqual(302, (await late.SendFrom(form, "annehmen")).Status);

        var expired = await Link(anna, 5, "2");
        form = (await late.Get(expired)).Html;
        await using (var db = trial.Open())
        {
            await db.Invitations.ExecuteUpdateAsync(set => set.SetProperty(i => i.Until, DateTimeOffset.UtcNow.AddSeconds(-1)));
        }

        Assert.Equal(410, (await late.Get(expired)).Status);
        Assert.NotEqual(302, (await late.SendFrom(form, "annehmen")).Status);

        var orphaned = await Link(anna, 5, "2");
        form = (await late.Get(orphaned)).Html;
        await using (var db = trial.Open())
        {
            await db.Memberships.Where(m => db.Accounts.Any(a => a.Id == m.AccountId && a.Email == Anna)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Rights, Rights.Edit));
        }

        Assert.Equal(410, (await late.Get(orphaned)).Status);
        Assert.NotEqual(302, (await late.SendFrom(form, "annehmen")).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_link_nobody_made_here_leads_nowhere_in_every_region(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await using (var plain = trial.Site.Database.Open())
        {
            plain.Add(new Region { Id = Guid.CreateVersion7(), Slug = "fern", Name = "Fern", Host = "fern.test", Bounds = trial.Small.Region.Bounds });
            await plain.SaveChangesAsync();
        }

        var anna = await Owner(trial);
        var link = await Link(anna, 5, "2");
        foreach (var forged in new[] { "/einladung/x", "/einladung/" + Guid.NewGuid(), link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), link + "A", "/einladung/" + new string('A', 2000), "/einladung/%00" })
        {
            Assert.Contains((await anna.Get(forged)).Status, new[] { 400, 404 });
        }

        using var far = new Visitor(trial.Site, host: "fern.test");
        Assert.Equal(404, (await far.Get(link)).Status);
        await using var db = trial.Open();
        var row = await db.Invitations.AsNoTracking().SingleAsync();
        Assert.DoesNotContain(row.GetType().GetProperties(), property => property.GetValue(row) is string text && link.Contains(text, StringComparison.Ordinal));
    }

    private static async Task<Visitor> Owner(MembersTrial trial)
    {
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        return anna;
    }

    // The newest link of the page, as a path.
    private static async Task<string> Link(Visitor owner, int people, params string[] rights)
    {
        var made = await owner.Send(Page, "einladen", [.. rights.Select(right => ("rechte", right)), ("tage", "5"), ("personen", $"{people}")]);
        Assert.Equal(302, made.Status);
        return new Uri(WebUtility.HtmlDecode(Links().Matches((await owner.Get(made.To!)).Html)[^1].Groups[1].Value)).AbsolutePath;
    }

    private static async Task<int> Uses(MembersTrial trial)
    {
        await using var db = trial.Open();
        return await db.Invitations.SumAsync(i => i.Uses);
    }

    [GeneratedRegex(@"class=""long-link"" href=""([^""]+)""")]
    private static partial Regex Links();
}
