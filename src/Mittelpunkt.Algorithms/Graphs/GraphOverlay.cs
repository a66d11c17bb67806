using System.Collections.Immutable;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>An edge that is set (added or given new values) or removed.</summary>
/// <param name="A">One end.</param>
/// <param name="B">The other end.</param>
/// <param name="Weight">Weight, finite and not negative; left out in graphs without weights.</param>
/// <param name="Attribute">Attribute; left out in graphs without attributes.</param>
/// <param name="Removed">Whether the edge goes; removing what is not there changes nothing.</param>
public readonly record struct EdgeChange(int A, int B, double Weight = 1, int Attribute = 0, bool Removed = false)
{
    /// <summary>A change that removes an edge.</summary>
    public static EdgeChange Remove(int a, int b) => new(a, b, Removed: true);
}

/// <summary>
/// A graph that changes while it is read: an immutable base and whole new rows for the nodes that changed since.
/// Readers take <see cref="Current"/> and are never blocked; what they took stays as it is. Writers wait for each other only.
/// Once more rows than a limit have changed, a new base is compacted in the background.
/// </summary>
/// <remarks>A change costs O(degree of its ends); a batch becomes visible at once as a whole.</remarks>
public sealed class GraphOverlay
{
    private readonly Lock gate = new();
    private readonly int limit;
    private volatile GraphView current;
    private bool compacting;

    /// <summary>An overlay over a graph.</summary>
    /// <param name="start">What to start from.</param>
    /// <param name="changedRows">Number of changed rows that starts a compaction, at least 1.</param>
    /// <param name="weighted">Whether edges carry weights from now on; a start without weights then counts 1 for each edge.</param>
    /// <param name="attributed">Whether edges carry attributes from now on; those of the start are 0 if it has none.</param>
    public GraphOverlay(Graph start, int changedRows = 4096, bool weighted = false, bool attributed = false)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(changedRows, 1);
        limit = changedRows;
        var view = new GraphView(
            start, ImmutableDictionary<int, GraphRow>.Empty, start.NodeCount, start.EdgeCount, 0,
            weighted || start.IsWeighted, attributed || start.HasAttributes);
        var same = view.IsWeighted == start.IsWeighted && view.HasAttributes == start.HasAttributes;
        current = same ? view : view with { Base = view.ToGraph() };
    }

    /// <summary>The graph as it is now; immutable.</summary>
    public GraphView Current => current;

    /// <summary>Number of batches applied so far. Compaction changes no content and no epoch.</summary>
    public long Epoch => current.Epoch;

    /// <summary>The compaction started last; faulted if it failed, in which case the overlay goes on with its changed rows.</summary>
    public Task Compaction { get; private set; } = Task.CompletedTask;

    /// <summary>Applies a batch in its order, all or nothing, and returns the graph after it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id outside the graph, or a weight that is negative, infinite or not a number.</exception>
    /// <exception cref="ArgumentException">A self-loop, or a weight other than 1 in a graph without weights.</exception>
    public GraphView Apply(params ReadOnlySpan<EdgeChange> changes)
    {
        lock (gate)
        {
            foreach (var change in changes) current.Check(change);
            var next = current.With(changes);
            return Publish(next with { Epoch = next.Epoch + 1 });
        }
    }

    /// <summary>Adds nodes without edges behind the present ones and returns the graph with them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than none, or more than fit.</exception>
    public GraphView AddNodes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (gate)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength - 1 - current.NodeCount);
            return Publish(current with { NodeCount = current.NodeCount + count, Epoch = current.Epoch + 1 });
        }
    }

    private GraphView Publish(GraphView view)
    {
        current = view;
        if (compacting || view.Changed.Count < limit) return view;
        compacting = true;
        Compaction = Task.Run(Compact);
        return view;
    }

    /// <summary>Makes new bases until few rows lie above the last one; meanwhile writers and readers go on.</summary>
    private void Compact()
    {
        try
        {
            for (var more = true; more;)
            {
                var from = current;
                var compacted = from.ToGraph();
                lock (gate)
                {
                    // Rows that changed again meanwhile are other objects; they stay above the new base.
                    var still = current.Changed.Where(pair => !from.Changed.TryGetValue(pair.Key, out var row) || row != pair.Value);
                    current = current with { Base = compacted, Changed = still.ToImmutableDictionary() };
                    compacting = more = current.Changed.Count >= limit;
                }
            }
        }
        catch
        {
            lock (gate) compacting = false;
            throw;
        }
    }
}
