using CsCheck;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Tests.Regions;
using Mittelpunkt.Web.Features.Acquaintance;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Features.Acquaintance;

/// <summary>The chains shown are real, shortest and the best of them.</summary>
public sealed class FindWayTests
{
    [Fact]
    public void Chains_are_shortest_and_made_of_real_ties() => RandomNetworks.Any.Where(n => n.Actors.Count > 0)
        .SelectMany(n => Gen.Select(Gen.Const(n), Gen.Int[0, n.Actors.Count - 1], Gen.Int[0, n.Actors.Count - 1])).Sample((network, start, goal) =>
        {
            var way = FindWay.Between(network, start, goal, CancellationToken.None);
            var shortest = Steps(network, start, goal);
            Assert.Equal(shortest <= FindWay.Longest ? shortest : null, way.Length);
            Assert.True(way.Best.Count <= FindWay.Shown);
            Assert.Equal(way.Length is > 0, way.Best.Count > 0);
            foreach (var chain in way.Best)
            {
                Assert.Equal(way.Length, chain.Count);
                Assert.Equal((network.Actors[start], network.Actors[goal]), (chain[0].From, chain[^1].To));
                Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
                Assert.All(chain, step => Assert.Contains(step.Tie, network.Ties));
                Assert.All(chain, step => Assert.Equal(
                    new HashSet<NetworkActor> { step.From, step.To }, [network.Actors[step.Tie.From], network.Actors[step.Tie.To]]));
            }
        }, iter: 200, threads: 1);

    // In a random network the rung of a tie is 1 + (a + b) mod 4.
    [Fact]
    public void Close_acquaintances_come_first()
    {
        var way = FindWay.Between(Of(9, (0, 3), (1, 3), (0, 4), (1, 4), (0, 2), (1, 2)), 0, 1, CancellationToken.None);
        Assert.Equal(["a2", "a3", "a4"], way.Best.Select(chain => chain[0].To.Slug));
        Assert.Equal((2, 3), (way.Length, way.Count));
    }

    [Fact]
    public void Of_equally_close_acquaintances_those_with_few_other_ties_come_first()
    {
        var way = FindWay.Between(Of(9, (0, 2), (1, 2), (0, 6), (1, 6), (2, 5), (2, 7)), 0, 1, CancellationToken.None);
        Assert.Equal(["a6", "a2"], way.Best.Select(chain => chain[0].To.Slug));
    }

    [Fact]
    public void Alone_means_without_any_tie()
    {
        var network = Of(3, (0, 1));
        var way = FindWay.Between(network, 0, 2, CancellationToken.None);
        Assert.Equal((null, false, true), (way.Length, way.StartIsAlone, way.GoalIsAlone));
        Assert.Equal(0, FindWay.Between(network, 2, 2, CancellationToken.None).Length);
    }

    private static RegionNetwork Of(int size, params (int, int)[] pairs) =>
        RandomNetworks.Make([.. Enumerable.Range(0, size).Select(_ => (ActorKind.Company, (char?)null, true))], pairs);

    private static int Steps(RegionNetwork network, int start, int goal)
    {
        var reached = new HashSet<int> { start };
        for (var steps = 0; ; steps++)
        {
            if (reached.Contains(goal))
            {
                return steps;
            }

            var more = network.Ties.SelectMany(t => new[] { (t.From, t.To), (t.To, t.From) }).Where(t => reached.Contains(t.Item1)).Select(t => t.Item2).Except(reached).ToList();
            if (more.Count == 0)
            {
                return int.MaxValue;
            }

            reached.UnionWith(more);
        }
    }
}
