namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Betweenness estimated from random shortest paths.</summary>
/// <param name="Of">Estimated share of the pairs of other nodes whose shortest paths pass a node, in [0, 1].</param>
/// <param name="Error">With the stated probability no node's value is further than this from the exact one.</param>
/// <param name="Probability">Probability that the error holds for all nodes at once.</param>
/// <param name="Samples">Random shortest paths drawn.</param>
public sealed record BetweennessEstimate(double[] Of, double Error, double Probability, long Samples);

/// <summary>Betweenness: how many shortest paths between others pass a node. Weights are ignored: a path is as long as its number of edges.</summary>
public static unsafe class Betweenness
{
    // Batches of sources are dealt to a fixed number of lanes, each adding up in order, so that sums do not depend on the number of threads.
    private const int Lanes = 32;

    /// <summary>
    /// Exact betweenness of every node: the number of pairs of other nodes times the share of their shortest paths through it,
    /// each pair counted once; or, normalised, the share of the (n - 1)(n - 2) / 2 pairs.
    /// O(nodes · edges) time, without hanging trees, whose share is counted directly, and eight sources at once;
    /// 300 bytes a node, and 300 bytes a node and thread, parallel over sources.
    /// </summary>
    /// <remarks>Brandes: A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001).</remarks>
    /// <exception cref="ArithmeticException">A pair has more than 1.8e308 shortest paths.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static double[] Of(Graph graph, bool normalized = false, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var network = new TreeFolding(graph, cancel);
        var kept = network.NodeOf.Length;
        var batches = (kept + Brandes.Batch - 1) / Brandes.Batch;
        var lanes = new double[Math.Min(Lanes, batches)][];
        var done = 0;
        Cpu.Blocks(lanes.Length, 1, () => new Brandes(network), (lane, _, brandes) =>
        {
            var sums = lanes[lane] = new double[kept];
            for (var batch = lane; batch < batches; batch += Lanes)
            {
                cancel.ThrowIfCancellationRequested();
                var first = batch * Brandes.Batch;
                brandes.Add(first, Math.Min(kept, first + Brandes.Batch), sums);
                progress?.Report((double)Interlocked.Increment(ref done) / batches);
            }
        }, null, cancel);
        progress?.Report(1);

        // Every pair was met from both ends.
        double n = graph.NodeCount;
        var scale = !normalized ? 0.5 : n > 2 ? 1 / ((n - 1) * (n - 2)) : 0;
        var betweenness = network.Passing;
        for (var i = 0; i < kept; i++)
            foreach (var lane in lanes) betweenness[network.NodeOf[i]] += lane[i];
        foreach (ref var value in betweenness.AsSpan())
        {
            value *= scale;
            if (!double.IsFinite(value)) throw new ArithmeticException("A pair of nodes has too many shortest paths to count.");
        }
        return betweenness;
    }

    /// <summary>
    /// Normalised betweenness of every node from random shortest paths between random pairs, drawn until the error is reached:
    /// at the latest after c / error² · (⌊log2(longest path)⌋ + 1 + ln(1/δ)) paths, sooner when an empirical Bernstein bound over all
    /// nodes allows it. Each path costs a search from both ends. The same for a seed whatever the number of threads.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="error">Largest error of any node, in (0, 1).</param>
    /// <param name="probability">Probability that it holds for all nodes at once, in (0, 1).</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="progress">Told the share of the greatest number of paths.</param>
    /// <param name="cancel">Stops between blocks of paths.</param>
    /// <remarks>
    /// Riondato, Kornaropoulos: Fast approximation of betweenness centrality through sampling, DMKD 30 (2016), for the greatest number;
    /// Audibert, Munos, Szepesvári: Exploration-exploitation tradeoff using variance estimates, TCS 410 (2009), for the earlier end;
    /// Borassi, Natale: KADABRA, ESA (2016), for the search from both ends.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Error or probability outside (0, 1).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static BetweennessEstimate Sampled(
        Graph graph, double error = 0.005, double probability = 0.9, int seed = 1,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Distances.CheckShare(error, nameof(error));
        Distances.CheckShare(probability, nameof(probability));
        double n = graph.NodeCount;
        if (n < 3 || graph.EdgeCount == 0) return new BetweennessEstimate(new double[graph.NodeCount], 0, 1, 0);

        // Drawn pairs include those with the node as an end; n / (n - 2) turns their share into that of the other pairs.
        var aim = error * (n - 2) / n;
        var half = (1 - probability) / 2;
        var most = PathsNeeded(aim, half, DiameterBound.Of(graph, cancel));
        var hits = new int[graph.NodeCount];
        long drawn = 0, stage = Math.Min(most, 1000);
        var stages = 2 + (int)Math.Ceiling(Math.Log((double)most / stage) / Math.Log(1.4));
        var log = Math.Log(3 * n * stages / half);
        while (true)
        {
            Draw(graph, hits, drawn, (int)(stage - drawn), seed, cancel);
            drawn = stage;
            progress?.Report((double)drawn / most);
            if (drawn == most || Bernstein(hits.Max(), drawn, log) <= aim) break;
            stage = Math.Min(most, (long)(1.4 * stage) + 1);
        }
        progress?.Report(1);
        return new BetweennessEstimate(Array.ConvertAll(hits, hit => hit * n / (n - 2) / drawn), error, probability, drawn);
    }

    private static long PathsNeeded(double error, double failure, int diameter) =>
        (long)Math.Ceiling(0.5 / (error * error) * (Math.Floor(Math.Log2(Math.Max(1, diameter - 1))) + 1 + Math.Log(1 / failure)));

    /// <summary>Half-width of the interval around the share of hits; the widest belongs to the share nearest a half.</summary>
    private static double Bernstein(int mostHits, long drawn, double log)
    {
        var share = Math.Min(0.5, (double)mostHits / drawn);
        return Math.Sqrt(2 * share * (1 - share) * log / drawn) + 3 * log / drawn;
    }

    private static void Draw(Graph graph, int[] hits, long first, int count, int seed, CancellationToken cancel) =>
        Cpu.Blocks(count, 64, () => new RandomPath(graph), (from, to, path) =>
        {
            for (var i = from; i < to; i++)
            {
                var random = new SplitMix(seed, first + i);
                var a = random.Next(graph.NodeCount);
                var b = random.Next(graph.NodeCount - 1);
                path.Draw(a, b >= a ? b + 1 : b, ref random);
                foreach (var v in path.Inner) Interlocked.Increment(ref hits[v]);
            }
        }, cancel: cancel);
}
