using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>Whatever comes in: a clear answer with line and field, and nothing stored.</summary>
public sealed class BadFileTests
{
    private const string Actors = "key,name,kind,town,longitude,latitude,website,since\n";

    public static TheoryData<string, string, ProblemCode, long, string?> Texts => new()
    {
        { "NUL bytes", Actors + "x:1,Gut GmbH,,Aburg,,,,\nx:2,Null\0 GmbH,,Aburg,,,,\n", ProblemCode.NotText, 3, null },
        { "wrong columns", "foo,bar\n1,2\n", ProblemCode.WrongColumns, 1, null },
        { "column twice", "key,name,name\nx:1,A,B\n", ProblemCode.ColumnTwice, 1, "name" },
        { "duplicate key", Actors + "x:1,Eins GmbH,,Aburg,,,,\nx:1,Zwei GmbH,,Aburg,,,,\n", ProblemCode.DuplicateKey, 3, "key" },
        { "no name", Actors + "x:1,,,Aburg,,,,\n", ProblemCode.Required, 2, "name" },
        { "swapped", Actors + "x:1,Eins GmbH,,Aburg,49.97,9.15,,\n", ProblemCode.CoordinatesSwapped, 2, "latitude" },
        { "outside", Actors + "x:1,Eins GmbH,,Aburg,13.4,52.5,,\n", ProblemCode.CoordinatesOutside, 2, "latitude" },
        { "no such place on earth", Actors + "x:1,Eins GmbH,,,9.1,149.9,,\n", ProblemCode.NumberRange, 2, "latitude" },
        { "half a position", Actors + "x:1,Eins GmbH,,Aburg,9.15,,,\n", ProblemCode.CoordinatesHalf, 2, "longitude" },
        { "unclear date", Actors + "x:1,Eins GmbH,,Aburg,,,,03/04/2020\n", ProblemCode.AmbiguousDate, 2, "since" },
        { "no date", Actors + "x:1,Eins GmbH,,Aburg,,,,gestern\n", ProblemCode.BadDate, 2, "since" },
        { "31 February", Actors + "x:1,Eins GmbH,,Aburg,,,,31.02.2020\n", ProblemCode.BadDate, 2, "since" },
        { "script as website", Actors + "x:1,Eins GmbH,,Aburg,,,javascript:alert(1),\n", ProblemCode.BadWebsite, 2, "website" },
        { "unknown town", Actors + "x:1,Eins GmbH,,Xburg,,,,\n", ProblemCode.UnknownTown, 2, "town" },
        { "unknown kind", Actors + "x:1,Eins GmbH,Bäcker,Aburg,,,,\n", ProblemCode.BadChoice, 2, "kind" },
        { "open quote", Actors + "x:1,\"Eins GmbH,,Aburg,,,,\n", ProblemCode.BadQuotes, 2, null },
        { "too long", Actors + "x:1," + new string('a', 301) + ",,Aburg,,,,\n", ProblemCode.TooLong, 2, "name" },
        { "too many fields", Actors + "x:1,Eins, zwei und drei GmbH,,Aburg,,,,,,\n".Replace(",,,\n", ",x,y\n", StringComparison.Ordinal), ProblemCode.TooManyFields, 2, null },
        { "control character", Actors + "x:1,Eins\u0007 GmbH,,Aburg,,,,\n", ProblemCode.ControlCharacter, 2, "name" },
        { "unknown end", "from,to,rung\ntest:nirgends,test:beispiel-logistik-kg,met\n", ProblemCode.UnknownActor, 2, "from" },
        { "tie to itself", "from,to,rung\ntest:beispiel-logistik-kg,test:beispiel-logistik-kg,met\n", ProblemCode.SelfTie, 2, "to" },
        { "pair twice", "from,to,rung\ntest:beispiel-logistik-kg,test:stadtverwaltung-beispiel,met\ntest:stadtverwaltung-beispiel,test:beispiel-logistik-kg,met\n", ProblemCode.DuplicateTie, 3, null },
        { "ends before it begins", "from,to,rung,since,until\ntest:beispiel-logistik-kg,test:stadtverwaltung-beispiel,met,2020,2019\n", ProblemCode.UntilBeforeSince, 2, "until" },
        { "money past every budget", "key,title,amount\nx:p,Titel,99999999999999999999999999\n", ProblemCode.NumberRange, 2, "amount" },
    };

    [Theory, MemberData(nameof(Texts))]
    public async Task Bad_text_is_refused_with_line_and_field(string name, string text, ProblemCode code, long line, string? field)
    {
        Assert.NotNull(name);
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        await RefusedWhole(trial, await trial.Import("bad.csv", text), code, line, field);
    }

