using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Tests.Data.Maps;

public sealed class MapNetworkTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Reads_what_the_filter_says(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = await SmallRegion.Seed(database);
        await SmallRegion.Seed(database, "nachbarland");
        await using var db = database.Open(region.Region);
        var network = new MapNetwork(db);

        Assert.Equal(6, (await network.Dots(new(), 100, default)).Count);
        Assert.Equal(7, (await network.Dots(new(WithReach: true), 100, default)).Count);
        Assert.Equal(2, (await network.Dots(new(Kind: ActorKind.Company), 100, default)).Count);
        Assert.Equal(3, await network.Count(new(TownId: region.Actors[0].TownId), default));
        Assert.Equal(2, (await network.Dots(new(), 2, default)).Count);

        var arcs = await network.Arcs(new(), 100, default);
        Assert.Equal([2020, 2018, 2016, 2014], arcs.Select(arc => arc.Last!.Value.Year));
        Assert.Equal(2, (await network.Arcs(new(Year: 2017), 100, default)).Count);
        Assert.Equal([2020, 2014], (await network.Arcs(new(Kind: ActorKind.Company), 100, default)).Select(arc => arc.Last!.Value.Year));
        Assert.Equal(2014, await network.FirstYear(default));

        var entries = await network.Entries(new(WithReach: true), 100, default);
        Assert.Equal(["Aburg", "Aburg", "Aburg", "Hastadt", "Hastadt", "Hastadt", "Lyon"], entries.Select(entry => entry.Place));
        Assert.Null(entries[^1].TownSlug);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Counts_only_public_ties_and_known_kinds(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = await SmallRegion.Seed(database);
        await using (var db = database.Open(region.Region))
        {
            var stranger = SmallRegion.NewActor(region.Region, "Beispiel ohne Art", ActorKind.Unknown, null, 8.9, 50.1, null);
            var far = SmallRegion.NewActor(region.Region, "Beispiel in der Ferne", ActorKind.Company, null, 2.3, 48.8, null);
            db.AddRange(stranger, far);
            db.Add(SmallRegion.NewTie(region.Region, region.Actors[0], stranger, 2021));
            db.Add(SmallRegion.NewTie(region.Region, region.Actors[6], far, 2021));
            db.Add(SmallRegion.NewTie(region.Region, region.Actors[0], region.Actors[3], 2021, Visibility.Private));
            await db.SaveChangesAsync();
        }

        await using var read = database.Open(region.Region);
        Assert.Equal(new RegionFigures(6, 5, 3, 4, 3), await RegionFigures.Count(read, null, default));
        Assert.Equal(new RegionFigures(6, 2, 2, 2, 2), await RegionFigures.Count(read, 2016, default));
        Assert.Null((await RegionFigures.Count(read, 2000, default)).ShareAcrossKinds);
    }
}
