namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Degree and strength: how many ties a node has and how heavy they are together.</summary>
public static unsafe class Degrees
{
    /// <summary>Number of neighbours of every node. O(nodes).</summary>
    public static int[] Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var degrees = Column<int>.Scratch(graph.NodeCount);
        for (var v = 0; v < degrees.Length; v++) degrees[v] = (int)(graph.Offsets[v + 1] - graph.Offsets[v]);
        GC.KeepAlive(graph);
        return degrees;
    }

    /// <summary>Sum of the weights at every node, in the unit of the weights; the degree where there are none. O(edges), parallel.</summary>
    /// <remarks>Barrat, Barthélemy, Pastor-Satorras, Vespignani: The architecture of complex weighted networks, PNAS 101 (2004).</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static double[] Strength(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var strength = new double[graph.NodeCount];
        Cpu.Blocks(graph.NodeCount, 4096, (from, to) =>
        {
            for (var v = from; v < to; v++)
            {
                long start = graph.Offsets[v], end = graph.Offsets[v + 1];
                var sum = graph.IsWeighted ? 0.0 : end - start;
                if (graph.IsWeighted)
                    for (var e = start; e < end; e++) sum += graph.Weights[e];
                strength[v] = sum;
            }
        }, progress, cancel);
        GC.KeepAlive(graph);
        return strength;
    }

    /// <summary>Number of nodes of each degree, index 0 to the largest degree. O(nodes).</summary>
    public static int[] Distribution(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var counts = new int[graph.NodeCount == 0 ? 0 : graph.MaxDegree() + 1];
        foreach (var degree in Of(graph)) counts[degree]++;
        return counts;
    }
}
