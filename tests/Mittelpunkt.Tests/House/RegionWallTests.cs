using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.House;

/// <summary>Nothing of one region is read or written from another one.</summary>
public sealed class RegionWallTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Every_table_shows_only_the_own_region(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var ours = await SmallRegion.Seed(database);
        var theirs = await SmallRegion.Seed(database, "nachbarland");

        await using var db = database.Open(ours.Region);
        var tables = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IRegional).IsAssignableFrom).ToList();
        Assert.True(tables.Count >= 8, "every table but the regions themselves belongs to a region");
        foreach (var table in tables)
        {
            var rows = ((IQueryable<IRegional>)db.GetType().GetMethod("Set", 1, [])!.MakeGenericMethod(table).Invoke(db, null)!).ToList();
            Assert.All(rows, row => Assert.Equal(ours.Region.Id, row.RegionId));
        }

        Assert.Equal(ours.Actors.Count, await db.Actors.CountAsync(TestContext.Current.CancellationToken));
        Assert.Null(await db.Actors.SingleOrDefaultAsync(a => a.Id == theirs.Actors[0].Id, TestContext.Current.CancellationToken));
        Assert.Null(await db.FindAsync<Domain.Actors.Actor>([theirs.Actors[0].Id], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_table_but_the_regions_belongs_to_a_region()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var open = db.Model.GetEntityTypes().Select(t => t.ClrType)
            .Where(t => t != typeof(Region) && t != typeof(Bounds) && !typeof(IRegional).IsAssignableFrom(t));
        Assert.Empty(open);
    }

    [Fact]
    public async Task Without_a_region_nothing_is_found()
    {
        await using var database = await TestDatabase.Create();
        await SmallRegion.Seed(database);
        await using var db = database.Open();
        Assert.Empty(await db.Actors.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Writing_into_another_region_is_refused(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var ours = await SmallRegion.Seed(database);
        var theirs = await SmallRegion.Seed(database, "nachbarland");
        await using var db = database.Open(ours.Region);
        db.Add(new Pulse { RegionId = theirs.Region.Id, At = SmallRegion.Now, Kind = PulseKind.Imported });
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }
}
