namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Participation: how evenly a node's ties spread over the groups of the network.</summary>
public static unsafe class Participation
{
    /// <summary>
    /// Participation coefficient of every node, 1 - Σ (strength into a group / strength)²: 0 if all ties stay in one group,
    /// towards 1 when they spread over many; 0 for nodes without ties. Weights count. O(nodes + edges), parallel.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="groups">Group of every node, any numbers.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <remarks>Guimerà, Amaral: Functional cartography of complex metabolic networks, Nature 433 (2005).</remarks>
    /// <exception cref="ArgumentException">Not one group a node.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static double[] Of(Graph graph, int[] groups, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (dense, count) = Labels.Dense(graph, groups, nameof(groups));
        var participation = new double[graph.NodeCount];
        Cpu.Blocks(graph.NodeCount, 1024, () => new double[count], (from, to, into) =>
        {
            for (var v = from; v < to; v++) participation[v] = Spread(graph, v, dense, into);
        }, progress, cancel);
        GC.KeepAlive(graph);
        return participation;
    }

    private static double Spread(Graph graph, int node, int[] groups, double[] into)
    {
        long start = graph.Offsets[node], end = graph.Offsets[node + 1];
        var strength = 0.0;
        for (var e = start; e < end; e++)
        {
            var weight = graph.IsWeighted ? graph.Weights[e] : 1;
            into[groups[graph.Neighbours[e]]] += weight;
            strength += weight;
        }
        var squares = 0.0;
        for (var e = start; e < end; e++)
        {
            ref var share = ref into[groups[graph.Neighbours[e]]];
            if (strength > 0) squares += share / strength * (share / strength);
            share = 0;
        }
        return strength == 0 ? 0 : 1 - squares;
    }
}
