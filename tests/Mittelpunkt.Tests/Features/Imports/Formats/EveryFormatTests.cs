using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Tests.Features.Imports.Formats;

/// <summary>What every foreign format must do: take good files once, try without storing, and refuse what is broken with line and field.</summary>
public sealed class EveryFormatTests
{
    public static TheoryData<string, string> EachOnBoth =>
        [.. FormatSamples.All.SelectMany(s => TestDatabase.Each.Select(body => (s.Format, body.Data)))];

    [Theory, MemberData(nameof(EachOnBoth))]
    public async Task A_good_file_comes_in_once(string format, string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var sample = FormatSamples.Of(format);
        var first = await Import(trial, format, sample.Text);
        Assert.Empty(first.Problems.List.Select(p => p.ToString()));
        Assert.Equal(sample.Kept, Kept(first));
        var rows = await Rows(trial);
        var again = await Import(trial, format, sample.Text);
        Assert.Equal((0, 0, 0, 0), Kept(again));
        Assert.Equal(sample.Kept.Actors, again.Tallies.Actors.Same);
        Assert.Equal(rows, await Rows(trial));
    }

    [Theory, MemberData(nameof(EachOnBoth))]
    public async Task A_dry_run_tells_the_same_and_stores_nothing(string format, string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var before = await Rows(trial);
        var sample = FormatSamples.Of(format);
        var report = await Import(trial, format, sample.Text, dryRun: true);
        Assert.Equal((ImportEnd.Tried, sample.Kept), (report.End, Kept(report)));
        Assert.Equal(before, await Rows(trial));
    }

    [Theory]
    [InlineData("ror", "id")]
    [InlineData("ror", "status")]
    [InlineData("ror", "lat", "latitude")]
    [InlineData("geonames", "organisation")]
    [InlineData("geonames", "lon", "longitude")]
    [InlineData("cordis", "organisationID", "organisationid")]
    [InlineData("cordis", "country")]
    [InlineData("beneficiaries", "beneficiary")]
    [InlineData("beneficiaries", "programme")]
    public async Task A_missing_column_is_named(string format, string column, string? field = null) =>
        await Refused(format, FormatSamples.Of(format).Without(column), ProblemCode.WrongColumns, 1, field ?? column);

    [Theory]
    [InlineData("ror", "https://example.org/x,Beispiel,,,facility,active,2020,Aburg,,DE,49.98,9.15,1,,,,,,", ProblemCode.BadChoice, 6, "id")]
    [InlineData("ror", "https://ror.org/03ppaqb54,Beispiel,,,facility,active,2020,Aburg,,DE,49.98,9.15,1,,,,,,", ProblemCode.DuplicateKey, 6, "key")]
    [InlineData("ror", "https://ror.org/03ppaqb99,Beispiel,,,facility,active,2020,Aburg,,DE,north,9.15,1,,,,,,", ProblemCode.BadNumber, 6, "latitude")]
    [InlineData("ror", "https://ror.org/03ppaqb99,,,,facility,active,2020,Aburg,,DE,49.98,9.15,1,,,,,,", ProblemCode.Required, 6, "name")]
    [InlineData("geonames", "63703,,Bayern,Aburg,09661,49.976,9.146", ProblemCode.Required, 5, "organisation")]
    [InlineData("geonames", "63703,Beispiel GmbH,Bayern,Aburg,09661,149.976,9.146", ProblemCode.NumberRange, 5, "latitude")]
    [InlineData("geonames", "63703637036370363703,Beispiel GmbH,Bayern,Aburg,09661,49.976,9.146", ProblemCode.TooLong, 5, "plz")]
    [InlineData("geonames", "63703,Beispiel GmbH,Bayern,Aburg,09661,49.976,9.146,too,many", ProblemCode.TooManyFields, 5, null)]
    [InlineData("cordis", "115974,BEI-1,2015,2015,T,Title,,BEISPIEL OHNE NUMMER,,False,PRC,1,Aburg,DE,,49.9,9.1,,participant,1,1", ProblemCode.Required, 6, "organisationid")]
    [InlineData("cordis", "115974,BEI-1,2015,2015,T,Title,999000009,,,False,PRC,1,Aburg,DE,,49.9,9.1,,participant,1,1", ProblemCode.Required, 6, "name")]
    [InlineData("cordis", "115974,BEI-1,2015,2015,T,Title,999000009,BEISPIEL,,False,PRC,1,Aburg,Germany,,49.9,9.1,,participant,1,1", ProblemCode.BadCountry, 6, "country")]
    [InlineData("beneficiaries", "EFRE-BY-2007-2013,Beispiel GmbH,Halle,,2008,,,many,paid,,Aburg,", ProblemCode.BadNumber, 7, "amount")]
    [InlineData("beneficiaries", "EFRE-BY-2007-2013,Beispiel GmbH,Halle,,,soon,,1,paid,,Aburg,", ProblemCode.BadDate, 7, "start")]
    [InlineData("beneficiaries", "EFRE-BY-2007-2013,Beispiel GmbH,Halle,,,2012-02-01,2011-02-01,1,paid,,Aburg,", ProblemCode.UntilBeforeSince, 7, "end")]
    [InlineData("beneficiaries", "EFRE-BY-2007-2013,Beispiel GmbH,Halle,,99999999999,,,1,paid,,Aburg,", ProblemCode.NumberRange, 7, "year")]
    public async Task A_broken_line_is_named_with_its_field(string format, string row, ProblemCode code, long line, string? field) =>
        await Refused(format, FormatSamples.Of(format).With(row), code, line, field);

