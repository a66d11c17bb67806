using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Pages;

/// <summary>SQLite answers at once, PostgreSQL lets a page wait: both must come out whole.</summary>
public sealed class EveryDatabaseTests
{
    private static readonly string[] Addresses =
    [
        "/", "/wand", "/akteure", "/akteure/beispiel-hochschule-aburg", "/akteure/beispiel-hochschule-aburg/karte",
        "/akteure/beispiel-hochschule-aburg/korrigieren", "/akteure/beispiel-hochschule-aburg/weg?von=beispiel-logistik-kg", "/orte", "/orte/aburg",
        "/vorhaben", "/vorhaben/beispiel-dichtung-4-0", "/netz", "/einbetten", "/einbetten/karte", "/quellen", "/impressum", "/datenschutz",
        "/barrierefreiheit", "/schnittstellen",
    ];

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Every_page_comes_out_whole(string body)
    {
        var database = await TestDatabase.Create(body);
        await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        var wrong = new List<string>();
        foreach (var address in Addresses.SelectMany(path => new[] { path, "/en" + path }))
        {
            using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode != 200 || !(text.Contains("</h1>", StringComparison.Ordinal) || text.Contains("</h2>", StringComparison.Ordinal)))
            {
                wrong.Add($"{(int)answer.StatusCode} {address}");
            }
        }

        Assert.Empty(wrong);
    }
}
