namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Trust that reached each node.</summary>
/// <param name="Share">Part of all trust at the node when the walk ended; sums to 1.</param>
/// <param name="PerStrength">Share divided by the node's strength: what is compared and ranked. A node without ties keeps its share undivided.</param>
/// <param name="Steps">Number of steps walked.</param>
public sealed record TrustShares(double[] Share, double[] PerStrength, int Steps);

/// <summary>
/// A short walk of trust from verified seeds. Made-up identities that few real ones vouch for receive little,
/// since the walk ends before trust has spread evenly.
/// Source: Cao, Sirivianos, Yang and Pregueiro, "Aiding the detection of fake accounts in large scale social online services" (SybilRank), NSDI 2012.
/// </summary>
public static class TrustWalk
{
    /// <summary>
    /// Gives all seeds the same trust and lets every node pass all it has to its neighbours in proportion to the weights,
    /// ⌈log2 n⌉ times unless told otherwise. O(steps · (n + m)), on all processors. A node without ties keeps what it has.
    /// </summary>
    /// <param name="graph">Confirmed ties; weights may carry their age (half-lives).</param>
    /// <param name="seeds">Verified nodes, at least one; named twice counts once.</param>
    /// <param name="steps">Number of steps; null for ⌈log2 n⌉.</param>
    /// <param name="progress">Receives a rising fraction of 1.</param>
    /// <param name="cancel">Stops the walk.</param>
    /// <exception cref="ArgumentException">No seed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A seed outside the graph or a negative number of steps.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static unsafe TrustShares FromSeeds(
        Graph graph, IReadOnlyCollection<int> seeds, int? steps = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(seeds);
        if (seeds.Count == 0) throw new ArgumentException("At least one seed is needed.", nameof(seeds));
        if (steps is < 0) throw new ArgumentOutOfRangeException(nameof(steps), steps, "The number of steps is not negative.");
        var chosen = seeds.ToHashSet();
        var share = new double[graph.NodeCount];
        foreach (var seed in chosen)
        {
            if ((uint)seed >= (uint)share.Length)
                throw new ArgumentOutOfRangeException(nameof(seeds), seed, $"The graph has the nodes 0 to {share.Length - 1}.");
            share[seed] = 1.0 / chosen.Count;
        }

        var strengths = Partitions.Strengths(graph);
        var count = steps ?? (int)Math.Ceiling(Math.Log2(Math.Max(1, share.Length)));
        var sent = new double[share.Length];
        for (var step = 0; step < count; step++)
        {
            for (var v = 0; v < share.Length; v++) sent[v] = strengths[v] > 0 ? share[v] / strengths[v] : 0;
            Cpu.Blocks(share.Length, 4096, (from, to) =>
            {
                for (var v = from; v < to; v++)
                {
                    if (strengths[v] == 0) continue;
                    var sum = 0.0;
                    var end = graph.Offsets[v + 1];
                    for (var e = graph.Offsets[v]; e < end; e++)
                        sum += sent[graph.Neighbours[e]] * (graph.Weights == null ? 1 : graph.Weights[e]);
                    share[v] = sum;
                }
            }, cancel: cancel);
            progress?.Report((step + 1.0) / count);
        }

        GC.KeepAlive(graph);
        var perStrength = new double[share.Length];
        for (var v = 0; v < share.Length; v++) perStrength[v] = strengths[v] > 0 ? share[v] / strengths[v] : share[v];
        return new TrustShares(share, perStrength, count);
    }
}
