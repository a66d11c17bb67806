using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Regions;

public sealed class RegionCatalogsTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_catalogue_is_shared_until_its_region_changes(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        var catalogs = site.Services.GetRequiredService<RegionCatalogs>();
        var first = await Find(catalogs, database, small);
        Assert.Same(first, await Find(catalogs, database, small));
        await using (var db = database.Open(small.Region))
        {
            db.Add(SmallRegion.NewActor(small.Region, "Neue Beispiel AG", ActorKind.Company, null, 9, 50, "62"));
            await db.SaveChangesAsync();
        }

        Assert.Single((await Find(catalogs, database, small)).SearchActors("neue").Found);
        Assert.Empty(first.SearchActors("neue").Found);
    }

    [Theory]
    [InlineData("TH Aburg", "Technische Hochschule Aburg"), InlineData("tu aburg", "TECHNISCHE UNIVERSITAT ABURG"), InlineData("Uni Aburg", "TECHNISCHE UNIVERSITAT ABURG")]
    [InlineData("Krankenhaus Aburg", "Klinikum Aburg"), InlineData("Klinik Aburg", "Spital Aburg"), InlineData("Rathaus Aburg", "Stadt Aburg")]
    public async Task The_words_people_type_find_entries_with_other_names(string typed, string name)
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        await using (var db = database.Open(small.Region))
        {
            db.Add(SmallRegion.NewActor(small.Region, name, ActorKind.University, null, 9, 50, null));
            await db.SaveChangesAsync();
        }

        var (found, complete) = (await Find(site.Services.GetRequiredService<RegionCatalogs>(), database, small)).SearchActors(typed);
        Assert.True(complete);
        Assert.Equal(name, found[0].Name);
    }

    [Fact]
    public async Task Many_readers_of_a_changed_region_make_one_catalogue()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        var catalogs = site.Services.GetRequiredService<RegionCatalogs>();
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Find(catalogs, database, small))));
        Assert.Single(found.Distinct());
    }

    private static async Task<RegionCatalog> Find(RegionCatalogs catalogs, TestDatabase database, SmallRegion small)
    {
        await using var db = database.Open(small.Region);
        while (true)
        {
            var (catalog, isFresh) = await catalogs.Find(db, small.Region, CancellationToken.None);
            if (isFresh)
            {
                return catalog;
            }
        }
    }
}
