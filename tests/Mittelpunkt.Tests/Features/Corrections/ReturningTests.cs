using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Tests.Features.Corrections;

/// <summary>What was removed does not come back, until the coordinator lets it.</summary>
public sealed class ReturningTests
{
    private const string Actors = """
        key,name,town,website,register
        test:beispiel-dichtungstechnik-gmbh,Ganz Anders AG,Hastadt,,
        neu:name,BEISPIEL Dichtungs-Technik mbH,Aburg,,
        neu:domain,Unauffällig eG,Hastadt,https://www.dichtung.test/aburg,
        neu:register,Noch Eine KG,Hastadt,,aburg hrb 77
        gut:ort,Beispiel Dichtungstechnik GmbH,Hastadt,,
        gut:name,Beispiel Dichtungstechnik Nord und Süd,Aburg,,
        """;

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Imports_pass_over_it_and_whatever_refers_to_it_by_any_key(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await using (var db = trial.Open())
        {
            await db.Actors.Where(a => a.Id == trial.Members.Firm.Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.RegisterNumber, "Aburg HRB 77"));
        }

        await trial.Remove();
        var report = await Import(trial, "a.csv", Actors);
        Assert.Equal((ImportEnd.Stored, 2), (report.End, report.Tallies.Actors.New));
        Assert.Equal([(2L, "Ganz Anders AG"), (3L, "BEISPIEL Dichtungs-Technik mbH"), (4L, "Unauffällig eG"), (5L, "Noch Eine KG")], report.Unwanted);
        Assert.Contains("verlangt, hier nicht zu stehen", ImportsTexts.ResourceManager.GetString(nameof(ImportsTexts.Unwanted), CultureInfo.GetCultureInfo("de"))!, StringComparison.Ordinal);

        // Later files name it by the keys of the first one.
        foreach (var (name, text, kept) in new (string, string, Func<ImportReport, int>)[]
        {
            ("s.csv", "actor,key,source,name\nneu:name,neu:quelle,Register,Ganz Anders\ngut:ort,gut:quelle,Register,Gut\n", r => r.Tallies.Sources.New),
            ("p.csv", "key,title\ngut:vorhaben,Gemeinsam\n", r => r.Tallies.Projects.New),
            ("t.csv", "project,actor\ngut:vorhaben,neu:domain\ngut:vorhaben,gut:ort\n", r => r.Tallies.Participants.New),
            ("v.csv", "from,to,rung\ngut:ort,neu:register,cooperates\ngut:ort,gut:name,cooperates\n", r => r.Tallies.Ties.New),
        })
        {
            var later = await Import(trial, name, text);
            Assert.True(later.End == ImportEnd.Stored, name + ": " + string.Join('\n', later.Problems.List.Select(p => p.Text(CultureInfo.InvariantCulture))));
            Assert.Equal(1, kept(later));
        }

