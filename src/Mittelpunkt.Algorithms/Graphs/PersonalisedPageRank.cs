namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Personalised PageRank π: where a walker is who starts at an anchor, goes along a tie with probability in proportion to
/// its weight, and at every step goes back to an anchor with the restart probability. Values are probabilities and sum to 1.
/// An anchor without ties sends the walker back to the anchors.
/// </summary>
public static unsafe class PersonalisedPageRank
{
    /// <summary>
    /// The nodes with the largest π by forward push. Work is at most 1 / (restart · ε) ties in all, whatever the size of
    /// the graph; no allocation once the workspace has seen a query as large.
    /// </summary>
    /// <param name="graph">The network; without weights every tie counts 1.</param>
    /// <param name="anchors">Where the walk starts, each with equal share; named twice counts twice.</param>
    /// <param name="exclude">Nodes left out of the answer (they still pass the walk on).</param>
    /// <param name="options">Restart, threshold and early stop.</param>
    /// <param name="workspace">Memory for the query.</param>
    /// <param name="best">Receives the nodes, highest score first, equal scores by smaller id; its length is k.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <returns>How many nodes were written and how far any score can be from the truth.</returns>
    /// <exception cref="ArgumentException">No anchor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A node outside the graph or an option outside its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>
    /// Source: Andersen, Chung and Lang, "Local graph partitioning using PageRank vectors", FOCS 2006. What the push leaves behind
    /// reaches a node v with strength(v) · (mean of residual / strength where a walk from v ends), since the walk on an undirected
    /// graph is reversible; for the best nodes the first steps of that mean are taken exactly and stand for the rest.
    /// </remarks>
    public static PushResult Top(
        Graph graph, ReadOnlySpan<int> anchors, ReadOnlySpan<int> exclude, PushOptions options,
        PushWorkspace workspace, Span<ScoredNode> best, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(workspace);
        options.Check(nameof(options));
        CheckAnchors(graph, anchors);
        foreach (var node in exclude) CheckNode(graph, node, nameof(exclude));
        workspace.Start(graph);
        PlaceAnchors(anchors, options, workspace);
        var ties = Push(graph, options, workspace, cancel);
        var result = PushRanking.Run(graph, exclude, options, workspace, best);
        GC.KeepAlive(graph);
        return result with { Ties = ties };
    }

    /// <summary>
    /// All values of π by power iteration until a step changes less than <paramref name="tolerance"/> in sum.
    /// O((n + m) · log(1 / tolerance) / restart), on all processors.
    /// </summary>
    /// <param name="graph">The network; without weights every tie counts 1.</param>
    /// <param name="anchors">Where the walk starts, each with equal share.</param>
    /// <param name="restart">Probability of going back at each step, above 0 and below 1.</param>
    /// <param name="tolerance">Above 0. The sum of all errors is at most tolerance / restart.</param>
    /// <param name="progress">Receives a rising fraction of 1.</param>
    /// <param name="cancel">Stops the iteration.</param>
    /// <exception cref="ArgumentException">No anchor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An anchor outside the graph, a restart or tolerance outside its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static double[] Exact(
        Graph graph, ReadOnlySpan<int> anchors, double restart = 0.15, double tolerance = 1e-12,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        new PushOptions { Restart = restart }.Check(nameof(restart));
        CheckAnchors(graph, anchors);
        var start = new double[graph.NodeCount];
        foreach (var anchor in anchors) start[anchor] += 1.0 / anchors.Length;
        var strengths = Partitions.Strengths(graph);
        var value = start.AsSpan().ToArray();
        var sent = new double[value.Length];
        var steps = 1 + (int)Math.Ceiling(Math.Log(tolerance / 2) / Math.Log(1 - restart));
        for (var step = 0; step < steps; step++)
        {
            var idle = 0.0;
            for (var v = 0; v < value.Length; v++)
            {
                sent[v] = strengths[v] > 0 ? value[v] / strengths[v] : 0;
                if (strengths[v] == 0) idle += value[v];
            }

            var change = Cpu.Sum(value.Length, 4096, (from, to) =>
            {
                var sum = 0.0;
                for (var v = from; v < to; v++)
                {
                    var next = (restart + (1 - restart) * idle) * start[v] + (1 - restart) * Arriving(graph, v, sent);
                    sum += Math.Abs(next - value[v]);
                    value[v] = next;
                }

                return sum;
            }, cancel);
            progress?.Report((step + 1.0) / steps);
            if (change < tolerance) break;
        }

        GC.KeepAlive(graph);
        return value;
    }

    private static double Arriving(Graph graph, int v, double[] sent)
    {
        var sum = 0.0;
        var end = graph.Offsets[v + 1];
        for (var e = graph.Offsets[v]; e < end; e++)
            sum += sent[graph.Neighbours[e]] * (graph.Weights == null ? 1 : graph.Weights[e]);
        return sum;
    }

    /// <summary>
    /// An anchor without ties would send its walkers back to the anchors at once. That loop is solved here: losing them
    /// and scaling what is left up to 1 gives the same distribution.
    /// </summary>
    private static void PlaceAnchors(ReadOnlySpan<int> anchors, PushOptions options, PushWorkspace workspace)
    {
        var idle = 0;
        foreach (var anchor in anchors) if (workspace.Meet(anchor)->Strength == 0) idle++;
        var share = 1 / (anchors.Length - (1 - options.Restart) * idle);
        foreach (var anchor in anchors)
        {
            var isIdle = workspace.Meet(anchor)->Strength == 0;
            // A node without ties never passes anything on; what it gets stays, so it must not wait.
            workspace.Lay(anchor, isIdle ? 0 : share, options.Threshold);
            if (isIdle) workspace.Meet(anchor)->Placed += options.Restart * share;
        }
    }

    private static long Push(Graph graph, PushOptions options, PushWorkspace workspace, CancellationToken cancel)
    {
        long* offsets = graph.Offsets;
        int* neighbours = graph.Neighbours;
        double* weights = graph.Weights;
        long ties = 0, pushes = 0;
        while (ties < options.MostTies)
        {
            var from = workspace.Next();
            if (from == null) break;
            if ((++pushes & 0xFFF) == 0) cancel.ThrowIfCancellationRequested();
            var begin = offsets[from->Node];
            var degree = (int)(offsets[from->Node + 1] - begin);
            var share = (1 - options.Restart) * from->Residual / from->Strength;
            from->Placed += options.Restart * from->Residual;
            from->Residual = 0;
            ties += degree;
            workspace.LayRow(neighbours + begin, weights == null ? null : weights + begin, degree, share, options.Threshold);
        }

        return ties;
    }

    private static void CheckAnchors(Graph graph, ReadOnlySpan<int> anchors)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (anchors.IsEmpty) throw new ArgumentException("At least one anchor is needed.", nameof(anchors));
        foreach (var anchor in anchors) CheckNode(graph, anchor, nameof(anchors));
    }

    private static void CheckNode(Graph graph, int node, string name)
    {
        if ((uint)node >= (uint)graph.NodeCount)
            throw new ArgumentOutOfRangeException(name, node, $"The graph has the nodes 0 to {graph.NodeCount - 1}.");
    }
}
