using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Demo;

/// <summary>The two fictional people with an office: what waits for each, and that it takes both to remove an entry.</summary>
public sealed class PersonaOfficeTests
{
    private const string Leaving = "/akteure/beispiel-gastro";
    private const string Library = "Beispiel-Stadtbücherei am Kai";

    private const string Karla = "karla.beispiel@wirtschaft.beispiel.example";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task One_proposed_and_only_the_other_removes(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        await using var db = demo.Open();
        var proposed = await db.Corrections.AsNoTracking().SingleAsync(c => c.ProposedAt != null);
        var karla = await demo.SignInAs("Coordinator");
        var hers = await Words(karla, Paths.Corrections);
        Assert.Contains(Library, hers, StringComparison.Ordinal);
        Assert.Contains("Ihr Vorschlag wartet auf eine zweite Person.", hers, StringComparison.Ordinal);
        Assert.DoesNotContain($"bestaetigen-{proposed.Id}", hers, StringComparison.Ordinal);

        var ulla = demo.Visitor();
        Assert.Equal((302, Paths.Coordination), await ulla.Send(Paths.SignIn, "Auditor") is var (status, _, to) ? (status, to) : default);
        Assert.Contains("1 wartet", await Words(ulla, Paths.Coordination), StringComparison.Ordinal);
        Assert.Equal(200, (await ulla.Get(Paths.AuditLog)).Status);
        var list = (await ulla.Get(Paths.Corrections)).Html;
        var seen = System.Net.WebUtility.HtmlDecode(list);
        Assert.Contains("Karla Beispiel schlägt", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Library, seen, StringComparison.Ordinal);

        // What she was shown is a form of hers; sent by the one who proposed, it does nothing.
        var forged = (await karla.Get(Paths.Corrections)).Html.Replace($"zuruecknehmen-{proposed.Id}", $"bestaetigen-{proposed.Id}", StringComparison.Ordinal);
        Assert.InRange((await karla.SendFrom(forged, $"bestaetigen-{proposed.Id}")).Status, 400, 499);
        Assert.Equal(200, (await demo.Visitor().Get(Leaving)).Status);

        Assert.Equal(302, (await ulla.SendFrom(list, $"bestaetigen-{proposed.Id}")).Status);
        Assert.Equal(410, (await demo.Visitor().Get(Leaving)).Status);
        Assert.Equal(200, (await demo.Visitor().Get(DemoTrial.Real)).Status);
        Assert.True(await db.Tombstones.IgnoreQueryFilters().AllAsync(t => t.IsExample));
        Assert.Equal(1, await db.Tombstones.IgnoreQueryFilters().CountAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Requests_about_real_entries_are_not_theirs(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        await using var db = demo.Open();
        Assert.Equal(302, (await demo.Visitor().Send(DemoTrial.Real + "/korrigieren", "korrektur", ("art", "entfernen"), ("text", "Bitte nehmen Sie uns heraus."))).Status);
        var real = await db.Corrections.AsNoTracking().SingleAsync(c => c.Kind == CorrectionKind.Remove && c.ProposedAt == null);
        foreach (var person in new[] { "Coordinator", "Auditor" })
        {
            var visitor = await demo.SignInAs(person);
            Assert.DoesNotContain("Bitte nehmen Sie uns heraus.", await Words(visitor, Paths.Corrections), StringComparison.Ordinal);
        }

        // A made-up request is told to the made-up coordinator only.
        Assert.Equal(302, (await demo.Visitor().Send(DemoTrial.Example + "/korrigieren", "korrektur", ("art", "korrigieren"), ("text", "Bitte den Namen berichtigen."))).Status);
        Assert.Equal([Karla], await db.Set<OutboxMail>().IgnoreQueryFilters().Where(m => m.Key.StartsWith("asked-entry:")).Select(m => m.To).ToListAsync());

        var karla = await demo.SignInAs("Coordinator");
        var own = await db.Corrections.AsNoTracking().OrderBy(c => c.At).FirstAsync(c => c.Kind == CorrectionKind.Correct);
        var forged = (await karla.Get(Paths.Corrections)).Html.Replace(own.Id.ToString(), real.Id.ToString(), StringComparison.Ordinal);
        Assert.Equal(409, (await karla.SendFrom(forged, $"abschliessen-{real.Id}", ("ausgang", "1"), ($"antwort-{real.Id}", "Das ist erledigt."))).Status);
        Assert.Null((await db.Corrections.AsNoTracking().SingleAsync(c => c.Id == real.Id)).SettledAt);
        Assert.Equal(0, await db.Tombstones.IgnoreQueryFilters().CountAsync());
    }

    private static async Task<string> Words(Visitor visitor, string path) => System.Net.WebUtility.HtmlDecode((await visitor.Get(path)).Html);
}