    public static TheoryData<string> Each => TestDatabase.Each;

    [Theory]
    [InlineData("1.234", true)]
    [InlineData("1.234,50", false)]
    public async Task A_sum_that_could_be_two_is_asked_back(string amount, bool refused)
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import("p.csv", "key;title;amount\nx:p;Titel;" + amount + "\n");
        Assert.Equal(refused ? ImportEnd.Refused : ImportEnd.Stored, report.End);
        Assert.Equal(refused, report.Problems.List.Any(p => p is { Code: ProblemCode.AmbiguousNumber, Line: 2, Field: "amount" }));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task One_bad_row_after_thousands_of_good_ones_stores_nothing(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var good = string.Concat(Enumerable.Range(0, 6000).Select(i => FormattableString.Invariant($"x:{i},Werk {i} GmbH,company,Aburg,,,,\n")));
        await RefusedWhole(trial, await trial.Import("bad.csv", Actors + good + "x:a,Letzte GmbH,company,Xburg,,,,\n"), ProblemCode.UnknownTown, 6002, "town");
    }

    [Fact]
    public async Task A_key_past_two_billion_is_only_text()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import("a.csv", Actors + "2147483648,Eins GmbH,,Aburg,,,,\n99999999999999999999,Zwei AG,,Aburg,,,,\n");
        Assert.Equal((ImportEnd.Stored, 2), (report.End, report.Tallies.Actors.New));
        var towns = await trial.Import("b.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ags":"2147483648","name":"X","population":2147483648},"geometry":null}]}""");
        Assert.Contains(towns.Problems.List, p => p is { Code: ProblemCode.BadAgs, Field: "ags" });
        Assert.Contains(towns.Problems.List, p => p is { Code: ProblemCode.NumberRange, Field: "population" });
    }

    [Fact]
    public async Task An_endless_line_is_refused_in_bounded_memory()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var path = Path.Combine(trial.Database.Folder, "line.csv");
        await using (var file = File.Create(path))
        {
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'a');
            for (var i = 0; i < 200; i++)
            {
                await file.WriteAsync(block);
            }
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var report = await trial.Import(path);
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 64 << 20, "the line was read into memory");
        await RefusedWhole(trial, report, ProblemCode.LineTooLong, 1, null);
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(1L << 30);
        }

        await RefusedWhole(trial, await trial.Import(path), ProblemCode.FileTooLarge, 0, null);
    }

    [Fact]
    public async Task Bombs_and_broken_workbooks_are_refused()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var bomb = Path.Combine(trial.Database.Folder, "bomb.xlsx");
        using (var archive = ZipFile.Open(bomb, ZipArchiveMode.Create))
        {
            await using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var block = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                await entry.WriteAsync(block);
            }
        }

        Assert.True(new FileInfo(bomb).Length < 4 << 20);
        await RefusedWhole(trial, await trial.Import(bomb), ProblemCode.FileTooLarge, 0, null);
        await RefusedWhole(trial, await trial.Import(trial.File("broken.xlsx", "PK no archive")), ProblemCode.BadArchive, 0, null);
        await RefusedWhole(trial, await trial.Import(trial.File("empty.csv", "")), ProblemCode.FileEmpty, 0, null);
        await RefusedWhole(trial, await trial.Import(Path.Combine(trial.Database.Folder, "none.csv")), ProblemCode.FileMissing, 0, null);
        await RefusedWhole(trial, await trial.Import(trial.File("bad.geojson", "{\"features\":[{]}")), ProblemCode.BadJson, 1, null);
    }

    [Fact]
    public void Every_problem_has_a_sentence_in_both_languages()
    {
        foreach (var code in Enum.GetValues<ProblemCode>())
        {
            var problem = new Problem(3, "name", code, "Wert", "Hinweis");
            var (german, english) = (problem.Text(new CultureInfo("de")), problem.Text(new CultureInfo("en")));
            Assert.NotEqual(german, english);
            Assert.All([german, english], text => Assert.True(text.Length > 20));
        }
    }

    private static async Task RefusedWhole(ImportTrial trial, ImportReport report, ProblemCode code, long line, string? field)
    {
        Assert.Equal(ImportEnd.Refused, report.End);
        Assert.Contains(report.Problems.List, p => p.Code == code && p.Line == line && p.Field == field);
        Assert.Equal((7, 4, 1, 1), await trial.Ask(async db =>
            (await db.Actors.CountAsync(), await db.Ties.CountAsync(), await db.Projects.CountAsync(), await db.Pulses.CountAsync())));
    }
}
