using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Reading;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>What is exported comes back as the same region.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Each => TestDatabase.Each;

    [Theory, MemberData(nameof(Each))]
    public async Task The_bundled_regions_come_back_byte_for_byte(string body)
    {
        await using var first = await Loaded(body, LoadRegion.RegionsFolder);
        var before = await Export(first, "csv", "untermain");
        await using var second = await Loaded(body, Path.GetDirectoryName(before)!);
        var after = await Export(second, "csv", "untermain");
        foreach (var table in LoadRegion.Tables.Skip(1))
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(LoadRegion.RegionsFolder, "untermain", table)), await File.ReadAllTextAsync(Path.Combine(before, table)));
        }

        foreach (var file in Directory.EnumerateFiles(before).Select(Path.GetFileName))
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(before, file!)), await File.ReadAllBytesAsync(Path.Combine(after, file!)));
        }

        Assert.True(await Count(second, db => db.Actors.CountAsync()) > 700);
        Assert.True(await Count(second, db => db.Ties.CountAsync()) > 1000);
    }

    [Fact]
    public async Task An_exported_workbook_imported_again_changes_nothing()
    {
        await using var database = await Loaded(TestDatabase.Sqlite, LoadRegion.RegionsFolder);
        var folder = await Export(database, "xlsx", "untermain");
        await using var db = database.Open(await Region(database, "untermain"));
        var current = new CurrentRegion();
        current.Set(await Region(database, "untermain"));
        var report = await new ImportFile(db, current, TimeProvider.System).Handle(new("xlsx", Path.Combine(folder, "untermain.xlsx")), null, CancellationToken.None);
        Assert.Empty(report.Problems.List.Select(p => p.ToString()));
        Assert.All(report.Tallies.All, t => Assert.Equal((0, 0), (t.Tally.New, t.Tally.Changed)));
        Assert.True(report.Tallies.Actors.Same > 700);
    }

    [Fact]
    public void The_formula_guard_is_undone_exactly() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["'=+-@\t a"], 0, 6]).Sample(text => FormulaGuard.Undo(FormulaGuard.Do(text)) == text
            && (text.Length == 0 || FormulaGuard.Do(text)[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n')));

    [Fact]
    public async Task Any_text_survives_export_and_import()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var texts = Gen.String[Gen.Char["=+-@'\",;|\nabcäß <script>"], 1, 40].Where(t => t.Trim().Length > 0).Array[30];
        string[] drawn = [];
        texts.Sample(some => (drawn = some).Length == 30, iter: 1, threads: 1);
        var names = drawn.Select((t, i) => (Key: "x:" + i, Name: t.Trim())).ToList();
        await using (var db = trial.Database.Open(trial.Region))
        {
            db.AddRange(names.Select(n => SmallRegionActor(trial.Region, n.Key, n.Name)));
            await db.SaveChangesAsync();
        }

        var folder = await Export(trial.Database, "csv", "beispielland");
        await using var second = await Loaded(TestDatabase.Sqlite, Path.GetDirectoryName(folder)!);
        await using var copy = second.Open(await Region(second, "beispielland"));
        var back = await copy.Actors.Where(a => a.Key.StartsWith("x:")).ToDictionaryAsync(a => a.Key, a => a.Name);
        Assert.Equal(names.ToDictionary(n => n.Key, n => n.Name), back);
        var cells = CsvTable.Open(Path.Combine(folder, "actors.csv"), new Mittelpunkt.Web.Features.Imports.Rows.Problems())!.Rows.SelectMany(r => r.Values);
        Assert.DoesNotContain(cells, cell => cell.Length > 0 && (cell[0] is '=' or '+' or '@'));
    }

    private static Mittelpunkt.Domain.Actors.Actor SmallRegionActor(Region region, string key, string name) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = region.Id, Key = key, Slug = "s-" + key[2..], Name = name, Kind = Mittelpunkt.Domain.Actors.ActorKind.Unknown,
        Country = "FR", InRegion = false, CreatedAt = SmallRegion.Now, UpdatedAt = SmallRegion.Now,
    };

    private static async Task<TestDatabase> Loaded(string body, string folder)
    {
        var database = await TestDatabase.Create(body);
        var configuration = new ConfigurationBuilder().AddCommandLine(database.Arguments).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddData(configuration);
        ImportsFeature.Add(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadRegion>().Handle(folder, CancellationToken.None);
        return database;
    }

    private static async Task<string> Export(TestDatabase database, string format, string slug)
    {
        var region = await Region(database, slug);
        var folder = Path.Combine(database.Folder, "out", slug);
        var current = new CurrentRegion();
        current.Set(region);
        await using var db = database.Open(region);
        await new ExportRegion(db, current).Handle(format, folder, complete: true, CancellationToken.None);
        return folder;
    }

    private static async Task<Region> Region(TestDatabase database, string slug)
    {
        await using var db = database.Open();
        return await db.Regions.AsNoTracking().SingleAsync(r => r.Slug == slug);
    }

    private static async Task<int> Count(TestDatabase database, Func<AppDb, Task<int>> count)
    {
        await using var db = database.Open(await Region(database, "untermain"));
        return await count(db);
    }
}
