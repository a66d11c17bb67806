namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>What becomes of an edge that is added more than once (in either direction).</summary>
public enum Duplicates
{
    /// <summary>One edge with the sum of the weights, added in ascending order so that the order of input does not matter.</summary>
    Sum,

    /// <summary>One edge with the largest weight.</summary>
    Max,

    /// <summary>One edge with the smallest weight.</summary>
    Min,

    /// <summary>The build fails.</summary>
    Refuse,
}

/// <summary>What becomes of an edge from a node to itself.</summary>
public enum SelfLoops
{
    /// <summary>Adding it fails.</summary>
    Refuse,

    /// <summary>It is counted in <see cref="GraphBuilder.DroppedLoops"/> and left out.</summary>
    Drop,
}

/// <summary>
/// Collects undirected edges in any order and builds a <see cref="Graph"/> from them. Not safe for concurrent use;
/// the build itself runs on all processors and gives the same graph for the same edges in any order.
/// A merged edge keeps the largest of its attributes; an edge without a weight counts 1 beside weighted ones.
/// </summary>
/// <remarks>A refused edge leaves the builder as it was. Memory before the build: 8 bytes an edge, 16 with weights, 20 with attributes.</remarks>
public sealed class GraphBuilder
{
    private readonly List<EdgeChunk> chunks = [];
    private readonly Duplicates duplicates;
    private readonly SelfLoops selfLoops;
    private readonly long limit;

    /// <summary>A builder for the nodes 0 to <c>nodeCount - 1</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of nodes is negative or beyond the largest array.</exception>
    public GraphBuilder(int nodeCount, Duplicates duplicates = Duplicates.Sum, SelfLoops selfLoops = SelfLoops.Refuse)
        : this(nodeCount, duplicates, selfLoops, Graph.MaxEdgeCount)
    {
    }

    internal GraphBuilder(int nodeCount, Duplicates duplicates, SelfLoops selfLoops, long limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nodeCount, Array.MaxLength - 1);
        NodeCount = nodeCount;
        this.duplicates = duplicates;
        this.selfLoops = selfLoops;
        this.limit = limit;
    }

    /// <summary>Number of nodes of the graph to be built.</summary>
    public int NodeCount { get; }

    /// <summary>Edges kept so far, duplicates included.</summary>
    public long EdgeCount { get; private set; }

    /// <summary>Self-loops left out so far.</summary>
    public long DroppedLoops { get; private set; }

    /// <summary>Adds an edge without a weight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id lies outside the graph.</exception>
    /// <exception cref="ArgumentException">A self-loop where they are refused.</exception>
    /// <exception cref="InvalidOperationException">More edges than <see cref="Graph.MaxEdgeCount"/>.</exception>
    public GraphBuilder Add(int a, int b) => AddRange([a], [b]);

    /// <summary>Adds an edge with a weight.</summary>
    /// <inheritdoc cref="AddRange" path="/exception"/>
    public GraphBuilder Add(int a, int b, double weight) => AddRange([a], [b], [weight]);

    /// <summary>Adds an edge with a weight and an attribute.</summary>
    /// <inheritdoc cref="AddRange" path="/exception"/>
    public GraphBuilder Add(int a, int b, double weight, int attribute) => AddRange([a], [b], [weight], [attribute]);

    /// <summary>Adds the edges <c>a[i] - b[i]</c>, all or none.</summary>
    /// <param name="a">One end of each edge.</param>
    /// <param name="b">The other end, as many.</param>
    /// <param name="weights">Weights, as many, or empty for none.</param>
    /// <param name="attributes">Attributes, as many, or empty for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id lies outside the graph, or a weight is negative, infinite or not a number.</exception>
    /// <exception cref="ArgumentException">A self-loop where they are refused, or columns of different lengths.</exception>
    /// <exception cref="InvalidOperationException">More edges than <see cref="Graph.MaxEdgeCount"/>.</exception>
    public GraphBuilder AddRange(
        ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<double> weights = default, ReadOnlySpan<int> attributes = default)
    {
        CheckLengths(a.Length, b.Length, weights.Length, attributes.Length);
        var loops = 0;
        for (var i = 0; i < a.Length; i++)
        {
            CheckEdge(a[i], b[i], EdgeCount + i);
            if (a[i] == b[i]) loops++;
        }
        foreach (var weight in weights) CheckWeight(weight);
        CheckRoom(a.Length - loops);

        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i]) continue;
            Room(weights.Length > 0, attributes.Length > 0)
                .Append(a[i], b[i], weights.Length > 0 ? weights[i] : 1, attributes.Length > 0 ? attributes[i] : 0);
        }
        EdgeCount += a.Length - loops;
        DroppedLoops += loops;
        return this;
    }

    /// <summary>Builds the graph. The builder keeps its edges and can go on. O(nodes + edges · log of the mean degree), parallel.</summary>
    /// <exception cref="InvalidOperationException">A duplicate where they are refused, or weights that add up beyond the largest number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the builder is unchanged.</exception>
    public Graph Build(IProgress<double>? progress = null, CancellationToken cancel = default) =>
        new GraphAssembly(NodeCount, chunks, duplicates).Run(progress, cancel);

    /// <summary>Takes over a chunk that a loader filled; ids and self-loops are checked in bulk, which may shorten the chunk.</summary>
    internal void Take(EdgeChunk chunk)
    {
        var kept = 0;
        for (var i = 0; i < chunk.Count; i++)
        {
            CheckEdge(chunk.A[i], chunk.B[i], EdgeCount + i);
            if (chunk.A[i] != chunk.B[i]) chunk.Move(i, kept++);
        }
        CheckRoom(kept);
        DroppedLoops += chunk.Count - kept;
        chunk.Count = kept;
        chunks.Add(chunk);
        EdgeCount += kept;
    }

    private EdgeChunk Room(bool weighted, bool attributed)
    {
        if (chunks is [.., var last] && last.HasRoomFor(weighted, attributed)) return last;
        // Doubling chunks keep a small builder small and a large one in few pieces.
        var size = (int)Math.Clamp(EdgeCount, 16, 1 << 20);
        chunks.Add(EdgeChunk.OfCapacity(size, weighted, attributed));
        return chunks[^1];
    }

    private void CheckEdge(int a, int b, long index)
    {
        if ((uint)a >= (uint)NodeCount || (uint)b >= (uint)NodeCount)
            throw new ArgumentOutOfRangeException(
                (uint)a >= (uint)NodeCount ? nameof(a) : nameof(b), (uint)a >= (uint)NodeCount ? a : b,
                $"Edge {index} names a node outside 0 to {NodeCount - 1}.");
        if (a == b && selfLoops == SelfLoops.Refuse)
            throw new ArgumentException($"Edge {index} joins node {a} to itself.", nameof(b));
    }

    private static void CheckWeight(double weight)
    {
        if (!double.IsFinite(weight) || weight < 0)
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a finite number, not negative.");
    }

    private void CheckRoom(long more)
    {
        if (EdgeCount + more > limit)
            throw new InvalidOperationException($"A graph holds at most {limit} edges.");
    }

    private static void CheckLengths(int a, int b, int weights, int attributes)
    {
        if (a != b || (weights != 0 && weights != a) || (attributes != 0 && attributes != a))
            throw new ArgumentException($"Columns of {a}, {b}, {weights} and {attributes} values do not match.");
    }
}
