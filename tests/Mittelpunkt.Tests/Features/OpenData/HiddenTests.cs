using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.OpenData;

/// <summary>Whatever happens in other regions or out of the public's sight: not one byte of the open data changes.</summary>
public sealed class HiddenTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Hidden_ties_and_other_regions_change_no_byte(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        var other = await SmallRegion.Seed(database, "nachbarland", "nachbar.test");
        await using var site = await Site.Start(database, "--Region", "beispielland", "--RequestsPerMinute", "1000000");
        var before = await Everything(site, small);
        var pairs = FreePairs(small);

        await Gen.Select(Gen.Int[0, pairs.Count - 1], Gen.Int[0, 3], Gen.Int[1, 4], Gen.Bool).SampleAsync(async (pair, way, rung, pulse) =>
        {
            var (a, b) = pairs[pair];
            var tie = Hidden(small, a, b, way, rung);
            await Write(site, small.Region, tie, pulse ? Told(small, PulseKind.TieAdded, a, b) : null);
            await Write(site, other.Region, Told(other, (PulseKind)rung, 0, 1), null);
            Assert.Equal(before, await Everything(site, small));
            await Remove(site, small.Region, tie);
        }, iter: 12, threads: 1);

        await Write(site, small.Region, SmallRegion.NewTie(small.Region, small.Actors[pairs[0].A], small.Actors[pairs[0].B], 2024), null);
        Assert.NotEqual(before, await Everything(site, small));
    }

    // A tie hides in four ways: for the network, for its ends, or public but not confirmed by one end or the other.
    private static Tie Hidden(SmallRegion small, int a, int b, int way, int rung)
    {
        var visibility = way switch { 0 => Visibility.Network, 1 => Visibility.Private, _ => Visibility.Public };
        var tie = SmallRegion.NewTie(small.Region, small.Actors[a], small.Actors[b], 2022, visibility);
        tie.Rung = (Rung)rung;
        if (way >= 2)
        {
            tie.Source = null;
            tie.FromConfirmedAt = way == 2 ? SmallRegion.Now : null;
            tie.ToConfirmedAt = way == 3 ? SmallRegion.Now : null;
        }

        Assert.False(tie.IsPublic);
        return tie;
    }

    private static List<(int A, int B)> FreePairs(SmallRegion small)
    {
        (int, int)[] taken = [(0, 1), (1, 3), (1, 6), (2, 3)];
        return [.. from a in Enumerable.Range(0, small.Actors.Count) from b in Enumerable.Range(a + 1, small.Actors.Count - a - 1) where !taken.Contains((a, b)) select (a, b)];
    }

    private static Pulse Told(SmallRegion small, PulseKind kind, int a, int b) => new()
    {
        RegionId = small.Region.Id, At = DateTimeOffset.UtcNow, Kind = kind, ActorId = small.Actors[a].Id, OtherId = small.Actors[b].Id, ProjectId = small.Project.Id, Count = 1,
    };

    private static async Task<string> Everything(Site site, SmallRegion small)
    {
        List<string> answers = [];
        foreach (var path in new[]
        {
            Paths.ApiActors, Paths.ApiActors + "?reach=all", Paths.ApiActors + "?q=Beispiel", Paths.ApiActorsCsv + "?reach=all", Paths.ApiActorsGeoJson,
            Paths.ApiActorsGeoJson + "?reach=all", Paths.ApiTiesGeoJson, Paths.ApiTiesGeoJson + "?reach=all", Paths.ApiTiesCsv + "?reach=all",
            Paths.ApiProjects, Paths.ApiProjectsCsv, Paths.ApiPulses, Paths.ApiPulsesCsv, Paths.SiteMap,
        }.Concat(small.Actors.Select(actor => Paths.ApiActors + "/" + actor.Slug)))
        {
            answers.Add(path + "\n" + await site.Client.GetStringAsync(path));
        }

        return string.Join('\n', answers);
    }

    private static Task Write(Site site, Region region, object row, object? second) => Change(site, region, db =>
    {
        db.Add(row);
        if (second is not null)
        {
            db.Add(second);
        }
    });

    private static Task Remove(Site site, Region region, Tie tie) => Change(site, region, db => db.Remove(tie));

    private static async Task Change(Site site, Region region, Action<AppDb> change)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        change(db);
        await db.SaveChangesAsync();
    }
}
