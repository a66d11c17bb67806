namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Each node's neighbours of higher rank (degree, then id), ascending by id, at the places of the graph's own rows.
/// A node has at most √(2·edges) of them, which bounds the work of meeting every triangle once.
/// </summary>
internal sealed unsafe class Upward
{
    private readonly Graph graph;
    private readonly int[] targets;
    private readonly int[] counts;

    public Upward(Graph graph, CancellationToken cancel)
    {
        this.graph = graph;
        targets = Column<int>.Allocate(2 * graph.EdgeCount);
        counts = Column<int>.Allocate(graph.NodeCount);
        Targets = new Column<int>(targets).Pointer;
        Counts = new Column<int>(counts).Pointer;
        var degrees = Degrees.Of(graph);
        Cpu.Blocks(graph.NodeCount, 4096, (from, to) =>
        {
            for (var v = from; v < to; v++)
            {
                var write = Targets + graph.Offsets[v];
                int* read = graph.Neighbours + graph.Offsets[v], end = graph.Neighbours + graph.Offsets[v + 1];
                var degree = degrees[v];
                var kept = 0;
                for (; read < end; read++)
                {
                    var other = degrees[*read];
                    write[kept] = *read;
                    if (other > degree || (other == degree && *read > v)) kept++;
                }
                Counts[v] = kept;
            }
        }, cancel: cancel);
    }

    public long* Offsets => graph.Offsets;

    public int* Targets { get; }

    public int* Counts { get; }
}
