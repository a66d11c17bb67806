using CsCheck;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Profiles;

namespace Mittelpunkt.Tests.Audiences;

/// <summary>Who may see what is meant for whom.</summary>
public sealed class ViewerTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Fact]
    public void A_visitor_sees_only_what_is_public_and_each_wider_audience_holds_the_ones_before()
    {
        var (actor, named) = (Guid.NewGuid(), Guid.NewGuid());
        var seen = new Dictionary<string, bool[]>
        {
            ["visitor"] = See(Viewer.Visitor), ["member"] = See(Viewer.Member), ["partner"] = See(Viewer.PartnerOf(actor)), ["named"] = See(Viewer.MemberOf(named)),
        };
        Assert.Equal([false, false, false, false, true], seen["visitor"]);
        Assert.Equal([false, false, false, true, true], seen["member"]);
        Assert.Equal([false, false, true, true, true], seen["partner"]);
        Assert.Equal([false, true, false, true, true], seen["named"]);

        bool[] See(Viewer viewer) => [.. Enum.GetValues<Audience>().Select(audience => viewer.MaySee(audience, actor, [named]))];
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_database_filters_by_the_same_rule(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        var actors = small.Actors.Select(a => a.Id).ToArray();
        var owner = Guid.NewGuid();
        await using (var db = database.Open(small.Region))
        {
            db.AddRange(Enum.GetValues<Audience>().Select((audience, i) => new ProfileEntry { RegionId = small.Region.Id, OwnerId = owner, Item = (Item)(10 + i), Value = "x", Audience = audience }));
            db.AddRange(new NamedActor { RegionId = small.Region.Id, OwnerId = owner, ActorId = actors[1] }, new NamedActor { RegionId = small.Region.Id, OwnerId = owner, ActorId = actors[2] });
            await db.SaveChangesAsync();
        }

        var some = Gen.Int[0, actors.Length - 1].HashSet[0, 3].Select(set => (IReadOnlySet<Guid>)set.Select(i => actors[i]).ToHashSet());
        await Gen.Select(some, some, Gen.Int[0, actors.Length - 1]).SampleAsync(async (actsFor, partners, page) =>
        {
            var viewer = new Viewer(actsFor, actsFor.Count == 0 ? actsFor : partners);
            await using var db = database.Open(small.Region);
            var seen = await db.ProfileEntries.VisibleTo(db, viewer, actors[page]).Select(e => e.Audience).ToListAsync();
            var expected = Enum.GetValues<Audience>().Where(audience => viewer.MaySee(audience, actors[page], [actors[1], actors[2]]));
            Assert.Equal(expected, seen.Order());
        }, iter: 60, threads: 1);
    }
}
