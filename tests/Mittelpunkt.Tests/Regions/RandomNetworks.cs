using CsCheck;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Regions;

/// <summary>Networks of any shape, without a database.</summary>
public static class RandomNetworks
{
    private static readonly Gen<(ActorKind Kind, char? Section, bool InRegion)> GenActor =
        Gen.Select(Gen.Enum<ActorKind>(), Gen.OneOf(Gen.Const((char?)null), Gen.Char['A', 'D'].Select(c => (char?)c)), Gen.Bool);

    public static readonly Gen<RegionNetwork> Any =
        from size in Gen.Int[0, 40]
        from actors in GenActor.Array[size]
        from pairs in Gen.Select(Gen.Int[0, Math.Max(0, size - 1)], Gen.Int[0, Math.Max(0, size - 1)]).Array[0, 120]
        select Make(actors, pairs);

    public static RegionNetwork Make(IReadOnlyList<(ActorKind Kind, char? Section, bool InRegion)> actors, IEnumerable<(int A, int B)> pairs)
    {
        var nodes = actors.Select((a, i) => new NetworkActor(new Guid(i, 0, 0, new byte[8]), $"a{i}", $"Actor {i}", a.Kind, a.Section, a.InRegion, null)).ToList();
        var ties = pairs.Where(pair => pair.A != pair.B).Select(pair => (A: Math.Min(pair.A, pair.B), B: Math.Max(pair.A, pair.B))).Distinct().Order()
            .Select(pair => new NetworkTie(pair.A, pair.B, (Rung)(1 + ((pair.A + pair.B) % 4)), null, null)).ToList();
        return new RegionNetwork(nodes, ties, DateTimeOffset.UnixEpoch, 0);
    }
}
