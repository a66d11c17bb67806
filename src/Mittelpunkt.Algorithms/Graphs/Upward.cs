namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The graph with nodes numbered by rising degree, then id, and of each node only the neighbours of higher number, in no order.
/// A node has at most √(2·edges) of them, which bounds the work of meeting every triangle once; the nodes met most stand together.
/// </summary>
internal sealed unsafe class Upward
{
    private readonly long[] offsets;
    private readonly int[] targets;

    public Upward(Graph graph, CancellationToken cancel)
    {
        NewOf = Column<int>.Scratch(graph.NodeCount);
        var oldOf = Order(graph, NewOf);
        offsets = Column<long>.AllocateZeroed(graph.NodeCount + 1L);
        Offsets = new Column<long>(offsets).Pointer;
        Cpu.Blocks(oldOf.Length, 4096, (from, to) =>
        {
            for (var v = from; v < to; v++) offsets[v + 1] = Row(graph, oldOf[v], v, null);
        }, cancel: cancel);
        for (var v = 0; v < oldOf.Length; v++) offsets[v + 1] += offsets[v];
        targets = Column<int>.Allocate(graph.EdgeCount);
        Targets = new Column<int>(targets).Pointer;
        Cpu.Blocks(oldOf.Length, 4096, (from, to) =>
        {
            for (var v = from; v < to; v++) Row(graph, oldOf[v], v, Targets + Offsets[v]);
        }, cancel: cancel);
        GC.KeepAlive(graph);
    }

    /// <summary>Number here of every node of the graph.</summary>
    public int[] NewOf { get; }

    /// <summary>First place of each row among the targets, one value more than nodes.</summary>
    public long* Offsets { get; }

    public int* Targets { get; }

    /// <summary>Counts the neighbours of higher number and, where there is room, writes them.</summary>
    private int Row(Graph graph, int old, int number, int* into)
    {
        var kept = 0;
        int* read = graph.Neighbours + graph.Offsets[old], end = graph.Neighbours + graph.Offsets[old + 1];
        fixed (int* newOf = NewOf)
            for (; read < end; read++)
            {
                var other = newOf[*read];
                if (other < number) continue;
                if (into != null) into[kept] = other;
                kept++;
            }
        return kept;
    }

    private static int[] Order(Graph graph, int[] newOf)
    {
        var starts = new int[graph.MaxDegree() + 2];
        for (var v = 0; v < newOf.Length; v++) starts[graph.Offsets[v + 1] - graph.Offsets[v] + 1]++;
        for (var d = 1; d < starts.Length; d++) starts[d] += starts[d - 1];
        var oldOf = Column<int>.Scratch(newOf.Length);
        for (var v = 0; v < newOf.Length; v++)
        {
            newOf[v] = starts[graph.Offsets[v + 1] - graph.Offsets[v]]++;
            oldOf[newOf[v]] = v;
        }
        return oldOf;
    }
}
