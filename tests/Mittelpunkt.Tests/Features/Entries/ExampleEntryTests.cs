using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Features.Demo;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Entries;

/// <summary>Fictional people enter only fictional organisations.</summary>
public sealed class ExampleEntryTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_fictional_person_enters_an_example_that_counts_in_no_figure(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        var before = await DemoTrial.Everything(demo.Site, demo.Small);
        var founder = await demo.SignInAs("Founder");
        (string, string)[] form = [("art", "company"), ("ort", "hastadt"), ("satz", "Eine erfundene Werkstatt für Prüfungen.")];
        Assert.Equal(422, (await founder.Send("/eintragen", "eintragen", [.. form, ("name", "Neue Werkstatt")])).Status);
        // The real Beispiel Institut für Prüfverfahren is nothing a fictional person could join.
        Assert.Equal(302, (await founder.Send("/eintragen", "eintragen", [.. form, ("name", "Beispiel Institut für Prüfverfahren")])).Status);
        var karla = await demo.SignInAs("Coordinator");
        await using (var db = demo.Open())
        {
            var id = (await db.NewEntries.SingleAsync()).Id;
            Assert.Equal(302, (await karla.Send("/koordination/eintraege", $"freigeben-{id}")).Status);
        }

        await using var after = demo.Open();
        var made = await after.Actors.IgnoreQueryFilters().SingleAsync(a => a.Slug == "beispiel-institut-fuer-pruefverfahren-2");
        Assert.True(made.IsExample);
        Assert.Equal(before, await DemoTrial.Everything(demo.Site, demo.Small));
        // Nor do they write to anybody real.
        var list = System.Net.WebUtility.HtmlDecode((await karla.Send("/koordination/einladen", "pruefen", ("liste", "eva@firma.test; Beispiel Optik GmbH\neva@optik.beispiel.example; Beispiel Logistik KG"))).Html);
        Assert.Contains("Erfundene Personen laden nur erfundene ein", list, StringComparison.Ordinal);
        Assert.Contains("Beispiel Institut für Prüfverfahren", System.Net.WebUtility.HtmlDecode((await founder.Get("/konto/organisationen")).Html), StringComparison.Ordinal);
    }
}
