using CsCheck;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class LeidenTests
{
    [Fact]
    public void Quality_reaches_the_best_of_five_runs_of_igraph()
    {
        foreach (var peer in PeerGraph.All)
        {
            var graph = peer.Build();
            GraphAssert.Near(peer.Leiden, Modularity.Of(graph, peer.Labels), 1e-12, peer.Name);
            var best = CommunityStability.Measure(graph, 5).Best.Modularity;
            Assert.True(best >= 0.995 * peer.Leiden, $"{peer.Name}: {best} against {peer.Leiden}");
            for (var seed = 1UL; seed <= 3; seed++)
            {
                var one = Leiden.Find(graph, new LeidenOptions { Seed = seed, Iterations = 5 }).Modularity;
                Assert.True(one >= 0.95 * peer.Leiden, $"{peer.Name}, seed {seed}: {one} against {peer.Leiden}");
            }
        }
    }

    [Fact]
    public void Communities_are_connected_numbered_by_size_and_never_worse_than_none() => RandomGraphs.Check(sample =>
    {
        var found = Leiden.Find(sample.Graph, new LeidenOptions { Resolution = sample.Nodes % 3 == 0 ? 0.5 : 1 });
        AssertConnected(sample.Graph, found);
        var sizes = found.Sizes();
        Assert.Equal(sizes.OrderDescending(), sizes);
        if (sample.Nodes > 0 && sample.Nodes % 3 != 0) Assert.True(found.Modularity >= Modularity.Of(sample.Graph, Singles(sample.Nodes)) - 1e-12);
        GraphAssert.Near(NaiveModularity(sample, found.Labels, sample.Nodes % 3 == 0 ? 0.5 : 1), found.Modularity);
    });

    [Fact]
    public void No_single_move_helps() => RandomGraphs.Check(RandomGraphs.All.Where(s => s.Nodes is > 1 and < 60).Take(60), sample =>
    {
        var found = Leiden.Find(sample.Graph, new LeidenOptions { Iterations = 20 });
        for (var v = 0; v < sample.Nodes; v++)
        {
            for (var c = 0; c <= found.Count && c < sample.Nodes; c++)
            {
                var moved = found.Labels.ToArray();
                moved[v] = c;
                Assert.True(Modularity.Of(sample.Graph, moved) <= found.Modularity + 1e-9, $"node {v} to {c}");
            }
        }
    });

    [Theory, InlineData(false), InlineData(true)]
    public void The_same_communities_on_any_number_of_threads(bool weighted)
    {
        var graph = Planted(60_000, 100, 8, 2, weighted);
        Communities one, three;
        using (Cpu.Limit(1)) one = Leiden.Find(graph, new LeidenOptions { Seed = 5 });
        using (Cpu.Limit(3)) three = Leiden.Find(graph, new LeidenOptions { Seed = 5 });
        Assert.Equal(one.Labels, three.Labels);
        Assert.Equal(one.Modularity, three.Modularity);
        AssertConnected(graph, one);
        GraphAssert.Near(Modularity.Of(graph, one.Labels), one.Modularity, 1e-12);
        Assert.NotEqual(one.Labels, Leiden.Find(graph, new LeidenOptions { Seed = 6 }).Labels);
        var planted = Modularity.Of(graph, [.. Enumerable.Range(0, 60_000).Select(v => v / 100)]);
        Assert.True(one.Modularity > 0.99 * planted, $"{one.Modularity} against {planted}");
    }

    [Fact]
    public void Connected_communities_at_any_resolution_seed_and_start()
    {
        Gen.Select(Gen.Int[2, 60], Gen.ULong, Gen.Double[0, 3], Gen.Int[0, 1_000_000]).Sample((n, seed, resolution, draw) =>
        {
            var random = new Random(draw);
            var builder = new GraphBuilder(n);
            for (var i = 0; i < 2 * n; i++)
            {
                int a = random.Next(n), b = random.Next(n);
                if (a != b) builder.Add(a, b, random.Next(4));
            }

            var graph = builder.Build();
            var start = Enumerable.Range(0, n).Select(_ => random.Next(4)).ToArray();
            AssertConnected(graph, Leiden.Find(graph, new LeidenOptions { Seed = seed, Resolution = resolution, Start = start }));
        }, iter: 500);
    }

    [Fact]
    public void A_start_that_is_already_best_stays()
    {
        var graph = Planted(2_000, 50, 8, 1);
        var first = Leiden.Find(graph, new LeidenOptions { Iterations = 20 });
        var second = Leiden.Find(graph, new LeidenOptions { Start = first.Labels, Seed = 9 });
        Assert.True(second.Modularity >= first.Modularity - 1e-12);
        Assert.True(PartitionSimilarity.NormalisedMutualInformation(first.Labels, second.Labels) > 0.99);
    }

    [Fact]
    public void Stability_is_high_where_communities_are_clear_and_low_where_there_are_none()
    {
        Assert.True(CommunityStability.Measure(Planted(2_000, 50, 12, 1), 4).Stability > 0.98);
        Assert.True(CommunityStability.Measure(Planted(2_000, 2_000, 6, 0), 4).Stability < 0.7);
    }

    [Fact]
    public void Nothing_one_node_and_no_ties()
    {
        Assert.Equal((0, 0.0), (Leiden.Find(Graph.Empty).Count, Leiden.Find(Graph.Empty).Modularity));
        Assert.Equal(1, Leiden.Find(Graph.Of(1)).Count);
        Assert.Equal([0, 1, 2], Leiden.Find(Graph.Of(3)).Labels);
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        var graph = Graph.Of(3, (0, 1));
        foreach (var options in new LeidenOptions[]
                 { new() { Resolution = -1 }, new() { Resolution = double.NaN }, new() { Iterations = 0 }, new() { Randomness = 0 }, new() { Start = [0, -1, 0] } })
            Assert.Throws<ArgumentOutOfRangeException>(() => Leiden.Find(graph, options));
        Assert.Throws<ArgumentException>(() => Leiden.Find(graph, new LeidenOptions { Start = [0] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CommunityStability.Measure(graph, 1));
        Assert.Throws<ArgumentException>(() => Modularity.Of(graph, [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Modularity.Of(graph, [0, 0, -2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Modularity.Of(graph, [0, 0, 1], double.PositiveInfinity));
    }

    [Fact]
    public void Cancelling_stops_it_and_progress_rises()
    {
        var graph = Planted(30_000, 100, 5, 1);
        var steps = new Steps();
        Leiden.Find(graph, progress: steps);
        Assert.Equal(steps.Values.Order(), steps.Values);
        Assert.Equal(1, steps.Values[^1]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Leiden.Find(graph, cancel: stop.Token));
    }

    private static int[] Singles(int n) => [.. Enumerable.Range(0, n)];

    private static double NaiveModularity(Sample sample, int[] labels, double resolution)
    {
        var strength = Enumerable.Range(0, sample.Nodes).Select(v => sample.Neighbours(v).Sum(w => sample.Matrix[v, w])).ToArray();
        double all = strength.Sum(), sum = 0;
        if (all == 0) return 0;
        for (var a = 0; a < sample.Nodes; a++)
            for (var b = 0; b < sample.Nodes; b++)
                if (labels[a] == labels[b]) sum += sample.Matrix[a, b] - resolution * strength[a] * strength[b] / all;
        return sum / all;
    }

    private static void AssertConnected(Graph graph, Communities found)
    {
        var seen = new bool[graph.NodeCount];
        var parts = 0;
        for (var start = 0; start < graph.NodeCount; start++)
        {
            if (seen[start]) continue;
            parts++;
            var stack = new Stack<int>([start]);
            seen[start] = true;
            while (stack.TryPop(out var v))
                foreach (var u in graph.NeighboursOf(v))
                    if (!seen[u] && found.Labels[u] == found.Labels[start]) { seen[u] = true; stack.Push(u); }
        }

        Assert.Equal(found.Count, parts);
        Assert.Equal(found.Count, found.Labels.Distinct().Count());
    }

    private static Graph Planted(int nodes, int size, int inside, int outside, bool weighted = false)
    {
        var random = new Random(1);
        var builder = new GraphBuilder(nodes, Duplicates.Max, SelfLoops.Drop);
        for (var v = 0; v < nodes; v++)
        {
            for (var i = 0; i < inside; i++) Add(v, v / size * size + random.Next(size));
            for (var i = 0; i < outside; i++) Add(v, random.Next(nodes));
        }

        return builder.Build();

        void Add(int a, int b) => _ = weighted ? builder.Add(a, b, 0.5 + (a + b) % 7 / 4.0) : builder.Add(a, b);
    }
}
