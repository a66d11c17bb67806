namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Reusable memory for <see cref="Neighbourhood.Top"/>: 12 bytes a node. Not for two queries at once.</summary>
public sealed class NeighbourhoodWorkspace
{
    private readonly double[] scores;
    private readonly int[] touched;
    private int count;

    /// <summary>Memory for graphs of up to <paramref name="nodeCount"/> nodes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of nodes.</exception>
    public NeighbourhoodWorkspace(int nodeCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        scores = new double[nodeCount];
        touched = new int[nodeCount];
    }

    internal ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

    internal void Start(int nodes)
    {
        if (nodes > scores.Length)
            throw new ArgumentException($"The workspace is for {scores.Length} nodes, the graph has {nodes}.", nameof(nodes));
        // A query that ended in an exception may have left scores behind.
        foreach (var node in Touched) scores[node] = 0;
        count = 0;
    }

    /// <summary>Adds a share above 0, so that a node is noted on its first meeting only.</summary>
    internal void Add(int node, double share)
    {
        ref var score = ref scores[node];
        if (score == 0) touched[count++] = node;
        score += share;
    }

    internal void Drop(int node) => scores[node] = 0;

    internal double Take(int node)
    {
        var score = scores[node];
        scores[node] = 0;
        return score;
    }
}
