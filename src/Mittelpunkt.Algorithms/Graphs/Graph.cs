namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// An immutable undirected simple graph in compressed sparse row form: node <c>v</c> owns the positions
/// <c>offsets[v]</c> to <c>offsets[v + 1]</c> of the neighbour column, ascending by neighbour. Every edge stands twice, once at each end.
/// Weights (finite, not negative) and one 32-bit attribute an edge are optional columns parallel to the neighbours.
/// </summary>
/// <remarks>
/// Memory: 8 bytes a node and 8 bytes an edge; weights add 16 and attributes 8 bytes an edge.
/// Safe for any number of concurrent readers. Made by <see cref="GraphBuilder"/>.
/// </remarks>
public sealed unsafe class Graph
{
    /// <summary>The largest number of edges a graph can hold: both directions fit one array.</summary>
    public static readonly long MaxEdgeCount = Array.MaxLength / 2;

    private readonly Column<long> offsets;
    private readonly Column<int> neighbours;
    private readonly Column<double> weights;
    private readonly Column<int> attributes;
    private readonly object? owner;

    internal Graph(
        Column<long> offsets, Column<int> neighbours,
        Column<double> weights = default, Column<int> attributes = default, object? owner = null)
    {
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.weights = weights;
        this.attributes = attributes;
        this.owner = owner;
        NodeCount = (int)(offsets.Length - 1);
        EdgeCount = neighbours.Length / 2;
    }

    /// <summary>The graph without nodes.</summary>
    public static Graph Empty { get; } = new GraphBuilder(0).Build();

    /// <summary>Number of nodes; their ids are 0 to <c>NodeCount - 1</c>.</summary>
    public int NodeCount { get; }

    /// <summary>Number of undirected edges.</summary>
    public long EdgeCount { get; }

    /// <summary>Whether edges carry weights. In a graph without weights every edge counts 1.</summary>
    public bool IsWeighted => weights.Exists;

    /// <summary>Whether edges carry a 32-bit attribute.</summary>
    public bool HasAttributes => attributes.Exists;

    /// <summary>Bytes of the columns, without the objects around them.</summary>
    public long ByteSize => 8 * offsets.Length + 4 * neighbours.Length + 8 * weights.Length + 4 * attributes.Length;

    /// <summary>First position of each node in the neighbour column, <c>NodeCount + 1</c> values. Keep the graph alive while reading.</summary>
    internal long* Offsets => offsets.Pointer;

    /// <summary>Neighbour column, <c>2 · EdgeCount</c> values. Keep the graph alive while reading.</summary>
    internal int* Neighbours => neighbours.Pointer;

    /// <summary>Weight column, or null. Keep the graph alive while reading.</summary>
    internal double* Weights => weights.Pointer;

    /// <summary>Attribute column, or null. Keep the graph alive while reading.</summary>
    internal int* Attributes => attributes.Pointer;

    /// <summary>What owns mapped memory, or null.</summary>
    internal object? Owner => owner;

    /// <summary>Number of neighbours of a node, O(1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public int Degree(int node)
    {
        Check(node);
        var degree = (int)(offsets.Pointer[node + 1] - offsets.Pointer[node]);
        GC.KeepAlive(this);
        return degree;
    }

    /// <summary>Neighbours of a node, ascending, O(1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public ReadOnlySpan<int> NeighboursOf(int node) => Slice(neighbours, node);

    /// <summary>Weights parallel to <see cref="NeighboursOf"/>; empty in a graph without weights. O(1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public ReadOnlySpan<double> WeightsOf(int node) => Slice(weights, node);

    /// <summary>Attributes parallel to <see cref="NeighboursOf"/>; empty in a graph without attributes. O(1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public ReadOnlySpan<int> AttributesOf(int node) => Slice(attributes, node);

    /// <summary>Whether two nodes are joined by an edge, O(log of the smaller degree).</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the nodes is not in the graph.</exception>
    public bool HasEdge(int a, int b) =>
        Degree(a) <= Degree(b) ? NeighboursOf(a).BinarySearch(b) >= 0 : NeighboursOf(b).BinarySearch(a) >= 0;

    /// <summary>Weight of an edge: 1 in a graph without weights, 0 where there is no edge. O(log degree).</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the nodes is not in the graph.</exception>
    public double WeightOf(int a, int b)
    {
        Check(b);
        var at = NeighboursOf(a).BinarySearch(b);
        return at < 0 ? 0 : IsWeighted ? WeightsOf(a)[at] : 1;
    }

    /// <summary>Largest degree, 0 in an empty graph. O(nodes).</summary>
    public int MaxDegree()
    {
        var max = 0;
        for (var v = 0; v < NodeCount; v++) max = Math.Max(max, (int)(Offsets[v + 1] - Offsets[v]));
        GC.KeepAlive(this);
        return max;
    }

    /// <summary>A graph of undirected edges without weights; duplicates merge, self-loops are refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id lies outside 0 to <c>nodeCount - 1</c>.</exception>
    public static Graph Of(int nodeCount, params ReadOnlySpan<(int A, int B)> edges)
    {
        var builder = new GraphBuilder(nodeCount);
        foreach (var (a, b) in edges) builder.Add(a, b);
        return builder.Build();
    }

    /// <inheritdoc/>
    public override string ToString() => $"Graph({NodeCount} nodes, {EdgeCount} edges{(IsWeighted ? ", weighted" : "")})";

    private ReadOnlySpan<T> Slice<T>(Column<T> column, int node) where T : unmanaged
    {
        Check(node);
        if (!column.Exists) return default;
        var start = offsets.Pointer[node];
        var slice = column.Slice(start, (int)(offsets.Pointer[node + 1] - start));
        GC.KeepAlive(this);
        return slice;
    }

    private void Check(int node)
    {
        if ((uint)node >= (uint)NodeCount)
            throw new ArgumentOutOfRangeException(nameof(node), node, $"The graph has the nodes 0 to {NodeCount - 1}.");
    }
}
