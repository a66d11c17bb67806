using System.Security.Cryptography;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Features.Network;

/// <summary>Ties that not everybody may see change not one byte of what everybody is told.</summary>
public sealed class HiddenTiesTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    private static readonly Gen<(int A, int B, int Hiding)[]> SomeHidden =
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 3]).Where(t => t.Item1 != t.Item2).Array[1, 12];

    [Theory, MemberData(nameof(Bodies))]
    public async Task They_change_no_answer(string body)
    {
        var database = await TestDatabase.Create(body);
        var region = await WovenRegion.Seed(database, actors: 60, ties: 70);
        await using var site = await Site.Start(database);
        var before = await Answers(site, region);

        await SomeHidden.SampleAsync(async hidden =>
        {
            var added = await Hide(database, region, hidden);
            await ReadAgain(site, region);
            Assert.Equal(before, await Answers(site, region));
            return added >= 0;
        }, iter: 6, threads: 1);
    }

    [Fact]
    public async Task The_same_ties_made_public_do_change_the_answers()
    {
        var database = await TestDatabase.Create();
        var region = await WovenRegion.Seed(database, actors: 60, ties: 70);
        await using var site = await Site.Start(database);
        await Hide(database, region, [(8, 20, 0), (9, 21, 0), (10, 22, 0)]);
        var before = await Answers(site, region);
        await using (var db = database.Open(region.Region))
        {
            await db.Ties.Where(t => t.Visibility == Visibility.Private).ExecuteUpdateAsync(set => set.SetProperty(t => t.Visibility, Visibility.Public));
        }

        await ReadAgain(site, region);
        Assert.NotEqual(before, await Answers(site, region));
    }

    private static async Task<string> Answers(Site site, SmallRegion region)
    {
        List<string> addresses = ["/netz", "/en/netz", "/api/v1/network", "/api/v1/network.csv"];
        addresses.AddRange(Enumerable.Range(0, 20).Select(i => $"/akteure/{region.Actors[i].Slug}/weg?von={region.Actors[^(i + 1)].Slug}"));
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var address in addresses)
        {
            hash.AppendData(await site.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task<int> Hide(TestDatabase database, SmallRegion region, (int A, int B, int Hiding)[] hidden)
    {
        await using var db = database.Open(region.Region);
        var taken = (await db.Ties.Select(t => new { t.FromId, t.ToId }).ToListAsync()).Select(t => (t.FromId, t.ToId)).ToHashSet();
        foreach (var (a, b, hiding) in hidden)
        {
            var tie = SmallRegion.NewTie(region.Region, region.Actors[a], region.Actors[b], 2026, hiding switch { 0 => Visibility.Private, 1 => Visibility.Network, _ => Visibility.Public });
            if (hiding >= 2)
            {
                // Public by wish, but not yet confirmed by both ends.
                tie.Source = null;
                tie.FromConfirmedAt = hiding == 2 ? SmallRegion.Now : null;
            }

            if (taken.Add((tie.FromId, tie.ToId)))
            {
                db.Add(tie);
            }
        }

        return await db.SaveChangesAsync();
    }

    private static async Task ReadAgain(Site site, SmallRegion region)
    {
        var networks = site.Services.GetRequiredService<RegionNetworks>();
        var before = await networks.Of(region.Region, CancellationToken.None);
        networks.Changed(region.Region.Id);
        for (var i = 0; i < 1000 && ReferenceEquals(before, await networks.Of(region.Region, CancellationToken.None)); i++)
        {
            await Task.Delay(10);
        }

        Assert.NotSame(before, await networks.Of(region.Region, CancellationToken.None));
    }
}
