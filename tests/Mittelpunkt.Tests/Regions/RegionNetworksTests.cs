using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Regions;

/// <summary>The network in memory is the public part of the ledger, and follows it.</summary>
public sealed class RegionNetworksTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task It_holds_all_actors_and_the_public_ties(string body)
    {
        var database = await TestDatabase.Create(body);
        var region = await SmallRegion.Seed(database);
        await Hide(database, region);
        await using var site = await Site.Start(database);

        var network = await Networks(site).Of(region.Region, CancellationToken.None);

        Assert.Equal(region.Actors.Select(a => a.Slug).Order(), network.Actors.Select(a => a.Slug).Order());
        Assert.Equal(4, network.Graph.EdgeCount);
        var (seals, university) = (network.NodeOf("beispiel-dichtungstechnik-gmbh")!.Value, network.NodeOf("beispiel-hochschule-aburg")!.Value);
        Assert.Equal(new DateOnly(2014, 1, 1), network.Between(university, seals)!.Value.Since);
        Assert.Equal(network.Between(seals, university), network.Between(university, seals));
        Assert.Equal('C', network.Actors[seals].Section);
        Assert.Equal(SmallRegion.Now, network.AsOf);
        Assert.Equal(seals, network.NodeOf(region.Actors[0].Id));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Regions_are_kept_apart(string body)
    {
        var database = await TestDatabase.Create(body);
        var ours = await SmallRegion.Seed(database);
        var theirs = await SmallRegion.Seed(database, "nachbarland");
        await using var site = await Site.Start(database);

        var network = await Networks(site).Of(ours.Region, CancellationToken.None);

        Assert.All(ours.Actors, actor => Assert.NotNull(network.NodeOf(actor.Id)));
        Assert.All(theirs.Actors, actor => Assert.Null(network.NodeOf(actor.Id)));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_another_process_writes_is_seen(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        var region = await OnlyRegion(site);
        Assert.Equal(4, (await Networks(site).Of(region, CancellationToken.None)).Graph.EdgeCount);

        await using (var db = site.Database.Open(region))
        {
            await AddTie(db, region);
        }

        await Eventually(async () => (await Networks(site).Of(region, CancellationToken.None)).Graph.EdgeCount == 5);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_commit_of_this_process_is_seen_without_waiting_for_the_next_look(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        var region = await OnlyRegion(site);
        await Networks(site).Of(region, CancellationToken.None);
        await site.Services.GetServices<IHostedService>().OfType<NetworkFollowing>().Single().StopAsync(CancellationToken.None);

        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);
        await AddTie(scope.ServiceProvider.GetRequiredService<AppDb>(), region);
        var committed = Stopwatch.GetTimestamp();

        await Eventually(async () => (await Networks(site).Of(region, CancellationToken.None)).Graph.EdgeCount == 5);
        TestContext.Current.TestOutputHelper?.WriteLine($"seen after {Stopwatch.GetElapsedTime(committed).TotalMilliseconds:0.0} ms");
    }

    [Fact]
    public async Task A_first_reader_of_an_empty_region_gets_an_empty_network()
    {
        var database = await TestDatabase.Create();
        var region = new Region { Id = Guid.CreateVersion7(), Slug = "leerland", Name = "Leerland", Bounds = new Bounds(8, 49, 9, 50) };
        await using (var db = database.Open(region))
        {
            db.Add(region);
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        var network = await Networks(site).Of(region, CancellationToken.None);
        Assert.Equal((0, 0L, (DateTimeOffset?)null), (network.Graph.NodeCount, network.Graph.EdgeCount, network.AsOf));
        Assert.Null(network.NodeOf("niemand"));
    }

    [Fact]
    public async Task Readers_get_the_last_network_while_the_database_is_away()
    {
        await using var site = await Site.WithSmallRegion();
        var region = await OnlyRegion(site);
        var before = await Networks(site).Of(region, CancellationToken.None);
        await using (var db = site.Database.Open(region))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Ties\" RENAME TO \"Away\"");
        }

        Networks(site).Changed(region.Id);
        await Task.Delay(300);
        Assert.Same(before, await Networks(site).Of(region, CancellationToken.None));
        await using (var db = site.Database.Open(region))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"Ties\"");
            await AddTie(db, region);
        }

        await Eventually(async () => (await Networks(site).Of(region, CancellationToken.None)).Graph.EdgeCount == 5);
    }

    private static RegionNetworks Networks(Site site) => site.Services.GetRequiredService<RegionNetworks>();

    private static async Task<Region> OnlyRegion(Site site)
    {
        await using var db = site.Database.Open();
        return await db.Regions.SingleAsync();
    }

    // Seals and logistics: a pair without a tie in the small region.
    private static async Task AddTie(AppDb db, Region region)
    {
        var ends = await db.Actors.Where(a => a.Kind == ActorKind.Company).OrderBy(a => a.Id).ToListAsync();
        db.Add(SmallRegion.NewTie(region, ends[0], ends[1], 2026));
        db.Add(new Pulse { RegionId = region.Id, At = SmallRegion.Now, Kind = PulseKind.TieAdded, ActorId = ends[0].Id, OtherId = ends[1].Id });
        await db.SaveChangesAsync();
    }

    private static async Task Hide(TestDatabase database, SmallRegion region)
    {
        await using var db = database.Open(region.Region);
        db.Add(SmallRegion.NewTie(region.Region, region.Actors[0], region.Actors[2], 2020, Visibility.Private));
        db.Add(SmallRegion.NewTie(region.Region, region.Actors[0], region.Actors[3], 2020, Visibility.Network));
        var unconfirmed = SmallRegion.NewTie(region.Region, region.Actors[0], region.Actors[4], 2020);
        unconfirmed.Source = null;
        unconfirmed.FromConfirmedAt = SmallRegion.Now;
        db.Add(unconfirmed);
        await db.SaveChangesAsync();
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var waited = 0; waited < 2000 && !await holds(); waited++)
        {
            await Task.Delay(5);
        }

        Assert.True(await holds());
    }
}
