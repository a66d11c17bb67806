using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Features.Imports.Formats;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>Good files with bytes changed, cut or doubled at random: every one is taken or refused, none breaks the program.</summary>
public sealed class HostileBytesTests
{
    private const string Own = "key,name,kind,town,longitude,latitude,website,since\nx:1,\"Eins, zwei GmbH\",company,Aburg,9.15,49.98,www.eins.example,31.05.2019\nx:2,Zwei eG,,Hastadt,,,,2020\n";
    private const string Towns = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ags":"06435015","name":"Cedorf","population":4100},"geometry":{"type":"Polygon","coordinates":[[[9.0,50.0],[9.1,50.0],[9.1,50.1],[9.0,50.0]]]}}]}""";

    private static readonly string[] Nasty = ["\"", ",", "\n", "\0", "\r", "'", "=", "\uFEFF", "9e999", "\\ud800"];

    private static readonly Gen<(int At, int What, byte[] Bytes)> Changes =
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 3], Gen.OneOf(Gen.Byte.Array[1, 6], Gen.Int[0, Nasty.Length - 1].Select(i => Encoding.UTF8.GetBytes(Nasty[i]))));

    [Theory]
    [InlineData("csv"), InlineData("geojson"), InlineData("ror"), InlineData("geonames"), InlineData("cordis"), InlineData("beneficiaries"), InlineData("xlsx")]
    public async Task No_file_breaks_the_program(string format)
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var good = Encoding.UTF8.GetBytes(format switch { "csv" or "xlsx" => Own, "geojson" => Towns, _ => FormatSamples.Of(format).Text });
        var ends = new List<ImportEnd>();
        await Changes.Array[1, 8].SampleAsync(async changes =>
        {
            var file = trial.File("x." + format, changes.Aggregate(good, Change));
            ends.Add((await trial.Import(file, order => order with { Format = format, DryRun = true })).End);
        }, iter: 150, threads: 1);
        Assert.Contains(ImportEnd.Refused, ends);
        Assert.DoesNotContain(ImportEnd.Busy, ends);
        Assert.Equal(7, await trial.Ask(db => db.Actors.CountAsync()));
    }

    private static byte[] Change(byte[] bytes, (int At, int What, byte[] Bytes) change)
    {
        if (bytes.Length == 0)
        {
            return change.Bytes;
        }

        var at = change.At % bytes.Length;
        return change.What switch
        {
            0 => [.. bytes[..at], .. change.Bytes, .. bytes[at..]],
            1 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + change.Bytes.Length)..]],
            2 => bytes[..at],
            _ => [.. bytes, .. bytes[at..]],
        };
    }
}
