using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>Workbooks and packed files made to break their reader.</summary>
public sealed class BadWorkbookTests
{
    private const string Head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>town</t></is></c></row>";
    private const string Good = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Neu GmbH</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>Aburg</t></is></c></row>";

    [Fact]
    public async Task A_plain_workbook_made_by_hand_is_read()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import(Workbook(trial, Sheet(Head + Good)));
        Assert.Empty(report.Problems.List.Select(p => p.ToString()));
        Assert.Equal((ImportEnd.Stored, 1), (report.End, report.Tallies.Actors.New));
    }

    public static TheoryData<string, string> Sheets => new()
    {
        { "breaks off", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + Head + Good + "<row r=\"3\"><c r=\"A3\" t=\"inli" },
        { "no XML", "name,town\nNeu GmbH,Aburg\n" },
        { "a shared text that is not there", Sheet(Head + Good + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>77</v></c></row>") },
        { "an entity that grows", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + Sheet(Head + Good.Replace("Neu GmbH", "&b;", StringComparison.Ordinal)) },
        { "a file from outside", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Sheet(Head + Good.Replace("Neu GmbH", "&a;", StringComparison.Ordinal)) },
        { "wide as the paper goes", Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"XFD1\" t=\"inlineStr\"><is><t>town</t></is></c></row>") },
    };

    [Theory, MemberData(nameof(Sheets))]
    public async Task Broken_sheets_store_nothing(string name, string sheet)
    {
        Assert.NotNull(name);
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import(Workbook(trial, sheet));
        Assert.Equal(ImportEnd.Refused, report.End);
        Assert.Equal(7, await trial.Ask(db => db.Actors.CountAsync()));
        Assert.False(await trial.Ask(db => db.Actors.AnyAsync(a => a.Name.Contains("root:"))));
    }

    [Theory]
    [InlineData("<row r=\"99999999999\"><c r=\"A99999999999\"><v>1</v></c></row>")]
    [InlineData("<row r=\"3\"><c r=\"ZZZZZZZ3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>")]
    [InlineData("<row><c><v>1</v></c></row>")]
    public async Task Odd_references_break_nothing(string row)
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import(Workbook(trial, Sheet(Head + Good + row)), order => order with { DryRun = true });
        Assert.Contains(report.End, new[] { ImportEnd.Tried, ImportEnd.Refused });
    }

    [Fact]
    public async Task A_packed_file_that_grows_past_the_limit_is_refused_with_the_limit()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var path = Path.Combine(trial.Database.Folder, "bomb.csv.gz");
        await using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var block = new byte[1 << 20];
            for (var i = 0; i < 1024; i++)
            {
                await packed.WriteAsync(block);
            }
        }

        var report = await trial.Import(path);
        var problem = Assert.Single(report.Problems.List);
        Assert.Equal((ProblemCode.FileTooLarge, "256"), (problem.Code, problem.Hint));
        Assert.Contains("256 MB", problem.Text(new System.Globalization.CultureInfo("de")), StringComparison.Ordinal);
        Assert.Equal(ProblemCode.BadArchive, Assert.Single((await trial.Import(trial.File("broken.csv.gz", "plain text"))).Problems.List).Code);
    }

    [Theory, InlineData("\n"), InlineData("a")]
    public async Task Endless_lines_and_zeros_are_found_in_wide_letters_too(string end)
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var text = end == "a" ? "name,town\n" + new string('a', (1 << 20) + 2) : "name,town\nNeu\0,Aburg\n";
        var report = await trial.Import(trial.File("wide.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));
        var problem = Assert.Single(report.Problems.List);
        Assert.Equal((end == "a" ? ProblemCode.LineTooLong : ProblemCode.NotText, 2L), (problem.Code, problem.Line));
    }

    private static string Sheet(string rows) =>
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows + "</sheetData></worksheet>";

    private static string Workbook(ImportTrial trial, string sheet)
    {
        var path = Path.Combine(trial.Database.Folder, "book.xlsx");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        Part(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part(archive, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"actors\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        Part(archive, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        Part(archive, "xl/worksheets/sheet1.xml", sheet);
        return path;
    }

    private static void Part(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
