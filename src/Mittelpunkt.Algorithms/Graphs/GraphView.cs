using System.Collections.Immutable;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A graph at one moment: an immutable base under the rows that changed since. Safe for any number of readers.</summary>
public sealed record GraphView
{
    internal GraphView(
        Graph @base, ImmutableDictionary<int, GraphRow> changed, int nodeCount, long edgeCount, long epoch, bool weighted, bool attributed)
    {
        (Base, Changed, NodeCount, EdgeCount, Epoch) = (@base, changed, nodeCount, edgeCount, epoch);
        (IsWeighted, HasAttributes) = (weighted, attributed);
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; internal init; }

    /// <summary>Number of edges.</summary>
    public long EdgeCount { get; internal init; }

    /// <summary>Number of batches applied before this moment.</summary>
    public long Epoch { get; internal init; }

    /// <summary>Number of rows above the base.</summary>
    public int ChangedRows => Changed.Count;

    /// <summary>Whether edges carry weights.</summary>
    public bool IsWeighted { get; }

    /// <summary>Whether edges carry attributes.</summary>
    public bool HasAttributes { get; }

    internal Graph Base { get; init; }

    internal ImmutableDictionary<int, GraphRow> Changed { get; init; }

    /// <summary>Number of neighbours, O(log changed rows).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public int Degree(int node) => NeighboursOf(node).Length;

    /// <summary>Neighbours, ascending, O(log changed rows).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public ReadOnlySpan<int> NeighboursOf(int node) =>
        Row(node) is { } row ? row.Neighbours : node < Base.NodeCount ? Base.NeighboursOf(node) : default;

    /// <summary>Weights parallel to the neighbours, empty in a graph without weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public ReadOnlySpan<double> WeightsOf(int node) =>
        Row(node) is { } row ? row.Weights : node < Base.NodeCount ? Base.WeightsOf(node) : default;

    /// <summary>Attributes parallel to the neighbours, empty in a graph without attributes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public ReadOnlySpan<int> AttributesOf(int node) =>
        Row(node) is { } row ? row.Attributes : node < Base.NodeCount ? Base.AttributesOf(node) : default;

    /// <summary>The same graph as one immutable piece, for measures of the whole. O(nodes + edges), parallel; the base itself if nothing changed.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Graph ToGraph(IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var same = IsWeighted == Base.IsWeighted && HasAttributes == Base.HasAttributes;
        if (same && Changed.IsEmpty && NodeCount == Base.NodeCount) return Base;
        var rows = new GraphRows(NodeCount, Degree, IsWeighted, HasAttributes);
        Cpu.Blocks(NodeCount, 4096, (from, to) =>
        {
            for (var v = from; v < to; v++)
            {
                NeighboursOf(v).CopyTo(rows.NeighboursOf(v));
                if (WeightsOf(v) is { Length: > 0 } weights) weights.CopyTo(rows.WeightsOf(v));
                else rows.WeightsOf(v).Fill(1);
                if (AttributesOf(v) is { Length: > 0 } attributes) attributes.CopyTo(rows.AttributesOf(v));
                else rows.AttributesOf(v).Clear();
            }
        }, progress, cancel);
        return rows.ToGraph();
    }

    internal GraphView With(ReadOnlySpan<EdgeChange> changes)
    {
        var rows = Changed.ToBuilder();
        var edges = EdgeCount;
        foreach (var change in changes)
        {
            var before = RowOf(rows, change.A);
            rows[change.A] = before.With(change.B, change);
            rows[change.B] = RowOf(rows, change.B).With(change.A, change);
            edges += rows[change.A].Neighbours.Length - before.Neighbours.Length;
        }
        return this with { Changed = rows.ToImmutable(), EdgeCount = edges };
    }

    internal void Check(EdgeChange change)
    {
        CheckNode(change.A);
        CheckNode(change.B);
        if (change.A == change.B) throw new ArgumentException($"Node {change.A} is joined to itself.", nameof(change));
        if (change.Removed) return;
        if (!double.IsFinite(change.Weight) || change.Weight < 0)
            throw new ArgumentOutOfRangeException(nameof(change), change.Weight, "A weight is a finite number, not negative.");
        if ((!IsWeighted && change.Weight != 1) || (!HasAttributes && change.Attribute != 0))
            throw new ArgumentException("The graph keeps no such value at its edges.", nameof(change));
    }

    private GraphRow? Row(int node)
    {
        CheckNode(node);
        return Changed.GetValueOrDefault(node);
    }

    private GraphRow RowOf(ImmutableDictionary<int, GraphRow>.Builder rows, int node) => rows.TryGetValue(node, out var row)
        ? row
        : new GraphRow(
            NeighboursOf(node).ToArray(),
            IsWeighted ? WeightsOf(node).ToArray() : null,
            HasAttributes ? AttributesOf(node).ToArray() : null);

    private void CheckNode(int node)
    {
        if ((uint)node >= (uint)NodeCount)
            throw new ArgumentOutOfRangeException(nameof(node), node, $"The graph has the nodes 0 to {NodeCount - 1}.");
    }
}

/// <summary>One node's neighbours and what its edges carry; never changed once made.</summary>
internal sealed class GraphRow(int[] neighbours, double[]? weights, int[]? attributes)
{
    public int[] Neighbours => neighbours;

    public double[]? Weights => weights;

    public int[]? Attributes => attributes;

    public GraphRow With(int other, EdgeChange change)
    {
        var at = Array.BinarySearch(neighbours, other);
        if (change.Removed)
            return at < 0 ? this : new GraphRow(Without(neighbours, at)!, Without(weights, at), Without(attributes, at));
        return at < 0
            ? new GraphRow(Inserted(neighbours, ~at, other)!, Inserted(weights, ~at, change.Weight), Inserted(attributes, ~at, change.Attribute))
            : new GraphRow(neighbours, Replaced(weights, at, change.Weight), Replaced(attributes, at, change.Attribute));
    }

    private static T[]? Inserted<T>(T[]? values, int at, T value) => values is null ? null : [.. values[..at], value, .. values[at..]];

    private static T[]? Replaced<T>(T[]? values, int at, T value) => values is null ? null : [.. values[..at], value, .. values[(at + 1)..]];

    private static T[]? Without<T>(T[]? values, int at) => values is null ? null : [.. values[..at], .. values[(at + 1)..]];
}
