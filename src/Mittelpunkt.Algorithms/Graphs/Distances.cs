namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Sums over the distances from every node, in numbers of edges.</summary>
/// <param name="Reached">Other nodes that can be reached from a node.</param>
/// <param name="Sum">Sum of the distances to them.</param>
/// <param name="Harmonic">Harmonic centrality: the sum of 1 / distance to all others, 0 for those out of reach.</param>
public sealed record DistanceSums(long[] Reached, long[] Sum, double[] Harmonic)
{
    /// <summary>
    /// Closeness of every node: reached / sum of distances, times the share of the others it reaches; 0 for isolated nodes.
    /// Wasserman, Faust: Social Network Analysis (1994), formula 5.22.
    /// </summary>
    public double[] Closeness()
    {
        var closeness = new double[Reached.Length];
        for (var v = 0; v < closeness.Length; v++)
            closeness[v] = Sum[v] == 0 ? 0 : (double)Reached[v] / Sum[v] * Reached[v] / (closeness.Length - 1);
        return closeness;
    }

    /// <summary>Mean of 1 / distance over all pairs, in [0, 1]; 0 with fewer than two nodes. Latora, Marchiori, PRL 87 (2001).</summary>
    public double GlobalEfficiency => Reached.Length < 2 ? 0 : Harmonic.Sum() / (Reached.Length * (Reached.Length - 1.0));

    /// <summary>Mean distance over the pairs that can reach each other; not a number where there are none.</summary>
    public double MeanDistance => (double)Sum.Sum() / Reached.Sum();
}

/// <summary>A figure known within an error with a probability.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">With the stated probability the exact value is no further away.</param>
/// <param name="Probability">Probability that the error holds.</param>
public sealed record Estimate(double Value, double Error, double Probability);

/// <summary>Distances estimated from sampled sources.</summary>
/// <param name="Harmonic">Estimated harmonic centrality of every node.</param>
/// <param name="HarmonicError">With the stated probability no node's value divided by (nodes - 1) is further than this from the exact one.</param>
/// <param name="Probability">Probability that it holds for all nodes at once.</param>
/// <param name="GlobalEfficiency">Estimated mean of 1 / distance over all pairs.</param>
/// <param name="MeanDistance">Estimated mean distance over the pairs that can reach each other.</param>
/// <param name="Sources">Sources drawn.</param>
public sealed record DistanceEstimate(
    double[] Harmonic, double HarmonicError, double Probability, Estimate GlobalEfficiency, Estimate MeanDistance, int Sources);

/// <summary>Distances between all nodes: closeness, harmonic centrality, global efficiency and mean distance. Weights are ignored.</summary>
public static class Distances
{
    /// <summary>
    /// Exact sums over all distances, by breadth-first searches from 256 sources at once.
    /// O(nodes · edges / 256) words of work on networks of small diameter, O(nodes · edges) at worst; 128 bytes a node and thread, parallel.
    /// </summary>
    /// <remarks>Then, Kaufmann, Chirigati and others: The more the merrier, efficient multi-source graph traversal, VLDB 8 (2014).</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DistanceSums Of(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var sources = HubOrder.Of(graph, Degrees.Of(graph));
        var sums = new ManySources(graph, graph.NodeCount);
        sums.Run(sources, progress, cancel);
        return new DistanceSums(sums.Reached, sums.Sum, sums.Harmonic());
    }

    /// <summary>
    /// Distances from sources drawn evenly with replacement, as many as the error of the harmonic centrality asks for:
    /// ln(2·nodes / (1 - probability)) / (2·error²). The same for a seed whatever the number of threads.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="error">Largest error of harmonic centrality / (nodes - 1), in (0, 1).</param>
    /// <param name="probability">Probability that it holds for all nodes at once, in (0, 1); also that of each of the two figures of the whole.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancel">Stops between batches of sources.</param>
    /// <remarks>
    /// Eppstein, Wang: Fast approximation of centrality, JGAA 8 (2004); errors of the whole by the empirical Bernstein bound of
    /// Audibert, Munos, Szepesvári, TCS 410 (2009).
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Error or probability outside (0, 1).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DistanceEstimate Sampled(
        Graph graph, double error = 0.05, double probability = 0.9, int seed = 1,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        CheckShare(error, nameof(error));
        CheckShare(probability, nameof(probability));
        var n = graph.NodeCount;
        if (n < 2) return new DistanceEstimate(new double[n], 0, 1, new(0, 0, 1), new(double.NaN, 0, 1), 0);

        var count = (int)Math.Min(int.MaxValue / 2, Math.Ceiling(Math.Log(2.0 * n / (1 - probability)) / (2 * error * error)));
        var random = new SplitMix(seed, 0);
        var sources = new int[count];
        for (var i = 0; i < count; i++) sources[i] = random.Next(n);
        Array.Sort(sources);
        var sums = new ManySources(graph, count, perSource: true);
        sums.Run(sources, progress, cancel);

        // Each source stands for n / count nodes; the zero distance of a source to itself adds nothing.
        var harmonic = sums.Harmonic();
        for (var v = 0; v < n; v++) harmonic[v] *= (double)n / count;
        var scale = 1 / (n - 1.0);
        var efficiency = Mean(sums.HarmonicOfSource, scale, 1, probability);
        var reach = ReachableShare(Components.Of(graph, null, cancel), n);
        var distance = Mean(sums.SumOfSource, scale, DiameterBound.Of(graph, cancel), probability);
        return new DistanceEstimate(
            harmonic, error * n / (n - 1), probability, efficiency,
            new Estimate(distance.Value / reach, distance.Error / reach, probability), count);
    }

    internal static void CheckShare(double value, string name)
    {
        if (!(value is > 0 and < 1)) throw new ArgumentOutOfRangeException(name, value, "The value lies between 0 and 1.");
    }

    private static double ReachableShare(ComponentLabels components, double n) =>
        components.Sizes.Sum(size => size * (size - 1.0)) / (n * (n - 1));

    private static Estimate Mean(double[] values, double scale, double range, double probability)
    {
        var mean = values.Average() * scale;
        var variance = values.Sum(x => (x * scale - mean) * (x * scale - mean)) / values.Length;
        var log = Math.Log(3 / (1 - probability));
        return new Estimate(mean, Math.Sqrt(2 * variance * log / values.Length) + 3 * range * log / values.Length, probability);
    }
}
