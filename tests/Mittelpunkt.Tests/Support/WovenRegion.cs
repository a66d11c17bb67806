using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Tests.Support;

/// <summary>The small region grown to a network of some size: more fictional organisations and ties between them, the same for a seed.</summary>
public static class WovenRegion
{
    public static async Task<SmallRegion> Seed(TestDatabase database, int actors = 80, int ties = 240, int seed = 1)
    {
        var small = await SmallRegion.Seed(database);
        var random = new Random(seed);
        await using var db = database.Open(small.Region);
        var town = db.Towns.OrderBy(t => t.Ags).First();
        var all = Enumerable.Range(1, actors).Select(i => NewActor(small.Region, random, town, i)).ToList();
        db.AddRange(all);
        var pairs = new HashSet<(int, int)>();
        while (pairs.Count < ties)
        {
            // The square draws most ties to few actors, as in real networks.
            var (a, b) = ((int)(actors * random.NextDouble() * random.NextDouble()), random.Next(actors));
            if (a != b && pairs.Add((Math.Min(a, b), Math.Max(a, b))))
            {
                var tie = SmallRegion.NewTie(small.Region, all[a], all[b], 2010 + random.Next(16));
                tie.Rung = (Rung)random.Next(1, 5);
                db.Add(tie);
            }
        }

        await db.SaveChangesAsync();
        return new SmallRegion { Region = small.Region, Actors = [.. small.Actors, .. all], Project = small.Project };
    }

    private static Actor NewActor(Region region, Random random, Town town, int number)
    {
        var kind = (ActorKind)random.Next(0, 6);
        var sector = random.Next(3) == 0 ? null : "ACFJM"[random.Next(5)].ToString();
        return SmallRegion.NewActor(region, $"Beispiel Betrieb {number}", kind, random.Next(3) == 0 ? null : town,
            8.9 + random.NextDouble() / 4, 49.95 + random.NextDouble() / 5, sector);
    }
}
