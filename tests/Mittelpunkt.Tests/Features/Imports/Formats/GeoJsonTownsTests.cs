using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Tests.Features.Imports.Formats;

public sealed class GeoJsonTownsTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[9.0,50.0],[9.1,50.0],[9.1,50.1],[9.0,50.1],[9.0,50.0]]]}""";

    public static TheoryData<string> Each => TestDatabase.Each;

    [Theory, MemberData(nameof(Each))]
    public async Task Municipalities_come_in_once_in_our_words_and_in_those_of_the_surveyors(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var text = Collection(Feature("\"ags\":\"06435015\",\"name\":\"Cedorf\",\"population\":4100,\"populationDate\":\"2019-12-31\",\"member\":false", Square),
            Feature("\"AGS\":\"06435016\",\"GEN\":\"Dedorf\",\"EWZ\":5000", Square.Replace("9.1", "9.2").Replace("9.0,", "9.1,")));
        var tried = await trial.Import("t.geojson", text, order => order with { DryRun = true });
        Assert.Equal((ImportEnd.Tried, 2, 2), (tried.End, tried.Tallies.Towns.New, await trial.Ask(db => db.Towns.CountAsync())));
        Assert.Equal(2, (await trial.Import("t.geojson", text)).Tallies.Towns.New);
        var again = await trial.Import("t.geojson", text);
        Assert.Equal((0, 0, 2), (again.Tallies.Towns.New, again.Tallies.Towns.Changed, again.Tallies.Towns.Same));
        var town = await trial.Ask(db => db.Towns.SingleAsync(t => t.Ags == "06435015"));
        Assert.Equal(("Cedorf", 4100, new DateOnly(2019, 12, 31), false), (town.Name, town.Population!.Value, town.PopulationDate!.Value, town.IsMember));
        Assert.InRange(town.Longitude, 9.0, 9.1);
        Assert.True(await trial.Ask(db => db.Towns.AnyAsync(t => t.Name == "Dedorf" && t.IsMember && t.Population == 5000)));
    }

    public static TheoryData<string, string, ProblemCode, long, string?> Broken => new()
    {
        { "no JSON", "{\"type\":", ProblemCode.BadJson, 1, null },
        { "no features", "{\"type\":\"FeatureCollection\"}", ProblemCode.BadJson, 1, "features" },
        { "half a letter as a name", "{\"feature\\ud800\":[]}", ProblemCode.BadJson, 1, "features" },
        { "a list", "[]", ProblemCode.BadJson, 1, "features" },
        { "too deep", new string('[', 70_000), ProblemCode.BadJson, 1, null },
        { "no key", Collection(Feature("\"name\":\"X\"", Square)), ProblemCode.BadAgs, 1, "ags" },
        { "no name", Collection(Feature("\"ags\":\"06435015\"", Square)), ProblemCode.Required, 1, "name" },
        { "endless name", Collection(Feature("\"ags\":\"06435015\",\"name\":\"" + new string('a', 121) + "\"", Square)), ProblemCode.TooLong, 1, "name" },
        { "properties missing", Collection("{\"type\":\"Feature\",\"geometry\":" + Square + "}"), ProblemCode.BadAgs, 1, "ags" },
        { "a number as feature", Collection("7"), ProblemCode.BadAgs, 1, "ags" },
        { "a point", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\"", "{\"type\":\"Point\",\"coordinates\":[9,50]}")), ProblemCode.BadGeometry, 1, "geometry" },
        { "a ring that stays open", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\"", "{\"type\":\"Polygon\",\"coordinates\":[[[9,50],[9.1,50],[9.1,50.1]]]}")), ProblemCode.BadGeometry, 1, "geometry" },
        { "metres", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\"", Square.Replace("9.", "500009.").Replace("50.", "5500050."))), ProblemCode.BadGeometry, 1, "geometry" },
        { "numbers past all", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\",\"population\":1e400", Square)), ProblemCode.NumberRange, 1, "population" },
        { "half a letter", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\\ud800\"", Square)), ProblemCode.ControlCharacter, 1, "name" },
        { "latitude first", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\"", "{\"type\":\"Polygon\",\"coordinates\":[[[50.0,9.0],[50.0,9.1],[50.1,9.1],[50.0,9.0]]]}")), ProblemCode.CoordinatesSwapped, 1, "geometry" },
        { "another country", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\"", Square.Replace("9.", "29."))), ProblemCode.CoordinatesOutside, 1, "geometry" },
        { "key twice", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\"", Square), Feature("\"ags\":\"06435015\",\"name\":\"Y\"", Square)), ProblemCode.DuplicateKey, 2, "ags" },
        { "date in words", Collection(Feature("\"ags\":\"06435015\",\"name\":\"X\",\"populationDate\":\"gestern\"", Square)), ProblemCode.BadDate, 1, "populationDate" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task What_is_broken_is_named_and_nothing_is_stored(string name, string text, ProblemCode code, long line, string? field)
    {
        Assert.NotNull(name);
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import("t.geojson", text);
        Assert.Equal(ImportEnd.Refused, report.End);
        Assert.Contains(report.Problems.List, p => p.Code == code && p.Line == line && p.Field == field);
        Assert.Equal(2, await trial.Ask(db => db.Towns.CountAsync()));
    }

    [Fact]
    public async Task Bytes_that_are_no_letters_are_refused()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var western = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text = Collection(Feature("\"ags\":\"06435015\",\"name\":\"Größe\"", Square));
        var report = await trial.Import(trial.File("t.geojson", western.GetBytes(text)));
        Assert.Equal((ImportEnd.Refused, ProblemCode.ControlCharacter), (report.End, Assert.Single(report.Problems.List).Code));
        Assert.Equal(ImportEnd.Stored, (await trial.Import(trial.File("t.geojson", [.. System.Text.Encoding.UTF8.Preamble, .. System.Text.Encoding.UTF8.GetBytes(text)]))).End);
    }

    private static string Collection(params string[] features) => "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(",", features) + "]}";

    private static string Feature(string properties, string geometry) => "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry + "}";
}
