using AngleSharp;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Towns;

public sealed class TownsPageTests
{
    [Fact]
    public async Task Towns_with_most_actors_stand_first_and_those_without_in_a_quiet_group()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            var like = await db.Towns.AsNoTracking().FirstAsync();
            db.Add(new Town
            {
                Id = Guid.CreateVersion7(), RegionId = small.Region.Id, Ags = "09661999", Slug = "aadorf", Name = "Aadorf", IsMember = true,
                Longitude = 9, Latitude = 50, Boundary = like.Boundary,
            });
            await db.Actors.Where(a => a.Slug == "beispiel-dichtungstechnik-gmbh" || a.Slug == "beispiel-hochschule-aburg").DeleteWithTies(db);
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        var page = await Read(site, "/orte");
        Assert.Equal([("Hastadt", "3 Akteure"), ("Aburg", "1 Akteur")],
            page.QuerySelectorAll(".town-grid li").Select(li => (li.QuerySelector("a")!.TextContent, li.QuerySelector(".soft")!.TextContent)));
        Assert.Equal(["Aadorf"], page.QuerySelectorAll(".quiet-towns li").Select(li => li.TextContent.Trim()));
        Assert.Contains("1 Gemeinde", page.QuerySelector(".quiet-towns p")!.TextContent, StringComparison.Ordinal);
        var english = await Read(site, "/en/orte");
        Assert.Equal(["3 organisations", "1 organisation"], english.QuerySelectorAll(".town-grid .soft").Select(p => p.TextContent));
        Assert.Contains("0 Akteure, 0 öffentliche Verbindungen.", (await Read(site, "/orte/aadorf")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_actor_the_page_says_what_will_be_here()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            await db.Actors.DeleteWithTies(db);
        }

        await using var site = await Site.Start(database);
        var page = await Read(site, "/orte");
        Assert.Empty(page.QuerySelectorAll(".town-grid li"));
        Assert.Equal(2, page.QuerySelectorAll(".quiet-towns li").Length);
        Assert.NotNull(page.QuerySelector(".empty"));
    }

    private static async Task<IDocument> Read(Site site, string address)
    {
        using var answer = await site.Client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return await BrowsingContext.New().OpenAsync(async request => request.Content(await answer.Content.ReadAsStringAsync()));
    }
}

internal static class Removal
{
    /// <summary>Removes actors and all that hangs on them.</summary>
    public static async Task DeleteWithTies(this IQueryable<Domain.Actors.Actor> actors, Mittelpunkt.Web.Data.AppDb db)
    {
        var ids = await actors.Select(a => a.Id).ToListAsync();
        await db.Ties.Where(t => ids.Contains(t.FromId) || ids.Contains(t.ToId)).ExecuteDeleteAsync();
        await db.Participations.Where(p => ids.Contains(p.ActorId)).ExecuteDeleteAsync();
        await db.ActorSources.Where(s => ids.Contains(s.ActorId)).ExecuteDeleteAsync();
        await db.Pulses.ExecuteDeleteAsync();
        await db.Actors.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync();
    }
}