    [Theory]
    [InlineData("geonames", "63701,Beispiel Versand GmbH,Bayern,Aburg,09661,49.975,9.145")]
    [InlineData("cordis", "115974,BEI-1,2015,2015,T,Title,999000001,BEISPIEL DICHTWERK GMBH,,False,PRC,63701,Aburg,DE,,49.978,9.148,,participant,1,1")]
    public async Task A_line_that_stands_twice_in_the_source_counts_once(string format, string row)
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var sample = FormatSamples.Of(format);
        Assert.Equal(sample.Kept, Kept(await Import(trial, format, sample.With(row))));
    }

    [Theory, InlineData("beneficiaries"), InlineData("ror"), InlineData("geonames"), InlineData("cordis")]
    public async Task Endless_values_are_refused_before_the_database(string format)
    {
        var sample = FormatSamples.Of(format);
        for (var column = 0; column < sample.Header.Split(',').Length; column++)
        {
            await using var trial = await ImportTrial.Start(TestDatabase.Each.Last().Data);
            var cells = sample.Rows[0].Split(',');
            cells[column] = new string('9', 2500) + cells[column];
            var report = await Import(trial, format, sample.With(string.Join(',', cells)));
            Assert.NotEqual(ImportEnd.Busy, report.End);
        }
    }

    [Theory, InlineData("beneficiaries"), InlineData("ror"), InlineData("geonames"), InlineData("cordis")]
    public async Task Short_lines_are_read_as_empty_cells(string format)
    {
        var sample = FormatSamples.Of(format);
        for (var cells = 1; cells < sample.Header.Split(',').Length; cells++)
        {
            await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
            var report = await Import(trial, format, sample.Header + "\n" + string.Join(',', sample.Rows[0].Split(',').Take(cells)) + "\n", dryRun: true);
            Assert.Contains(report.End, new[] { ImportEnd.Tried, ImportEnd.Refused });
        }
    }

    private static (int, int, int, int) Kept(ImportReport report) =>
        (report.Tallies.Towns.New, report.Tallies.Actors.New, report.Tallies.Ties.New, report.Tallies.Projects.New);

    private static Task<ImportReport> Import(ImportTrial trial, string format, string text, bool dryRun = false) =>
        trial.Import(format + ".csv", text, order => order with { Format = format, DryRun = dryRun });

    private static async Task Refused(string format, string text, ProblemCode code, long line, string? field)
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var before = await Rows(trial);
        var report = await Import(trial, format, text);
        Assert.Equal(ImportEnd.Refused, report.End);
        Assert.Contains(report.Problems.List, p => p.Code == code && p.Line == line && p.Field == field);
        Assert.Equal(before, await Rows(trial));
    }

    private static Task<string> Rows(ImportTrial trial) => trial.Ask(async db => string.Join(' ', await db.Actors.CountAsync(), await db.ActorSources.CountAsync(),
        await db.Ties.CountAsync(), await db.Projects.CountAsync(), await db.Participations.CountAsync(), await db.Pulses.CountAsync(), await db.MergeProposals.CountAsync()));
}
