using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class AcquaintancePathsTests
{
    [Fact]
    public void Chains_and_intermediaries_are_those_of_trying_every_walk() =>
        RandomGraphs.Check(RandomGraphs.All.Where(s => s.Nodes is > 1 and <= 40), sample =>
    {
        var random = new Random(sample.Nodes);
        for (var i = 0; i < 6; i++)
        {
            int from = random.Next(sample.Nodes), to = random.Next(sample.Nodes), longest = random.Next(5);
            Func<int, int, bool>? visible = i % 2 == 0 ? null : (a, b) => (3 * a + b) % 5 != 0;
            var expected = Walks(sample, from, to, longest, visible);
            var found = AcquaintancePaths.Find(sample.Graph, from, to, longest, 4, visible);
            Assert.Equal(expected.Count == 0, found is null);
            if (found is null) continue;
            Assert.Equal((expected[0].Length - 1, (double)expected.Count), (found.Length, found.Count));
            Assert.Equal(
                expected.SelectMany(p => p.Skip(1).SkipLast(1).Select((v, at) => (v, Step: at + 1))).CountBy(x => x)
                    .Select(x => new Intermediary(x.Key.v, x.Key.Step, x.Value))
                    .OrderBy(x => x.Step).ThenByDescending(x => x.Paths).ThenBy(x => x.Node),
                found.Intermediaries);
            var best = expected.Select(p => (Cost: Cost(sample, p), Path: p)).OrderBy(p => Math.Round(p.Cost, 9)).Take(4).ToArray();
            GraphAssert.Near([.. best.Select(p => p.Cost)], [.. found.Best.Select(p => p.Cost)]);
            Assert.All(found.Best, p => Assert.Contains(expected, e => e.SequenceEqual(p.Nodes)));
            Assert.Equal(found.Best.Count, found.Best.Select(p => string.Join(' ', p.Nodes)).Distinct().Count());
        }
    });

    [Fact]
    public void Paths_of_networkx()
    {
        foreach (var peer in PeerGraph.All)
        {
            var graph = peer.Build();
            for (var i = 0; i < peer.PathPairs.Length; i++)
            {
                var found = AcquaintancePaths.Find(graph, peer.PathPairs[i][0], peer.PathPairs[i][1], peer.Nodes, 100_000);
                var paths = found?.Best.Select(p => p.Nodes.ToArray()).OrderBy(p => string.Join(' ', p.Select(v => $"{v:D4}"))).ToArray() ?? [];
                Assert.Equal(peer.Paths[i], paths);
            }
        }
    }

    [Fact]
    public void Strong_ties_come_first_then_the_one_who_knows_fewer()
    {
        var builder = new GraphBuilder(6);
        foreach (var v in new[] { 2, 3, 4 }) builder.Add(0, v, v == 3 ? 2 : 1).Add(v, 1, 1);
        builder.Add(2, 5, 1);
        var found = AcquaintancePaths.Find(builder.Build(), 0, 1)!;
        Assert.Equal([[0, 3, 1], [0, 4, 1], [0, 2, 1]], found.Best.Select(p => p.Nodes.ToArray()));
        Assert.Equal([1.5, 2, 2], found.Best.Select(p => p.Cost));
        Assert.Single(AcquaintancePaths.Find(builder.Build(), 0, 1, k: 1)!.Best);
        Assert.Empty(AcquaintancePaths.Find(builder.Build(), 0, 1, k: 0)!.Best);
    }

    [Fact]
    public void Length_and_visibility_bound_the_search()
    {
        var graph = Graph.Of(5, (0, 1), (1, 2), (2, 3));
        Assert.Equal(0, AcquaintancePaths.Find(graph, 2, 2, 0)!.Length);
        Assert.Equal([0, 1, 2, 3], AcquaintancePaths.Find(graph, 0, 3)!.Best[0].Nodes);
        Assert.Null(AcquaintancePaths.Find(graph, 0, 3, 2));
        Assert.Null(AcquaintancePaths.Find(graph, 0, 4, 9));
        Assert.Null(AcquaintancePaths.Find(graph, 0, 3, 9, visible: (a, b) => a != 1));
        Assert.NotNull(AcquaintancePaths.Find(graph, 0, 3, 9, visible: (a, b) => a < b));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var graph = Graph.Of(2, (0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquaintancePaths.Find(graph, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquaintancePaths.Find(graph, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquaintancePaths.Find(graph, 0, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquaintancePaths.Find(graph, 0, 1, 1, -1));
    }

    private static double Cost(Sample sample, int[] path) => path.Zip(path.Skip(1)).Sum(t => 1 / sample.Matrix[t.First, t.Second]);

    private static List<int[]> Walks(Sample sample, int from, int to, int longest, Func<int, int, bool>? visible)
    {
        var walks = new List<int[]> { new[] { from } };
        for (var length = 0; length <= longest; length++)
        {
            var there = walks.Where(w => w[^1] == to).ToList();
            if (there.Count > 0) return there;
            walks = [.. walks.SelectMany(w => sample.Neighbours(w[^1])
                .Where(x => !w.Contains(x) && (visible is null || visible(w[^1], x))).Select(x => w.Append(x).ToArray()))];
        }

        return [];
    }
}
