namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Modularity of a given division into communities.</summary>
public static class Modularity
{
    /// <summary>
    /// Q = Σ over communities of (inside / 2m − γ (strength / 2m)²), where inside counts the weight of ties within the
    /// community twice, strength is the sum of its nodes' strengths and 2m the strength of the whole graph. 0 for a graph
    /// without ties. Without unit, at most 1. O(n + m), on all processors.
    /// </summary>
    /// <param name="graph">The network; without weights every tie counts 1.</param>
    /// <param name="labels">Community of each node: any numbers from 0 up.</param>
    /// <param name="resolution">γ, finite and not negative.</param>
    /// <param name="cancel">Stops the count.</param>
    /// <exception cref="ArgumentException">Not one label per node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative label, or a resolution that is negative or not finite.</exception>
    /// <remarks>Source: Newman and Girvan, Phys. Rev. E 69, 026113 (2004); resolution: Reichardt and Bornholdt, Phys. Rev. E 74, 016110 (2006).</remarks>
    public static double Of(Graph graph, int[] labels, double resolution = 1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(labels);
        if (!double.IsFinite(resolution) || resolution < 0)
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "The resolution is a finite number, not negative.");
        var (dense, count) = Partitions.Dense(labels, graph.NodeCount, nameof(labels));
        return Of(graph, dense, count, resolution, cancel);
    }

    internal static unsafe double Of(Graph graph, int[] labels, int count, double resolution, CancellationToken cancel)
    {
        var strengths = Partitions.Strengths(graph);
        var ofGroup = new double[count];
        var total = 0.0;
        for (var v = 0; v < strengths.Length; v++)
        {
            ofGroup[labels[v]] += strengths[v];
            total += strengths[v];
        }

        if (total == 0) return 0;
        var inside = Cpu.Sum(graph.NodeCount, 4096, (from, to) =>
        {
            var sum = 0.0;
            for (var v = from; v < to; v++)
            {
                var end = graph.Offsets[v + 1];
                for (var e = graph.Offsets[v]; e < end; e++)
                    if (labels[graph.Neighbours[e]] == labels[v]) sum += graph.Weights == null ? 1 : graph.Weights[e];
            }

            return sum;
        }, cancel);
        GC.KeepAlive(graph);
        var expected = 0.0;
        foreach (var s in ofGroup) expected += s / total * (s / total);
        return inside / total - resolution * expected;
    }
}
