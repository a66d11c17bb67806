namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>PageRank of every node.</summary>
/// <param name="Of">Rank of every node; together 1.</param>
/// <param name="Iterations">Passes over all edges.</param>
/// <param name="Error">Upper bound on the sum of the absolute errors of all ranks.</param>
public sealed record PageRankScores(double[] Of, int Iterations, double Error);

/// <summary>PageRank: the share of time a random walker with restarts spends at each node.</summary>
public static class PageRank
{
    /// <summary>
    /// PageRank to a guaranteed error. The walk on an undirected graph is self-adjoint in the norm of the strengths, so the ranks solve a
    /// positive definite system and conjugate gradients find them in fewer passes than any method that knows no more than the damping: about the
    /// square root of the power method's, fewer where few communities stand apart. O(edges) a pass, 56 bytes a node, parallel.
    /// Without weights and teleport directions are numbers of 4 bytes, which is half the memory to wait for; a step along a rounded
    /// direction is as exact as along any other. At the end the error is measured anew on the ranks themselves.
    /// </summary>
    /// <param name="graph">The graph; its weights, at least 2.3e-308 or 0, steer the walk. Nodes without strength send their walker to the teleport target.</param>
    /// <param name="damping">Probability of going on instead of jumping, in [0, 1).</param>
    /// <param name="tolerance">Largest sum of absolute errors, above 0; values under 1e-13 are beyond the arithmetic.</param>
    /// <param name="teleport">Where jumps land, not negative with a positive sum, one value a node; null for everywhere alike.</param>
    /// <param name="progress">Told the share done, on a logarithmic scale of the error.</param>
    /// <param name="cancel">Stops between passes.</param>
    /// <remarks>
    /// Brin, Page: The anatomy of a large-scale hypertextual web search engine (1998);
    /// Hestenes, Stiefel: Methods of conjugate gradients for solving linear systems (1952), scaled by the diagonal as in
    /// Saad: Iterative methods for sparse linear systems, 2nd ed. (2003), algorithm 9.1.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Damping, tolerance or teleport outside their range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PageRankScores Of(
        Graph graph, double damping = 0.85, double tolerance = 1e-8, double[]? teleport = null,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (!(damping is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(damping), damping, "Damping lies in [0, 1).");
        if (!(tolerance >= 1e-13)) throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance is at least 1e-13.");
        if (teleport is not null) CheckTeleport(graph, teleport);
        if (graph.NodeCount == 0) return new PageRankScores([], 0, 0);
        // Weights and teleports may be beyond what four bytes can hold.
        return graph.IsWeighted || teleport is not null
            ? new PageRankWalk<double>(graph, damping, teleport, cancel).Run(tolerance, progress)
            : new PageRankWalk<float>(graph, damping, null, cancel).Run(tolerance, progress);
    }

    private static void CheckTeleport(Graph graph, double[] teleport)
    {
        Labels.CheckLength(graph, teleport, nameof(teleport));
        foreach (var value in teleport)
            if (!double.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(teleport), value, "A teleport share is finite and not negative.");
        if (teleport.Length > 0 && !(teleport.Sum() > 0)) throw new ArgumentOutOfRangeException(nameof(teleport), "No teleport share is positive.");
    }
}
