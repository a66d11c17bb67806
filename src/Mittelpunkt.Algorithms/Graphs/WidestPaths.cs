namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Trust along the best chain: a chain is as strong as its weakest tie, and a node is trusted as far as the strongest chain
/// from the viewer reaches (maximum capacity path, solved by Dijkstra's method with a different order;
/// Pollack, "The maximum capacity through a network", Operations Research 8, 733 (1960)).
/// </summary>
public sealed class WidestPaths
{
    private readonly int[] previous;

    private WidestPaths(int viewer, double[] widths, int[] previous) => (Viewer, Widths, this.previous) = (viewer, widths, previous);

    /// <summary>Where all chains begin.</summary>
    public int Viewer { get; }

    /// <summary>Weakest tie of the strongest chain to each node, in the unit of the weights; infinite for the viewer, 0 where no chain leads.</summary>
    public IReadOnlyList<double> Widths { get; }

    /// <summary>Strongest chains from one viewer to all nodes. O((n + m) log m). Ties of weight 0 are not walked.</summary>
    /// <param name="graph">The network; without weights every tie has strength 1.</param>
    /// <param name="viewer">Whose view it is.</param>
    /// <param name="progress">Receives a rising fraction of 1.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">The viewer is not in the graph.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static WidestPaths From(Graph graph, int viewer, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        graph.Degree(viewer);
        var widths = new double[graph.NodeCount];
        var previous = new int[graph.NodeCount];
        Array.Fill(previous, -1);
        var settled = new bool[graph.NodeCount];
        var queue = new PriorityQueue<int, (double Width, int Node)>(Comparer<(double Width, int Node)>.Create(
            (a, b) => a.Width != b.Width ? b.Width.CompareTo(a.Width) : a.Node.CompareTo(b.Node)));
        widths[viewer] = double.PositiveInfinity;
        queue.Enqueue(viewer, (double.PositiveInfinity, viewer));
        var done = 0;
        while (queue.TryDequeue(out var v, out _))
        {
            if (settled[v]) continue;
            settled[v] = true;
            if ((++done & 0xFFF) == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report((double)done / graph.NodeCount);
            }

            var row = graph.NeighboursOf(v);
            var weights = graph.WeightsOf(v);
            for (var i = 0; i < row.Length; i++)
            {
                var width = Math.Min(widths[v], weights.IsEmpty ? 1 : weights[i]);
                if (settled[row[i]] || width <= widths[row[i]]) continue;
                widths[row[i]] = width;
                previous[row[i]] = v;
                queue.Enqueue(row[i], (width, row[i]));
            }
        }

        cancel.ThrowIfCancellationRequested();
        progress?.Report(1);
        return new WidestPaths(viewer, widths, previous);
    }

    /// <summary>A strongest chain to a node, both ends included; empty where none leads. O(length).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not in the graph.</exception>
    public IReadOnlyList<int> PathTo(int node)
    {
        if ((uint)node >= (uint)previous.Length)
            throw new ArgumentOutOfRangeException(nameof(node), node, $"The graph has the nodes 0 to {previous.Length - 1}.");
        if (Widths[node] == 0) return [];
        var path = new List<int>();
        for (var v = node; v >= 0; v = previous[v]) path.Add(v);
        path.Reverse();
        return path;
    }
}
