namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Rows of a graph to be filled whose degrees are known.</summary>
internal sealed class GraphRows
{
    private readonly long[] offsets;
    private readonly int[] neighbours;
    private readonly double[]? weights;
    private readonly int[]? attributes;

    public GraphRows(int nodeCount, Func<int, int> degreeOf, bool weighted, bool attributed)
    {
        offsets = Column<long>.Allocate(nodeCount + 1L);
        offsets[0] = 0;
        for (var v = 0; v < nodeCount; v++) offsets[v + 1] = offsets[v] + degreeOf(v);
        neighbours = Column<int>.Allocate(offsets[nodeCount]);
        if (weighted) weights = Column<double>.Allocate(offsets[nodeCount]);
        if (attributed) attributes = Column<int>.Allocate(offsets[nodeCount]);
    }

    public Span<int> NeighboursOf(int node) => Row(neighbours, node);

    public Span<double> WeightsOf(int node) => Row(weights, node);

    public Span<int> AttributesOf(int node) => Row(attributes, node);

    public Graph ToGraph() => new(
        new(offsets), new(neighbours), weights is null ? default : new(weights), attributes is null ? default : new(attributes));

    private Span<T> Row<T>(T[]? column, int node) =>
        column is null ? default : column.AsSpan((int)offsets[node], (int)(offsets[node + 1] - offsets[node]));
}
