namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Openness of a network between categories, compared with chance.</summary>
/// <param name="Index">(external - internal) / (external + internal) edges, from -1 (all inside) to 1 (all across); not a number without edges.</param>
/// <param name="External">Edges between different categories.</param>
/// <param name="Internal">Edges inside a category.</param>
/// <param name="Expected">Mean index when the categories are dealt out anew at random, exact.</param>
/// <param name="Deviation">Standard deviation of the index over the permutations.</param>
/// <param name="ZScore">(index - mean of the permutations) / deviation; not a number when the permutations do not differ.</param>
/// <param name="Share">Share of permutations with an index at least as large, (hits + 1) / (permutations + 1).</param>
public sealed record ExternalInternal(
    double Index, long External, long Internal, double Expected, double Deviation, double ZScore, double Share);

/// <summary>Whether edges join nodes of the same category more often than their numbers of ties would bring about.</summary>
/// <param name="Coefficient">Newman's r: 1 for only inside, 0 for as expected, negative for more across; not a number when all ties end in one category.</param>
/// <param name="SameShare">Share of the edges (by weight) inside a category.</param>
/// <param name="ExpectedSameShare">That share when ends are joined at random, Σ (share of a category among the ends)².</param>
public sealed record Assortativity(double Coefficient, double SameShare, double ExpectedSameShare);

/// <summary>Mixing of categories along edges.</summary>
public static unsafe class Mixing
{
    /// <summary>
    /// E-I index with its value expected by chance and z-score against permutations of the categories. Weights are ignored.
    /// O(permutations · (nodes + edges)), parallel; the same for a seed whatever the number of threads.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="categories">Category of every node, any numbers.</param>
    /// <param name="permutations">Number of random permutations, 0 for none.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancel">Stops between permutations.</param>
    /// <remarks>Krackhardt, Stern: Informal networks and organizational crises, Social Psychology Quarterly 51 (1988).</remarks>
    /// <exception cref="ArgumentException">Not one category a node, or a negative number of permutations.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ExternalInternal ExternalInternalIndex(
        Graph graph, int[] categories, int permutations = 1000, int seed = 1,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(permutations);
        var (dense, count) = Labels.Dense(graph, categories, nameof(categories));
        var edges = Edges(graph);
        var external = ExternalEdges(edges, dense);
        var observed = Index(external, graph.EdgeCount);

        var drawn = new double[permutations];
        Cpu.Blocks(permutations, 1, () => new int[dense.Length], (at, _, shuffled) =>
        {
            dense.CopyTo(shuffled, 0);
            new SplitMix(seed, at).Shuffle(shuffled);
            drawn[at] = Index(ExternalEdges(edges, shuffled), edges.Length);
        }, progress, cancel);

        var mean = permutations == 0 ? double.NaN : drawn.Average();
        var deviation = permutations < 2 ? double.NaN : Math.Sqrt(drawn.Sum(x => (x - mean) * (x - mean)) / (permutations - 1));
        var hits = drawn.Count(x => x >= observed);
        return new ExternalInternal(
            observed, external, graph.EdgeCount - external, graph.EdgeCount == 0 ? double.NaN : ExpectedIndex(dense, count),
            deviation, deviation > 0 ? (observed - mean) / deviation : double.NaN, (hits + 1.0) / (permutations + 1));
    }

    /// <summary>Assortativity by category with the expected share of inside edges. Weights count. O(nodes + edges).</summary>
    /// <remarks>Newman: Mixing patterns in networks, Physical Review E 67, 026126 (2003).</remarks>
    /// <exception cref="ArgumentException">Not one category a node.</exception>
    public static Assortativity ByCategory(Graph graph, int[] categories)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (dense, count) = Labels.Dense(graph, categories, nameof(categories));
        var ends = new double[count];
        double same = 0, total = 0;
        for (var v = 0; v < graph.NodeCount; v++)
        {
            for (var e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
            {
                var weight = graph.IsWeighted ? graph.Weights[e] : 1;
                ends[dense[v]] += weight;
                total += weight;
                if (dense[graph.Neighbours[e]] == dense[v]) same += weight;
            }
        }
        GC.KeepAlive(graph);
        var expected = ends.Sum(share => share / total * (share / total));
        return new Assortativity((same / total - expected) / (1 - expected), same / total, total == 0 ? double.NaN : expected);
    }

    private static double Index(long external, long edges) => (2.0 * external - edges) / edges;

    private static long ExternalEdges((int A, int B)[] edges, int[] categories)
    {
        var external = 0L;
        foreach (var (a, b) in edges) external += categories[a] != categories[b] ? 1 : 0;
        return external;
    }

    private static (int A, int B)[] Edges(Graph graph)
    {
        var edges = new (int, int)[graph.EdgeCount];
        var count = 0;
        for (var v = 0; v < graph.NodeCount; v++)
            foreach (var w in graph.NeighboursOf(v))
                if (w > v) edges[count++] = (v, w);
        return edges;
    }

    /// <summary>Two random nodes are of one category with probability Σ c·(c - 1) / (n·(n - 1)), whatever the edges.</summary>
    private static double ExpectedIndex(int[] categories, int count)
    {
        var sizes = new long[count];
        foreach (var category in categories) sizes[category]++;
        double n = categories.Length;
        return 1 - 2 * sizes.Sum(c => c * (c - 1.0)) / (n * (n - 1));
    }
}