        await using var after = trial.Open();
        Assert.Equal(["gut:name", "gut:ort"], await after.Actors.Where(a => !a.Key.StartsWith("test:")).OrderBy(a => a.Key).Select(a => a.Key).ToListAsync());
        Assert.NotEqual(trial.Members.Firm.Slug, await after.Actors.Where(a => a.Key == "gut:ort").Select(a => a.Slug).SingleAsync());
        Assert.False(await after.ActorSources.AnyAsync(s => s.Key.StartsWith("neu:")));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_domain_others_share_keeps_nobody_else_away(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await using (var db = trial.Open())
        {
            var other = trial.Members.Small.Actors[2].Id;
            await db.Actors.Where(a => a.Id == other).ExecuteUpdateAsync(row => row.SetProperty(a => a.Domain, "dichtung.test"));
        }

        await trial.Remove();
        Assert.Single((await Import(trial, "a.csv", Actors)).Unwanted, row => row.Line == 2);
        await using var after = trial.Open();
        Assert.True(await after.Actors.AnyAsync(a => a.Key == "neu:domain"));
        Assert.Null((await after.Tombstones.SingleAsync()).Domain);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Its_projects_do_not_come_back_without_it(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        Assert.Equal(ImportEnd.Stored, (await Import(trial, "p.csv", "key,title\nx:p,Nur wir allein\n")).End);
        Assert.Equal(ImportEnd.Stored, (await Import(trial, "t.csv", $"project,actor\nx:p,{trial.Members.Firm.Key}\n")).End);
        await trial.Remove();
        Assert.Equal((ImportEnd.Stored, 0), await Import(trial, "p.csv", "key,title\nx:p,Nur wir allein\n") is var p ? (p.End, p.Tallies.Projects.New) : default);
        Assert.Equal(ImportEnd.Stored, (await Import(trial, "t.csv", $"project,actor\nx:p,{trial.Members.Firm.Key}\nx:p,{trial.Members.Small.Actors[2].Key}\n")).End);
        await using var after = trial.Open();
        Assert.False(await after.Projects.AnyAsync(project => project.Key == "x:p"));
    }

    [Fact]
    public async Task A_region_that_is_loaded_once_is_not_loaded_again()
    {
        await using var trial = await RemovalTrial.Start(TestDatabase.Sqlite);
        await trial.Remove();
        var folder = Path.Combine(trial.Site.Database.Folder, "regionen");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "region.json"), """{"slug":"beispielland","name":"Beispielland","description":{"de":"Ein Satz."},"bounds":[8.8,49.9,9.3,50.2]}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "actors.csv"), Actors);
        await using var db = trial.Open();
        Assert.Empty(await new LoadRegion(db, new CurrentRegion(), TimeProvider.System).Handle(folder, CancellationToken.None));
        Assert.Equal(6, await db.Actors.CountAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task By_hand_it_waits_and_is_published_only_when_the_block_is_lifted(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        await trial.Remove();
        (string, string)[] form =
        [
            ("name", "Beispiel Dichtungstechnik GmbH"), ("art", "company"), ("ort", "aburg"), ("website", "www.dichtung.test"), ("satz", "Macht Dichtungen für Pumpen und Ventile."),
        ];
        var anna = await trial.Members.SignIn("anna@dichtung.test", "Anna Beispiel");
        Assert.Equal((302, "/eintragen?erledigt=ja"), await anna.Send("/eintragen", "eintragen", form) is var (status, _, to) ? (status, to) : default);
        Assert.Contains("verlangt hat, hier nicht zu stehen", await RemovalTrial.Text(trial.Kim, "/koordination/eintraege"), StringComparison.Ordinal);
        await using var db = trial.Open();
        var (entry, tombstone) = ((await db.NewEntries.SingleAsync()).Id, (await db.Tombstones.SingleAsync()).Id);
        var early = await trial.Kim.Send("/koordination/eintraege", $"freigeben-{entry}");
        Assert.Equal(409, early.Status);
        Assert.Contains("Heben Sie zuerst", WebUtility.HtmlDecode(early.Html), StringComparison.Ordinal);

        Assert.DoesNotContain("aufheben-", (await trial.Rita.Get(RemovalTrial.Page)).Html, StringComparison.Ordinal);
        var page = (await trial.Kim.Get(RemovalTrial.Page)).Html;
        Assert.Equal(422, (await trial.Kim.SendFrom(page, $"aufheben-{tombstone}", ($"grund-{tombstone}", "nein"))).Status);
        Assert.Equal(302, (await trial.Kim.SendFrom(page, $"aufheben-{tombstone}", ($"grund-{tombstone}", "Sie will wieder dabei sein."))).Status);
        Assert.Equal(409, (await trial.Kim.SendFrom(page, $"aufheben-{tombstone}", ($"grund-{tombstone}", "Sie will wieder dabei sein."))).Status);
        Assert.Equal("Sie will wieder dabei sein.", (await db.AuditEntries.SingleAsync(e => e.Act == AuditAct.TombstoneLifted)).Reason);
        Assert.Equal((0, 0), (await db.Tombstones.CountAsync(), await db.TombstoneMarks.CountAsync()));
        Assert.Equal(302, (await trial.Kim.Send("/koordination/eintraege", $"freigeben-{entry}")).Status);
        Assert.Equal(200, (await anna.Get("/akteure/" + trial.Members.Firm.Slug)).Status);
    }

    private static async Task<ImportReport> Import(RemovalTrial trial, string name, string text)
    {
        var path = Path.Combine(trial.Site.Database.Folder, name);
        await File.WriteAllTextAsync(path, text);
        await using var plain = trial.Site.Database.Open();
        var region = await plain.Regions.SingleAsync();
        var current = new CurrentRegion();
        current.Set(region);
        await using var db = trial.Site.Database.Open(region);
        return await new ImportFile(db, current, TimeProvider.System).Handle(new ImportFile.Order("csv", path) { Source = "Prüfung" }, null, CancellationToken.None);
    }
}
