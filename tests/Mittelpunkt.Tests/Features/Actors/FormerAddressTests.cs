using System.Net;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Tests.Features.Actors;

/// <summary>Links to an entry that was merged into another one still arrive.</summary>
public sealed class FormerAddressTests
{
    private const string Old = "beispiel-logistik-kg", Kept = "beispiel-dichtungstechnik-gmbh", Last = "stadtverwaltung-beispiel";

    public static TheoryData<string> Each => TestDatabase.Each;

    [Theory, MemberData(nameof(Each))]
    public async Task Old_addresses_lead_on_for_good(string body)
    {
        await using var site = await Merged(body, (Kept, Old));
        foreach (var (from, to) in new[]
        {
            ($"/akteure/{Old}", $"/akteure/{Kept}"), ($"/en/akteure/{Old}?seite=2", $"/en/akteure/{Kept}?seite=2"),
            ($"/akteure/{Old}/korrigieren", $"/akteure/{Kept}/korrigieren"), ($"/akteure/{Old}/karte", $"/akteure/{Kept}/karte"),
            ($"/akteure/{Old}/weg?von={Last}", $"/akteure/{Kept}/weg?von={Last}"), ($"/api/v1/actors/{Old}", $"/api/v1/actors/{Kept}"),
        })
        {
            using var answer = await site.Client.GetAsync(from);
            Assert.Equal((from, HttpStatusCode.MovedPermanently, to), (from, answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(to)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/akteure/nie-gewesen")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/akteure/" + new string('a', 500))).StatusCode);
    }

    [Fact]
    public async Task Two_merges_lead_to_the_last_one()
    {
        await using var site = await Merged(TestDatabase.Sqlite, (Kept, Old), (Last, Kept));
        foreach (var slug in new[] { Old, Kept })
        {
            Assert.Equal("/akteure/" + Last, (await site.Client.GetAsync("/akteure/" + slug)).Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task Nobody_else_gets_the_old_address()
    {
        await using var trial = await Imports.ImportTrial.Start(TestDatabase.Sqlite);
        await Merge(trial.Database, trial.Region, (Kept, Old));
        await trial.Import("a.csv", "key,slug,name,town\nx:1,beispiel-logistik-kg,Beispiel Logistik KG,Aburg\n");
        Assert.Equal(Old + "-2", await trial.Ask(db => db.Actors.Where(a => a.Key == "x:1").Select(a => a.Slug).SingleAsync()));
        Assert.Equal(Kept, await trial.Ask(db => db.SlugAfterMerge(Old, CancellationToken.None)));
    }

    private static async Task<Site> Merged(string body, params (string Keep, string Other)[] merges)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await Merge(database, small.Region, merges);
        return await Site.Start(database);
    }

    private static async Task Merge(TestDatabase database, Domain.Regions.Region region, params (string Keep, string Other)[] merges)
    {
        foreach (var (keep, other) in merges)
        {
            await using var db = database.Open(region);
            Assert.True((await new MergeActors(db, TimeProvider.System).Accept("test:" + keep, "test:" + other, CancellationToken.None)).Value);
        }
    }
}
