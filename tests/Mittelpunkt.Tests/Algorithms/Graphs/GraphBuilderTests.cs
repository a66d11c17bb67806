using CsCheck;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class GraphBuilderTests
{
    [Fact]
    public void An_empty_graph_has_nothing()
    {
        Assert.Equal((0, 0L, 0), (Graph.Empty.NodeCount, Graph.Empty.EdgeCount, Graph.Empty.MaxDegree()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Graph.Empty.Degree(0));
    }

    [Fact]
    public void Neighbours_are_ascending_and_stand_at_both_ends()
    {
        var graph = Graph.Of(5, (3, 1), (1, 0), (4, 1), (0, 3));
        Assert.Equal([0, 3, 4], graph.NeighboursOf(1));
        Assert.Equal([0, 1], graph.NeighboursOf(3));
        Assert.Equal(0, graph.Degree(2));
        Assert.Equal(4, graph.EdgeCount);
        Assert.True(graph.HasEdge(4, 1));
        Assert.False(graph.HasEdge(4, 0));
        Assert.Equal(1, graph.WeightOf(4, 1));
        Assert.True(graph.WeightsOf(1).IsEmpty);
    }

    [Theory]
    [InlineData(Duplicates.Sum, 6.0)]
    [InlineData(Duplicates.Max, 3.0)]
    [InlineData(Duplicates.Min, 1.0)]
    public void Duplicates_merge_by_the_stated_rule(Duplicates rule, double weight)
    {
        var graph = new GraphBuilder(2, rule).Add(0, 1, 2, 7).Add(1, 0, 3, 5).Add(0, 1).Build();
        Assert.Equal(1, graph.EdgeCount);
        Assert.Equal([weight], graph.WeightsOf(0));
        Assert.Equal([weight], graph.WeightsOf(1));
        Assert.Equal([7], graph.AttributesOf(1));
    }

    [Fact]
    public void Duplicates_can_be_refused()
    {
        var builder = new GraphBuilder(3, Duplicates.Refuse).Add(0, 1).Add(1, 0);
        Assert.Contains("more than once", Assert.Throws<InvalidOperationException>(() => builder.Build()).Message);
    }

    [Fact]
    public void Weights_that_add_up_beyond_all_numbers_are_refused()
    {
        var builder = new GraphBuilder(3).Add(0, 1, 1e308).Add(1, 0, 1e308);
        Assert.Contains("add up", Assert.Throws<InvalidOperationException>(() => builder.Build()).Message);
    }

    [Fact]
    public void Self_loops_are_refused_or_dropped_and_counted()
    {
        Assert.Throws<ArgumentException>(() => new GraphBuilder(2).Add(1, 1));
        var builder = new GraphBuilder(2, selfLoops: SelfLoops.Drop).Add(1, 1).Add(0, 1);
        Assert.Equal((1L, 1L), (builder.DroppedLoops, builder.Build().EdgeCount));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    [InlineData(int.MaxValue, 1)]
    public void An_unknown_node_is_named(int a, int b)
    {
        var builder = new GraphBuilder(3).Add(0, 1);
        Assert.Contains("Edge 1 names a node outside 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(a, b)).Message);
        Assert.Equal(1, builder.EdgeCount);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.5)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_is_finite_and_not_negative(double weight)
    {
        var builder = new GraphBuilder(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(0, 1, weight));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddRange([0, 1], [1, 2], [1, weight]));
        Assert.Equal(0, builder.Build().EdgeCount);
    }

    [Fact]
    public void A_refused_range_leaves_the_builder_as_it_was()
    {
        var builder = new GraphBuilder(3).Add(0, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddRange([0, 1, 9], [1, 2, 0]));
        Assert.Throws<ArgumentException>(() => builder.AddRange([0, 1], [1]));
        Assert.Throws<ArgumentException>(() => builder.AddRange([0, 1], [1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphBuilder(-1));
        Assert.Equal([1], builder.Build().NeighboursOf(0));
    }

    [Fact]
    public void Too_many_edges_are_refused()
    {
        var builder = new GraphBuilder(9, Duplicates.Sum, SelfLoops.Drop, limit: 2).Add(0, 1).Add(1, 2).Add(2, 2);
        Assert.Contains("at most 2 edges", Assert.Throws<InvalidOperationException>(() => builder.Add(3, 4)).Message);
        Assert.Equal(2, builder.Build().EdgeCount);
    }

    [Fact]
    public void A_cancelled_build_leaves_the_builder_usable()
    {
        var builder = new GraphBuilder(2).Add(0, 1);
        Assert.Throws<OperationCanceledException>(() => builder.Build(cancel: new CancellationToken(true)));
        Assert.Equal(1, builder.Build().EdgeCount);
    }

    [Fact]
    public void The_build_reports_progress_up_to_one()
    {
        var seen = new Steps();
        new GraphBuilder(2).Add(0, 1).Build(seen);
        Assert.Equal(1, seen.Values[^1]);
        Assert.Equal(seen.Values.Order(), seen.Values);
    }

    [Fact]
    public void Any_order_and_any_number_of_threads_give_the_same_graph() =>
        Gen.Select(Gen.Int[1, 60], Gen.Bool, Gen.Int).SelectMany((n, weighted, seed) =>
            Gen.Select(Gen.Int[0, n - 1], Gen.Int[0, n - 1], Gen.Double[0, 10], Gen.Int[0, 5]).Array[0, 300]
                .Select(edges => (n, weighted, seed, edges)))
        .Sample(t =>
        {
            var shuffled = t.edges.ToArray();
            new Random(t.seed).Shuffle(shuffled);
            using var one = Cpu.Limit(1);
            var first = Build(t.n, t.weighted, t.edges);
            using var four = Cpu.Limit(4);
            var second = Build(t.n, t.weighted, shuffled);
            GraphAssert.Same(first, second);
            GraphAssert.WellFormed(first);
            var expected = t.edges.Where(e => e.Item1 != e.Item2).Select(e => (Math.Min(e.Item1, e.Item2), Math.Max(e.Item1, e.Item2)));
            Assert.Equal(expected.Distinct().Count(), first.EdgeCount);
            Assert.All(expected, e => Assert.True(first.HasEdge(e.Item1, e.Item2)));
        }, iter: 300);

    [Fact]
    public void A_large_graph_is_the_same_on_one_and_on_many_threads()
    {
        var random = new Random(1);
        var a = Enumerable.Range(0, 300_000).Select(_ => random.Next(20_000)).ToArray();
        var b = Enumerable.Range(0, 300_000).Select(_ => random.Next(20_000)).ToArray();
        Graph Make(int threads)
        {
            using var limit = Cpu.Limit(threads);
            return new GraphBuilder(20_000, selfLoops: SelfLoops.Drop).AddRange(a, b).Build();
        }

        var one = Make(1);
        GraphAssert.WellFormed(one);
        GraphAssert.Same(one, Make(3));
    }

    [Fact]
    public void A_graph_takes_8_bytes_an_edge_and_8_a_node()
    {
        var graph = Graph.Of(1000, (1, 2), (2, 3));
        Assert.Equal(8 * 1001 + 8 * 2, graph.ByteSize);
    }

    private static Graph Build(int n, bool weighted, (int, int, double, int)[] edges)
    {
        var builder = new GraphBuilder(n, selfLoops: SelfLoops.Drop);
        foreach (var (a, b, weight, attribute) in edges)
            _ = weighted ? builder.Add(a, b, weight, attribute) : builder.Add(a, b);
        return builder.Build();
    }
}
