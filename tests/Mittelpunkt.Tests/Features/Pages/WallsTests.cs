using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Pages;

/// <summary>What is hidden or belongs to another region changes no byte of a page.</summary>
public sealed class WallsTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Hidden_ties_change_no_byte_of_any_page(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        var before = await Everything(site, small);
        await Gen.Select(Gen.Int[0, 3], Gen.Int[1, 4]).SampleAsync(async (way, rung) =>
        {
            var tie = Hidden(small, way, (Rung)rung);
            await using var db = database.Open(small.Region);
            db.Add(tie);
            await db.SaveChangesAsync();
            Assert.Equal(before, await Everything(site, small));
            db.Remove(tie);
            await db.SaveChangesAsync();
        }, iter: 8, threads: 1);

        await using (var db = database.Open(small.Region))
        {
            db.Add(SmallRegion.NewTie(small.Region, small.Actors[2], small.Actors[4], 2021));
            await db.SaveChangesAsync();
        }

        Assert.NotEqual(before, await Everything(site, small));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Another_region_changes_no_byte_and_is_not_to_be_reached(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database, "--Region", "beispielland");
        var before = await Everything(site, small);
        var other = await SmallRegion.Seed(database, "nachbarland", "nachbar.test");
        await using (var db = database.Open(other.Region))
        {
            db.Add(SmallRegion.NewActor(other.Region, "Nur Nebenan GmbH", Domain.Actors.ActorKind.Company, null, 9, 50, "C"));
            await db.SaveChangesAsync();
        }

        Assert.Equal(before, await Everything(site, small));
        foreach (var address in new[] { "/akteure/nur-nebenan-gmbh", "/akteure/nur-nebenan-gmbh/karte", "/akteure/nur-nebenan-gmbh/korrigieren" })
        {
            Assert.Equal(404, (int)(await site.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        }
    }

    private static Tie Hidden(SmallRegion small, int way, Rung rung)
    {
        var tie = SmallRegion.NewTie(small.Region, small.Actors[2], small.Actors[4], 2021, way switch { 0 => Visibility.Network, 1 => Visibility.Private, _ => Visibility.Public });
        tie.Rung = rung;
        if (way >= 2)
        {
            tie.Source = null;
            tie.FromConfirmedAt = way == 2 ? SmallRegion.Now : null;
            tie.ToConfirmedAt = way == 3 ? SmallRegion.Now : null;
        }

        Assert.False(tie.IsPublic);
        return tie;
    }

    // The cache is emptied first, so that the pages are made anew and not only remembered.
    private static async Task<string> Everything(Site site, SmallRegion small)
    {
        await site.Services.GetRequiredService<PageCache>().Forget(CancellationToken.None);
        string[] lists = [Paths.Actors, Paths.Actors + "?reichweite=alle&q=beispiel", Paths.Towns, "/orte/aburg", "/orte/hastadt", Paths.Projects, Paths.ToProject(small.Project.Slug), Paths.Sources];
        var pages = lists.Concat(small.Actors.SelectMany(actor => new[] { Paths.ToActor(actor.Slug), Paths.ToActorCard(actor.Slug) }));
        var all = "";
        foreach (var page in pages.SelectMany(page => new[] { page, Paths.In("en", page) }))
        {
            all += page + "\n" + await site.Client.GetStringAsync(page);
        }

        return all;
    }
}
