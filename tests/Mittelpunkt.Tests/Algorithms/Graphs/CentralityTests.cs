using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class CentralityTests
{
    [Fact]
    public void Betweenness_agrees_with_counting_paths_between_all_pairs() => RandomGraphs.Check(sample =>
    {
        var expected = Naive.Betweenness(sample);
        GraphAssert.Near(expected, Betweenness.Of(sample.Graph));
        double n = sample.Nodes;
        GraphAssert.Near(expected.Select(x => n > 2 ? 2 * x / ((n - 1) * (n - 2)) : 0).ToArray(), Betweenness.Of(sample.Graph, normalized: true));
    });

    [Fact]
    public void Betweenness_holds_where_trees_hang_on_circles_and_paths_are_many()
    {
        // A tree alone, a circle with trees on it, a grid with up to C(28, 14) shortest paths, far more than 64 sources.
        foreach (var edges in new[] { Tree(130), [.. Circle(90), .. Tree(60).Select(e => (e.A == 0 ? 7 : e.A + 89, e.B + 89))], Grid(15) })
        {
            var n = edges.Max(e => Math.Max(e.A, e.B)) + 1;
            var sample = new Sample("made by hand", n, weighted: false, [.. edges.Select(e => (e.A, e.B, 1.0))]);
            GraphAssert.Near(Naive.Betweenness(sample), Betweenness.Of(sample.Graph));
        }

        static (int A, int B)[] Tree(int n) => [.. Enumerable.Range(1, n - 1).Select(v => ((v * 7 + 3) % v, v))];
        static (int A, int B)[] Circle(int n) => [.. Enumerable.Range(0, n).Select(v => (v, (v + 1) % n))];
        static (int A, int B)[] Grid(int side) =>
        [
            .. from x in Enumerable.Range(0, side) from y in Enumerable.Range(0, side - 1) select (x * side + y, x * side + y + 1),
            .. from x in Enumerable.Range(0, side - 1) from y in Enumerable.Range(0, side) select (x * side + y, (x + 1) * side + y),
        ];
    }

    [Fact]
    public void More_shortest_paths_than_a_number_holds_are_refused()
    {
        // 1,030 diamonds in a row: two to the power of 1,030 shortest paths from end to end.
        var edges = Enumerable.Range(0, 1030).SelectMany(i => new[] { (3 * i, 3 * i + 1), (3 * i, 3 * i + 2), (3 * i + 1, 3 * i + 3), (3 * i + 2, 3 * i + 3) });
        Assert.Throws<ArithmeticException>(() => Betweenness.Of(Graph.Of(3 * 1030 + 1, [.. edges])));
    }

    [Fact]
    public void Sums_of_distances_agree_with_all_pairs() => RandomGraphs.Check(sample =>
    {
        var all = Naive.Distances(sample);
        var n = sample.Nodes;
        double[] closeness = new double[n], harmonic = new double[n];
        double pairs = 0, sum = 0;
        for (var v = 0; v < n; v++)
        {
            var finite = Enumerable.Range(0, n).Where(w => w != v).Select(w => all[v, w]).Where(double.IsFinite).ToArray();
            closeness[v] = finite.Length == 0 ? 0 : finite.Length / finite.Sum() * finite.Length / (n - 1);
            harmonic[v] = finite.Sum(d => 1 / d);
            pairs += finite.Length;
            sum += finite.Sum();
        }
        var found = Distances.Of(sample.Graph);
        GraphAssert.Near(closeness, found.Closeness());
        GraphAssert.Near(harmonic, found.Harmonic);
        GraphAssert.Near(n < 2 ? 0 : harmonic.Sum() / (n * (n - 1)), found.GlobalEfficiency);
        GraphAssert.Near(sum / pairs, found.MeanDistance);
    });

    [Fact]
    public void A_long_path_is_summed_exactly()
    {
        const int n = 3000;
        var graph = Graph.Of(n, [.. Enumerable.Range(0, n - 1).Select(v => (v, v + 1))]);
        var found = Distances.Of(graph);
        GraphAssert.Near(Enumerable.Range(1, n - 1).Sum(d => 1.0 / d), found.Harmonic[0], 1e-12);
        Assert.Equal((n - 1L) * n / 2, found.Sum[0]);
        GraphAssert.Near((n + 1) / 3.0, found.MeanDistance, 1e-12);
    }

    [Fact]
    public void Sums_do_not_depend_on_the_number_of_threads()
    {
        var graph = RandomGraphs.All.First(s => s.Nodes > 150 && s.Graph.EdgeCount > 300).Graph;
        (double[], double[], double[], double[], DistanceEstimate) With(int threads)
        {
            using var limit = Cpu.Limit(threads);
            return (Betweenness.Of(graph), Distances.Of(graph).Harmonic, Betweenness.Sampled(graph, 0.05).Of,
                PageRank.Of(graph).Of, Distances.Sampled(graph, 0.1));
        }

        var (one, many) = (With(1), With(5));
        Assert.Equal(one.Item1, many.Item1);
        Assert.Equal(one.Item2, many.Item2);
        Assert.Equal(one.Item3, many.Item3);
        Assert.Equal(one.Item4, many.Item4);
        Assert.Equal(one.Item5.Harmonic, many.Item5.Harmonic);
        Assert.Equal(one.Item5.MeanDistance, many.Item5.MeanDistance);
    }

    [Fact]
    public void Sampled_betweenness_keeps_its_error_at_its_rate()
    {
        var kept = 0;
        var samples = RandomGraphs.All.Where(s => s.Nodes is > 20 and < 120 && s.Graph.EdgeCount > 20).Take(100).ToArray();
        foreach (var sample in samples)
        {
            var exact = Betweenness.Of(sample.Graph, normalized: true);
            var found = Betweenness.Sampled(sample.Graph, error: 0.05, probability: 0.9, seed: kept);
            if (exact.Zip(found.Of, (a, b) => Math.Abs(a - b)).All(difference => difference <= found.Error)) kept++;
        }
        // Ninety are promised; fewer than eighty would be a broken promise (p < 0.002 at exactly 0.9).
        Assert.InRange(kept, 80, samples.Length);
    }

    [Fact]
    public void Sampled_betweenness_has_no_bias()
    {
        var sample = RandomGraphs.All.First(s => s.Nodes is > 20 and < 40 && Components.Of(s.Graph).Count == 1 && s.Graph.EdgeCount < 60);
        var exact = Betweenness.Of(sample.Graph, normalized: true);
        var mean = new double[sample.Nodes];
        for (var seed = 0; seed < 40; seed++)
        {
            var found = Betweenness.Sampled(sample.Graph, 0.03, 0.9, seed);
            for (var v = 0; v < mean.Length; v++) mean[v] += found.Of[v] / 40;
        }
        for (var v = 0; v < mean.Length; v++) Assert.InRange(mean[v] - exact[v], -0.01, 0.01);
    }

    [Fact]
    public void Sampled_distances_keep_their_errors_at_their_rate()
    {
        var samples = RandomGraphs.All.Where(s => s.Nodes > 20 && s.Graph.EdgeCount > 20).Take(100).ToArray();
        var (harmonic, efficiency, distance) = (0, 0, 0);
        foreach (var sample in samples)
        {
            var exact = Distances.Of(sample.Graph);
            var found = Distances.Sampled(sample.Graph, 0.1, 0.9, seed: harmonic);
            var n = sample.Nodes;
            if (exact.Harmonic.Zip(found.Harmonic, (a, b) => Math.Abs(a - b) / (n - 1)).Max() <= found.HarmonicError) harmonic++;
            if (Math.Abs(exact.GlobalEfficiency - found.GlobalEfficiency.Value) <= found.GlobalEfficiency.Error) efficiency++;
            if (Math.Abs(exact.MeanDistance - found.MeanDistance.Value) <= found.MeanDistance.Error) distance++;
        }
        Assert.InRange(harmonic, 80, 100);
        Assert.InRange(efficiency, 80, 100);
        Assert.InRange(distance, 80, 100);
    }

    [Fact]
    public void Small_and_wrong_input_is_met()
    {
        Assert.Equal([0.0, 0.0], Betweenness.Sampled(Graph.Of(2, (0, 1))).Of);
        Assert.Empty(Betweenness.Of(Graph.Empty));
        Assert.Equal([0.0], Distances.Sampled(Graph.Of(1)).Harmonic);
        var graph = Graph.Of(3, (0, 1), (1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Betweenness.Sampled(graph, error: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Betweenness.Sampled(graph, probability: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distances.Sampled(graph, error: double.NaN));
        Assert.Throws<OperationCanceledException>(() => Betweenness.Of(graph, cancel: new(true)));
        Assert.Throws<OperationCanceledException>(() => Betweenness.Sampled(graph, cancel: new(true)));
        Assert.Throws<OperationCanceledException>(() => Distances.Of(graph, cancel: new(true)));
    }
}
