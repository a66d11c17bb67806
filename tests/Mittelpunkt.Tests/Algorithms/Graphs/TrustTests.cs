using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class TrustTests
{
    [Fact]
    public void The_walk_multiplies_by_the_transition_matrix() => RandomGraphs.Check(RandomGraphs.All.Where(s => s.Nodes is > 0 and <= 60), sample =>
    {
        var found = TrustWalk.FromSeeds(sample.Graph, [0, sample.Nodes - 1]);
        var strength = Enumerable.Range(0, sample.Nodes).Select(v => sample.Neighbours(v).Sum(w => sample.Matrix[v, w])).ToArray();
        var share = new double[sample.Nodes];
        share[0] = share[^1] = sample.Nodes == 1 ? 1 : 0.5;
        Assert.Equal((int)Math.Ceiling(Math.Log2(sample.Nodes)), found.Steps);
        for (var step = 0; step < found.Steps; step++)
            share = [.. share.Select((own, v) => strength[v] == 0 ? own : sample.Neighbours(v).Sum(w => share[w] * sample.Matrix[v, w] / strength[w]))];
        GraphAssert.Near(share, found.Share);
        GraphAssert.Near([.. share.Select((s, v) => strength[v] > 0 ? s / strength[v] : s)], found.PerStrength);
        GraphAssert.Near(1, found.Share.Sum());
    });

    [Fact]
    public void False_identities_behind_one_careless_tie_rank_last()
    {
        var random = new Random(1);
        var builder = new GraphBuilder(300, Duplicates.Max, SelfLoops.Drop);
        for (var i = 0; i < 1000; i++) builder.Add(random.Next(200), random.Next(200));
        for (var i = 0; i < 1000; i++) builder.Add(200 + random.Next(100), 200 + random.Next(100));
        builder.Add(7, 207);
        var trust = TrustWalk.FromSeeds(builder.Build(), [1, 2, 3]).PerStrength;
        Assert.True(trust.Take(200).Min() > trust.Skip(200).Max());
        var gate = TrustFlow.Accept(builder.Build(), [1, 2, 3], [300, 60, 10, 3, 1]);
        Assert.True(gate.Accepted.Skip(200).Count(x => x) <= 60, "more false nodes than the careless one's capacity");
        Assert.True(gate.Accepted.Take(200).Count(x => x) >= 195);
    }

    [Fact]
    public void The_gate_accepts_as_many_as_a_plain_maximum_flow() => RandomGraphs.Check(RandomGraphs.All.Where(s => s.Nodes is > 0 and <= 40), sample =>
    {
        int[] seeds = [0, sample.Nodes - 1], capacities = sample.Nodes % 2 == 0 ? [4, 2, 2, 1] : [7, 3];
        var found = TrustFlow.Accept(sample.Graph, seeds, capacities);
        var value = PlainFlow(sample, seeds, found.Distance, capacities, _ => true);
        Assert.Equal(value, found.Count);
        Assert.Equal(found.Count, found.Accepted.Count(x => x));
        Assert.True(found.Accepted[0] && found.Accepted[^1]);
        // The accepted set itself can be served: with sinks for these alone, all of them still get a unit.
        Assert.Equal(found.Count, PlainFlow(sample, seeds, found.Distance, capacities, v => found.Accepted[v]));
    });

    [Fact]
    public void Values_of_networkx()
    {
        foreach (var peer in PeerGraph.All)
        {
            var graph = peer.Build();
            Assert.Equal(peer.Flow, TrustFlow.Accept(graph, [0], PeerGraph.Capacities).Count);
            var widths = WidestPaths.From(graph, 0).Widths;
            GraphAssert.Near([.. peer.Widest.Skip(1)], [.. widths.Skip(1)], what: peer.Name);
        }
    }

    [Fact]
    public void Widest_chains_agree_with_trying_every_node_between() => RandomGraphs.Check(RandomGraphs.All.Where(s => s.Nodes is > 0 and <= 60), sample =>
    {
        var n = sample.Nodes;
        var width = (double[,])sample.Matrix.Clone();
        for (var k = 0; k < n; k++)
            for (var a = 0; a < n; a++)
                for (var b = 0; b < n; b++)
                    width[a, b] = Math.Max(width[a, b], Math.Min(width[a, k], width[k, b]));
        var found = WidestPaths.From(sample.Graph, n / 2);
        Assert.True(double.IsPositiveInfinity(found.Widths[n / 2]));
        for (var v = 0; v < n; v++)
        {
            if (v == n / 2) continue;
            GraphAssert.Near(width[n / 2, v], found.Widths[v]);
            var path = found.PathTo(v);
            Assert.Equal(found.Widths[v] == 0, path.Count == 0);
            if (path.Count == 0) continue;
            Assert.Equal((n / 2, v), (path[0], path[^1]));
            GraphAssert.Near(found.Widths[v], path.Zip(path.Skip(1)).Min(t => sample.Matrix[t.First, t.Second]));
        }
    });

    [Fact]
    public void Bad_input_is_refused()
    {
        var graph = Graph.Of(3, (0, 1));
        Assert.Throws<ArgumentException>(() => TrustWalk.FromSeeds(graph, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustWalk.FromSeeds(graph, [3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustWalk.FromSeeds(graph, [0], -1));
        Assert.Throws<ArgumentException>(() => TrustFlow.Accept(graph, [], [1]));
        Assert.Throws<ArgumentException>(() => TrustFlow.Accept(graph, [0], []));
        Assert.Throws<ArgumentException>(() => TrustFlow.Accept(graph, [0], [2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustFlow.Accept(graph, [-1], [2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustFlow.Accept(graph, [0], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WidestPaths.From(graph, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => WidestPaths.From(graph, 0).PathTo(3));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => TrustWalk.FromSeeds(graph, [0], cancel: stop.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => TrustFlow.Accept(graph, [0], [2], cancel: stop.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => WidestPaths.From(graph, 0, cancel: stop.Token));
    }

    /// <summary>Ford and Fulkerson on a matrix: source, sink, and an entrance and an exit for every node.</summary>
    private static int PlainFlow(Sample sample, int[] seeds, int[] distance, int[] capacities, Func<int, bool> wanted)
    {
        const int plenty = 1_000_000;
        int n = sample.Nodes, source = 2 * n, sink = 2 * n + 1, flow = 0;
        var left = new int[2 * n + 2, 2 * n + 2];
        foreach (var seed in seeds) left[source, 2 * seed] = plenty;
        for (var v = 0; v < n; v++)
        {
            if (distance[v] < 0) continue;
            if (wanted(v)) left[2 * v, sink] = 1;
            left[2 * v, 2 * v + 1] = (distance[v] < capacities.Length ? capacities[distance[v]] : 1) - 1;
            foreach (var u in sample.Neighbours(v)) left[2 * v + 1, 2 * u] = plenty;
        }

        while (Augment(source, new bool[2 * n + 2])) flow++;
        return flow;

        bool Augment(int at, bool[] seen)
        {
            if (at == sink) return true;
            seen[at] = true;
            for (var to = 0; to < 2 * n + 2; to++)
            {
                if (seen[to] || left[at, to] == 0 || !Augment(to, seen)) continue;
                left[at, to]--;
                left[to, at]++;
                return true;
            }

            return false;
        }
    }
}
