using System.Numerics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Whether columns from a file are a graph at all, so that nothing reads outside them. Checksums only tell of accidents, not of foreign writers.</summary>
internal static unsafe class SnapshotCheck
{
    /// <exception cref="InvalidDataException">The rows are no undirected simple graph.</exception>
    public static void Rows(Graph graph, CancellationToken cancel)
    {
        var offsets = graph.Offsets;
        if (offsets[0] != 0 || offsets[graph.NodeCount] != 2 * graph.EdgeCount) throw Bad("the offsets do not span the neighbours");
        // Rows must be known to lie inside the columns before anybody reads them.
        for (var v = 0; v < graph.NodeCount; v++)
            if (offsets[v] > offsets[v + 1] || offsets[v + 1] > 2 * graph.EdgeCount) throw Bad($"the row of node {v} ends before it begins");

        // Each edge seen from its smaller end adds, seen from its larger end subtracts the same mark; an edge at one end only leaves a rest.
        var rest = 0ul;
        Cpu.Blocks(graph.NodeCount, 8192, (from, to) =>
        {
            var mine = 0ul;
            for (var v = from; v < to; v++) mine += CheckRow(graph, v);
            Interlocked.Add(ref rest, mine);
        }, cancel: cancel);
        GC.KeepAlive(graph);
        if (rest != 0) throw Bad("an edge stands at one of its ends only");
    }

    private static ulong CheckRow(Graph graph, int node)
    {
        var before = -1;
        var marks = 0ul;
        for (var e = graph.Offsets[node]; e < graph.Offsets[node + 1]; e++)
        {
            var other = graph.Neighbours[e];
            if (other <= before || other >= graph.NodeCount || other == node) throw Bad($"the row of node {node} is out of order");
            if (graph.IsWeighted && !(graph.Weights[e] >= 0 && double.IsFinite(graph.Weights[e]))) throw Bad($"a weight of node {node} is no weight");
            before = other;
            var weight = graph.IsWeighted ? BitConverter.DoubleToUInt64Bits(graph.Weights[e]) : 0;
            var attribute = graph.HasAttributes ? (uint)graph.Attributes[e] : 0;
            if (node < other) marks += Mark(node, other, weight, attribute);
            else marks -= Mark(other, node, weight, attribute);
        }
        return marks;
    }

    private static ulong Mark(int low, int high, ulong weight, uint attribute)
    {
        var mark = (((ulong)(uint)low << 32) | (uint)high) * 0x9E3779B97F4A7C15ul;
        mark = (mark ^ (mark >> 29) ^ BitOperations.RotateLeft(weight, 17) ^ attribute) * 0xBF58476D1CE4E5B9ul;
        return mark ^ (mark >> 32);
    }

    private static InvalidDataException Bad(string what) => new($"The snapshot is no graph: {what}.");
}
