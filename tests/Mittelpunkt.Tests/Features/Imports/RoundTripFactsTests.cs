using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>Fact by fact, not only file by file: what a region knows is still there after export and load.</summary>
public sealed class RoundTripFactsTests
{
    public static TheoryData<string, string> Ways =>
        [.. TestDatabase.Each.SelectMany(body => new[] { (body.Data, "csv"), (body.Data, "xlsx") })];

    [Theory, MemberData(nameof(Ways))]
    public async Task Periods_evidence_visibility_confirmations_sources_and_merges_survive(string body, string format)
    {
        await using var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await Enrich(database, small);
        var before = await Facts(database, small.Region);
        Assert.Contains(before, fact => fact.Contains("beispiel-logistik-kg", StringComparison.Ordinal) && fact.StartsWith("source", StringComparison.Ordinal));

        var folder = Path.Combine(database.Folder, "out", "beispielland");
        await using (var db = database.Open(small.Region))
        {
            await new ExportRegion(db, Current(small.Region)).Handle("csv", folder, complete: true, CancellationToken.None);
            await new ExportRegion(db, Current(small.Region)).Handle(format, folder, complete: true, CancellationToken.None);
        }

        await using var second = await TestDatabase.Create(body);
        if (format == "xlsx")
        {
            foreach (var table in Directory.GetFiles(folder, "*.csv"))
            {
                File.Delete(table);
            }
        }

        var region = await Load(second, Path.GetDirectoryName(folder)!);
        if (format == "xlsx")
        {
            await using var db = second.Open(region);
            var report = await new ImportFile(db, Current(region), TimeProvider.System).Handle(new("xlsx", Path.Combine(folder, "beispielland.xlsx")), null, CancellationToken.None);
            Assert.Empty(report.Problems.List.Select(p => p.ToString()));
        }

        Assert.Equal(before, await Facts(second, region));
    }

    [Fact]
    public async Task What_is_not_public_stays_at_home_unless_asked_for()
    {
        await using var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await Enrich(database, small);
        await using var db = database.Open(small.Region);
        var open = await new ExportTables(db).Read(complete: false, CancellationToken.None);
        Assert.All(open.Single(t => t.Name == "ties").Rows, row => Assert.Equal("public", row[7]));
        var all = await new ExportTables(db).Read(complete: true, CancellationToken.None);
        Assert.Contains(all.Single(t => t.Name == "ties").Rows, row => row[7] == "private");
    }

    private static async Task Enrich(TestDatabase database, SmallRegion small)
    {
        await using (var db = database.Open(small.Region))
        {
            var hidden = SmallRegion.NewTie(small.Region, small.Actors[4], small.Actors[5], 2021, Visibility.Private);
            (hidden.Rung, hidden.Evidence, hidden.Source, hidden.Until) = (Rung.Learned, Evidence.Visit, null, new DateOnly(2022, 6, 30));
            hidden.FromConfirmedAt = SmallRegion.Now;
            var network = SmallRegion.NewTie(small.Region, small.Actors[4], small.Actors[0], 2022, Visibility.Network);
            (network.Evidence, network.Source, network.FromConfirmedAt, network.ToConfirmedAt) = (Evidence.Conversation, null, SmallRegion.Now.AddDays(-1), SmallRegion.Now);
            db.AddRange(hidden, network);
            await db.Actors.Where(a => a.Slug.Contains("--")).ExecuteUpdateAsync(set => set.SetProperty(a => a.Slug, a => a.Slug.Replace("--", "-")));
            var claimed = await db.Actors.SingleAsync(a => a.Id == small.Actors[3].Id);
            (claimed.ClaimedAt, claimed.RegisterNumber, claimed.Website, claimed.Domain, claimed.Summary) = (SmallRegion.Now, "Aburg HRB 7", "https://institut.example/über", "institut.example", "=1+1, \"geprüft\";\nzweite Zeile");
            var project = await db.Projects.SingleAsync();
            (project.Amount, project.Url, project.Summary) = (1234.5m, "https://vorhaben.example", "$=A1+1");
            await db.Projects.ExecuteUpdateAsync(set => set.SetProperty(p => p.Slug, "ein-" + new string('a', 76) + "-2"));
            var source = await db.ActorSources.FirstAsync(s => s.ActorId == small.Actors[0].Id);
            (source.Url, source.Date, source.Name) = ("https://quelle.example", new DateOnly(2020, 2, 29), "DICHTUNGSTECHNIK");
            await db.SaveChangesAsync();
        }

        await using var merging = database.Open(small.Region);
        await new MergeActors(merging, TimeProvider.System).Accept("test:beispiel-dichtungstechnik-gmbh", "test:beispiel-logistik-kg", CancellationToken.None);
    }

    private static async Task<List<string>> Facts(TestDatabase database, Region region)
    {
        await using var db = database.Open(region);
        var actors = await db.Actors.ToDictionaryAsync(a => a.Id);
        var projects = await db.Projects.ToListAsync();
        List<string> facts =
        [
            .. (await db.Towns.ToListAsync()).Select(t => $"town {t.Ags} {t.Name} {t.Slug} {t.Population} {t.PopulationDate} {t.IsMember} {t.Longitude} {t.Latitude} {t.Boundary}"),
            .. actors.Values.Select(a => $"actor {(a.Key, a.Slug, a.Name, a.Kind, a.SectorCode, a.Place, a.Country, a.InRegion)} {(a.Longitude, a.Latitude, a.Precision, a.Website, a.Domain, a.RegisterNumber)} {a.Summary} {a.Since} {a.ClaimedAt?.UtcDateTime:O}"),
            .. (await db.ActorSources.ToListAsync()).Select(s => $"source {actors[s.ActorId].Key} {(s.Key, s.Source, s.Name, s.Url, s.Date, s.FormerSlug)}"),
            .. projects.Select(p => $"project {(p.Key, p.Slug, p.Title, p.Summary, p.Start, p.End, p.FundingLine)} {p.Amount:0.00} {p.Source} {p.Url}"),
            .. (await db.Participations.ToListAsync()).Select(p => $"part {projects.Single(x => x.Id == p.ProjectId).Key} {actors[p.ActorId].Key} {p.Coordinates}"),
            .. (await db.Ties.ToListAsync()).Select(t => Tie(t, actors[t.FromId].Key, actors[t.ToId].Key)),
        ];
        return [.. facts.Order(StringComparer.Ordinal)];
    }

    private static string Tie(Tie t, string from, string to)
    {
        var (first, second) = (t.FromConfirmedAt?.UtcDateTime.ToString("O"), t.ToConfirmedAt?.UtcDateTime.ToString("O"));
        var facts = (t.Rung, t.Since, t.Until, t.Evidence, t.Source, t.Visibility);
        return string.CompareOrdinal(from, to) < 0 ? $"tie {from} {to} {facts} {first} {second}" : $"tie {to} {from} {facts} {second} {first}";
    }

    private static CurrentRegion Current(Region region)
    {
        var current = new CurrentRegion();
        current.Set(region);
        return current;
    }

    private static async Task<Region> Load(TestDatabase database, string folder)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(database.Arguments).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddData(configuration);
        ImportsFeature.Add(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadRegion>().Handle(folder, CancellationToken.None);
        await using var db = database.Open();
        return await db.Regions.AsNoTracking().SingleAsync();
    }
}
