using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Entries;

/// <summary>People enter organisations that are missing, in a browser without script.</summary>
public sealed class EnterTests
{
    private const string Page = "/eintragen";
    private const string Nora = "nora@pumpen.test";

    private static readonly (string, string)[] Pumps =
        [("name", "Pumpenbau Nord GmbH"), ("art", "company"), ("ort", "aburg"), ("website", "https://www.pumpen.test/start"), ("satz", "Wir bauen Pumpen für Kläranlagen.")];

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_is_no_organisation_of_the_region_is_said_and_nothing_is_kept(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await using (var plain = trial.Site.Database.Open())
        {
            var other = new Region { Id = Guid.CreateVersion7(), Slug = "fern", Name = "Fern", Bounds = trial.Small.Region.Bounds };
            plain.Add(other);
            await plain.SaveChangesAsync();
            await using var far = trial.Site.Database.Open(other);
            far.Add(new Town { Id = Guid.CreateVersion7(), RegionId = other.Id, Ags = "01001000", Slug = "fernstadt", Name = "Fernstadt", Longitude = 9, Latitude = 50, IsMember = true });
            await far.SaveChangesAsync();
        }

        var nora = await trial.SignIn(Nora, "Nora Beispiel");
        foreach (var (field, value, says) in new[]
        {
            ("name", "", "Namen der Organisation"), ("name", "***", "Namen der Organisation"), ("name", new string('x', 301), "300 Zeichen"),
            ("art", "", "was für eine Organisation"), ("art", "unknown", "was für eine Organisation"), ("ort", "", "Ort der Region"), ("ort", "fernstadt", "Ort der Region"),
            ("website", "javascript:alert(1)", "www.beispiel.de"), ("website", "http://a b.test", "www.beispiel.de"), ("satz", "kurz", "in einem Satz"), ("satz", new string('x', 301), "300 Zeichen"),
        })
        {
            var sent = await nora.Send(Page, "eintragen", With(Pumps, field, value));
            Assert.Equal(422, sent.Status);
            Assert.Contains(says, System.Net.WebUtility.HtmlDecode(sent.Html), StringComparison.Ordinal);
        }

        Assert.Equal(422, (await nora.Send(Page, "eintragen")).Status);
        await using var db = trial.Open();
        Assert.Equal(0, await db.NewEntries.IgnoreQueryFilters().CountAsync());
        using var visitor = new Visitor(trial.Site);
        Assert.Equal((302, "/anmelden?zurueck=%2Feintragen"), await visitor.Get(Page) is var (status, _, to) ? (status, to) : default);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task With_an_address_at_its_website_and_nothing_similar_it_is_public_at_once(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        Assert.Contains("href=\"/eintragen?name=Pumpenbau\"", await trial.Site.Client.GetStringAsync("/akteure?q=Pumpenbau"), StringComparison.Ordinal);
        var nora = await trial.SignIn(Nora, "Nora Beispiel");
        Assert.Contains("value=\"Pumpenbau\"", (await nora.Get(Page + "?name=Pumpenbau")).Html, StringComparison.Ordinal);
        var sent = await nora.Send(Page, "eintragen", Pumps);
        Assert.Equal((302, "/eintragen?erledigt=ja&eintrag=pumpenbau-nord-gmbh"), (sent.Status, sent.To));
        Assert.Contains("Sie haben die Inhaberschaft", (await nora.Get(sent.To!)).Html, StringComparison.Ordinal);

        var page = System.Net.WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync("/akteure/pumpenbau-nord-gmbh"));
        Assert.Contains("Eigene Angabe der Organisation", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nora", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ffentlichen Quellen", page, StringComparison.Ordinal);
        Assert.Contains("Pumpenbau Nord GmbH", await trial.Site.Client.GetStringAsync("/akteure?q=Pumpenbau"), StringComparison.Ordinal);
        Assert.Contains("sofort öffentlich", (await nora.Mail(MembersTrial.Coordinator)).TextBody, StringComparison.Ordinal);
        await using var db = trial.Open();
        var actor = await db.Actors.Include(a => a.Sources).SingleAsync(a => a.Slug == "pumpenbau-nord-gmbh");
        Assert.Equal(("pumpen.test", PositionPrecision.Town, true, "Eigene Angabe"), (actor.Domain, actor.Precision, actor.ClaimedAt is not null, actor.Sources.Single().Source));
        Assert.Equal((Rights.Own, Proof.MailDomain), await trial.MembershipOf(Nora) is { } m ? (m.Rights, m.Proof!.Value) : default);
        Assert.Equal(PulseKind.ActorAdded, (await db.Pulses.SingleAsync(p => p.ActorId == actor.Id)).Kind);
        Assert.Equal((null, "MailDomain"), await db.AuditEntries.SingleAsync(e => e.Act == AuditAct.EntryPublished) is var e ? (e.By, e.Reason) : default);

        var again = await nora.Send(Page, "eintragen", With(Pumps, "ort", "hastadt"));
        Assert.Equal(200, again.Status);
        Assert.Contains("Dieselbe Website (pumpen.test)", again.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Else_it_waits_unseen_until_the_coordinator_publishes_it(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var nora = await trial.SignIn("nora@anderswo.test", "Nora Beispiel");
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var before = await Public(trial);
        var sent = await nora.Send(Page, "eintragen", Pumps);
        Assert.Equal((302, "/eintragen?erledigt=ja"), (sent.Status, sent.To));
        Assert.Equal(before, await Public(trial));
        Assert.Contains("auf die Koordination warten", (await nora.Get(Page)).Html, StringComparison.Ordinal);
        Assert.Equal(409, (await nora.Send(Page, "eintragen", With(Pumps, "name", "PUMPENBAU Nord"))).Status);
        Assert.Equal(404, (await nora.Get("/koordination/eintraege")).Status);
        Assert.Contains("nach Ihrer Freigabe", (await kim.Mail(MembersTrial.Coordinator, after: 1)).TextBody, StringComparison.Ordinal);

        var list = (await kim.Get("/koordination/eintraege")).Html;
        Assert.Contains("nora@anderswo.test", list, StringComparison.Ordinal);
        Assert.Contains("Die Adresse sagt nicht", list, StringComparison.Ordinal);
        var id = await Waiting(trial);
        Assert.Equal((302, "/koordination/eintraege?erledigt=ja"), await kim.SendFrom(list, $"freigeben-{id}") is var (status, _, to) ? (status, to) : default);
        Assert.Equal(409, (await kim.SendFrom(list, $"freigeben-{id}")).Status);
        Assert.Equal(409, (await kim.SendFrom(list, $"ablehnen-{id}", ($"grund-{id}", "Nein."))).Status);
        Assert.Contains("hat Pumpenbau Nord GmbH freigegeben", (await nora.Mail("nora@anderswo.test", after: 1)).TextBody, StringComparison.Ordinal);
        Assert.Equal((Rights.Own, Proof.Coordinator), await trial.MembershipOf("nora@anderswo.test") is { } m ? (m.Rights, m.Proof!.Value) : default);
        Assert.Contains("Pumpenbau Nord GmbH", await trial.Site.Client.GetStringAsync("/akteure?q=Pumpenbau"), StringComparison.Ordinal);
        Assert.Contains("bei den neuen Einträgen", System.Net.WebUtility.HtmlDecode((await nora.Get("/konto/daten")).Html), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_resembles_an_entry_is_asked_about_first_and_then_waits_even_with_the_own_domain(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var nora = await trial.SignIn(Nora, "Nora Beispiel");
        var form = With(Pumps, "name", "Beispiel Dichtungs-Technik Aburg");
        var asked = await nora.Send(Page, "eintragen", form);
        Assert.Equal(200, asked.Status);
        Assert.Contains("Ist es eine von diesen?", asked.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{MembersTrial.Seals}/mitmachen\"", asked.Html, StringComparison.Ordinal);
        Assert.Equal(0, await Count(trial));
        // Whoever makes up that it has seen others is asked again.
        Assert.Equal(200, (await nora.Send(Page, "eintragen", [.. form, ("gesehen", Guid.NewGuid().ToString()), ("gesehen", "x")])).Status);
        Assert.Equal(0, await Count(trial));
        var anyway = await nora.SendFrom(asked.Html, "eintragen", form);
        Assert.Equal((302, "/eintragen?erledigt=ja"), (anyway.Status, anyway.To));
        Assert.Equal(1, await Count(trial));

        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel", after: 1);
        var list = (await kim.Get("/koordination/eintraege")).Html;
        Assert.Contains("Könnte schon da sein", System.Net.WebUtility.HtmlDecode(list), StringComparison.Ordinal);
        await using (var db = trial.Open())
        {
            db.Add(SmallRegion.NewActor(trial.Small.Region, "Beispieldichtungstechnik", ActorKind.Company, await db.Towns.SingleAsync(t => t.Slug == "aburg"), 9.1, 49.9, null));
            await db.SaveChangesAsync();
        }

        var id = await Waiting(trial);
        var late = await kim.SendFrom(list, $"freigeben-{id}");
        Assert.Equal(409, late.Status);
        Assert.Contains("einen weiteren ähnlichen Eintrag", System.Net.WebUtility.HtmlDecode(late.Html), StringComparison.Ordinal);
        Assert.Equal(422, (await kim.Send("/koordination/eintraege", $"ablehnen-{id}", ($"grund-{id}", "  "))).Status);
        Assert.Equal(302, (await kim.Send("/koordination/eintraege", $"ablehnen-{id}", ($"grund-{id}", "Gibt es <schon>."))).Status);
        Assert.Contains("Gibt es <schon>.", (await nora.Mail(Nora, after: 1)).TextBody, StringComparison.Ordinal);
        Assert.Contains("„Beispiel Dichtungs-Technik Aburg“: Gibt es <schon>.", System.Net.WebUtility.HtmlDecode((await kim.Get("/koordination/protokoll")).Html), StringComparison.Ordinal);
        Assert.Equal(429, (await nora.Send(Page, "eintragen", form)).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Of_two_who_enter_the_same_at_once_the_second_is_shown_the_first(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        Visitor[] both = [await trial.SignIn(Nora, "Nora Beispiel"), await trial.SignIn("otto@pumpen.test", "Otto Beispiel")];
        var pages = await Task.WhenAll(both.Select(async one => (await one.Get(Page)).Html));
        var sent = await Task.WhenAll(both.Select((one, i) => one.SendFrom(pages[i], "eintragen", Pumps)));
        Assert.Equal([200, 302], sent.Select(answer => answer.Status).Order());
        Assert.Contains("/akteure/pumpenbau-nord-gmbh/mitmachen", sent.Single(answer => answer.Status == 200).Html, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Equal(1, await db.Actors.CountAsync(a => a.Domain == "pumpen.test"));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nobody_floods_the_region_answers_for_itself_or_takes_back_what_others_entered(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        Assert.Equal(302, (await kim.Send(Page, "eintragen", Pumps)).Status);
        var id = await Waiting(trial);
        Assert.DoesNotContain($"freigeben-{id}", (await kim.Get("/koordination/eintraege")).Html, StringComparison.Ordinal);
        var own = (await kim.Get(Page)).Html;
        var nora = await trial.SignIn("nora@anderswo.test", "Nora Beispiel");
        for (var number = 1; number <= NewEntry.Most; number++)
        {
            Assert.Equal(302, (await nora.Send(Page, "eintragen", With(Pumps, "name", $"Werk {number} Neustadt"))).Status);
        }

        Assert.Equal(429, (await nora.Send(Page, "eintragen", With(Pumps, "name", "Werk 77 Neustadt"))).Status);
        // A form of somebody else's page, sent by its name.
        var stolen = (await nora.Get(Page)).Html;
        var mine = await IdOf(trial, "Werk 1 Neustadt");
        Assert.Equal(409, (await nora.SendFrom(stolen.Replace(mine.ToString(), id.ToString(), StringComparison.Ordinal), $"zurueck-{id}")).Status);
        Assert.Equal(302, (await nora.SendFrom(stolen, $"zurueck-{mine}")).Status);
        Assert.Equal(429, (await nora.Send(Page, "eintragen", With(Pumps, "name", "Werk 78 Neustadt"))).Status);
        Assert.Equal(302, (await kim.SendFrom(own, $"zurueck-{id}")).Status);
    }

    private static async Task<Guid> IdOf(MembersTrial trial, string name)
    {
        await using var db = trial.Open();
        return await db.NewEntries.Where(e => e.Name == name).Select(e => e.Id).SingleAsync();
    }

    private static (string, string)[] With((string Name, string Value)[] form, string field, string value) =>
        [.. form.Select(pair => pair.Name == field ? (field, value) : pair)];

    private static async Task<Guid> Waiting(MembersTrial trial)
    {
        await using var db = trial.Open();
        return (await db.NewEntries.SingleAsync(e => e.State == NewEntryState.Waiting)).Id;
    }

    private static async Task<int> Count(MembersTrial trial)
    {
        await using var db = trial.Open();
        return await db.NewEntries.CountAsync();
    }

    private static async Task<string> Public(MembersTrial trial)
    {
        var answers = new List<string>();
        foreach (var path in new[] { "/", "/akteure", "/akteure?q=Pumpenbau", "/orte/aburg", "/netz", "/api/v1/actors", "/api/v1/actors.geojson", "/api/v1/pulses.csv", "/sitemap-1.xml" })
        {
            answers.Add(await trial.Site.Client.GetStringAsync(path));
        }

        return string.Join('\n', answers);
    }
}
