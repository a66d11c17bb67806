using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class PathMeasuresTests
{
    [Fact]
    public void Components_agree_with_flooding() => RandomGraphs.Check(sample =>
    {
        var of = new int[sample.Nodes];
        Array.Fill(of, -1);
        var sizes = new List<int>();
        for (var v = 0; v < sample.Nodes; v++)
        {
            if (of[v] >= 0) continue;
            sizes.Add(0);
            var open = new Queue<int>([v]);
            of[v] = sizes.Count - 1;
            while (open.TryDequeue(out var a))
            {
                sizes[^1]++;
                foreach (var b in sample.Neighbours(a).Where(b => of[b] < 0))
                {
                    of[b] = sizes.Count - 1;
                    open.Enqueue(b);
                }
            }
        }
        var found = Components.Of(sample.Graph);
        Assert.Equal(of, found.Of);
        Assert.Equal(sizes, found.Sizes);
        Assert.Equal(sizes.Count == 0 ? -1 : sizes.IndexOf(sizes.Max()), found.Largest);
    });

    [Fact]
    public void Distances_agree_with_all_pairs_relaxation() => RandomGraphs.Check(sample =>
    {
        var all = Naive.Distances(sample);
        for (var s = 0; s < sample.Nodes; s++)
        {
            var distances = BreadthFirst.Distances(sample.Graph, s);
            for (var v = 0; v < sample.Nodes; v++)
                Assert.Equal(double.IsInfinity(all[s, v]) ? BreadthFirst.Unreachable : (int)all[s, v], distances[v]);
        }
    });

    [Fact]
    public void Both_directions_of_the_search_give_the_same_distances()
    {
        // Large and dense enough to search from the unvisited nodes, with a long tail to turn back on.
        var random = new Random(5);
        var builder = new GraphBuilder(30_000, selfLoops: SelfLoops.Drop);
        for (var i = 0; i < 200_000; i++) builder.Add(random.Next(20_000), random.Next(20_000));
        for (var v = 20_000; v < 30_000; v++) builder.Add(v, v == 20_000 ? 7 : v - 1);
        var graph = builder.Build();
        var expected = new int[graph.NodeCount];
        Array.Fill(expected, -1);
        expected[3] = 0;
        var open = new Queue<int>([3]);
        while (open.TryDequeue(out var v))
        {
            foreach (var w in graph.NeighboursOf(v))
            {
                if (expected[w] >= 0) continue;
                expected[w] = expected[v] + 1;
                open.Enqueue(w);
            }
        }
        foreach (var threads in (int[])[1, 4])
        {
            using var limit = Cpu.Limit(threads);
            Assert.Equal(expected, BreadthFirst.Distances(graph, 3));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => BreadthFirst.Distances(graph, 30_000));
    }

    [Theory]
    [InlineData(0.85, false)]
    [InlineData(0.5, true)]
    [InlineData(0.0, false)]
    [InlineData(0.95, true)]
    public void PageRank_agrees_with_the_power_method(double damping, bool teleported) => RandomGraphs.Check(sample =>
    {
        var random = new Random(sample.Nodes);
        var teleport = teleported ? Enumerable.Range(0, sample.Nodes).Select(v => v == 0 ? 1 : (double)random.Next(3)).ToArray() : null;
        var expected = Naive.PageRank(sample, damping, teleport);
        var found = PageRank.Of(sample.Graph, damping, 1e-11, teleport);
        GraphAssert.Near(expected, found.Of, 1e-9, "rank");
        Assert.True(found.Error <= 1e-11);
        var loose = PageRank.Of(sample.Graph, damping, 1e-4, teleport);
        Assert.True(expected.Zip(loose.Of, (a, b) => Math.Abs(a - b)).Sum() <= 1e-4, "the bound is kept");
    });

    [Theory]
    [InlineData(1e-300, 1e300), InlineData(2.3e-308, 1), InlineData(1, 1e150)]
    public void Page_rank_ends_whatever_the_weights_and_says_how_far_it_got(double small, double large)
    {
        var graph = new GraphBuilder(5).Add(0, 1, small).Add(1, 2, large).Add(2, 3, 1).Add(3, 0, small).Build();
        var found = PageRank.Of(graph);
        Assert.All(found.Of, rank => Assert.InRange(rank, 0, 1));
        Assert.InRange(found.Error, 0, 1e-8);
        Assert.Equal(1, found.Of.Sum(), 7);
    }

    [Fact]
    public void PageRank_refuses_what_is_no_probability()
    {
        var graph = Graph.Of(2, (0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PageRank.Of(graph, damping: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PageRank.Of(graph, damping: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PageRank.Of(graph, tolerance: 0));
        Assert.Throws<ArgumentException>(() => PageRank.Of(graph, teleport: [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PageRank.Of(graph, teleport: [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PageRank.Of(graph, teleport: [-1, 2]));
        Assert.Throws<OperationCanceledException>(() => PageRank.Of(graph, cancel: new(true)));
    }
}
