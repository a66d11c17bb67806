namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Orders the nodes a push has met. What waits at nodes as residual r would still reach node v with the probability
/// strength(v) · Σ a(1 − a)ⁱ mᵢ(v), where mᵢ is the mean of r / strength after i steps of a walk from v and a the restart.
/// m₀ is known everywhere; m₁ is looked up for the best nodes and stands for all further steps with a part of their weight,
/// since the residual thins out away from the anchors.
/// </summary>
internal static unsafe class PushRanking
{
    // Of the weight (1 − a)² of the further steps, m₁ carries 2a(1 − a): measured best where a = 0.15, harmless elsewhere.
    private const int FurtherSteps = 2;

    // More candidates than asked for, because looking up m₁ changes their order. On 5 million nodes 30 more found 0.973 of the
    // true 20, 100 more 0.979, 500 more nothing further.
    private const int MoreAtLeast = 100;

    internal static PushResult Run(Graph graph, ReadOnlySpan<int> exclude, PushOptions options, PushWorkspace workspace, Span<ScoredNode> best)
    {
        var candidates = workspace.Candidates(Math.Min(workspace.Count, best.Length == 0 ? 0 : best.Length + Math.Max(MoreAtLeast, best.Length / 2)));
        foreach (var node in exclude) Leave(workspace.Known(node));
        var first = new BestNodes(candidates);
        double bound = 0, left = 0, restart = options.Restart;
        foreach (ref var state in workspace.Met)
        {
            left += (1 - restart) * state.Residual;
            if (state.Residual > 0) bound = Math.Max(bound, state.Residual / state.Strength);
            var score = state.Placed + restart * state.Residual;
            if (state.Node < 0) state.Node = ~state.Node;
            else if (score > 0) first.Offer(state.Node, score);
        }

        long ties = 0;
        var top = new BestNodes(best);
        var count = first.Finish();
        foreach (var (node, score) in candidates[..count]) top.Offer(node, score + Arriving(graph, node, restart, workspace, ref ties));
        return new PushResult(top.Finish(), bound, left, 0, ties, workspace.Count);
    }

    /// <summary>A number below 0 leaves a node out of the ranking; it is found no more, so naming it twice does no harm.</summary>
    private static void Leave(PushWorkspace.State* state)
    {
        if (state != null) state->Node = ~state->Node;
    }

    private static double Arriving(Graph graph, int node, double restart, PushWorkspace workspace, ref long ties)
    {
        long begin = graph.Offsets[node], end = graph.Offsets[node + 1];
        ties += end - begin;
        var sum = 0.0;
        for (var e = begin; e < end; e++)
        {
            var state = workspace.Known(graph.Neighbours[e]);
            if (state != null && state->Residual > 0) sum += state->Residual / state->Strength * (graph.Weights == null ? 1 : graph.Weights[e]);
        }

        return (1 - restart) * Math.Min(1, (1 + FurtherSteps) * restart) * sum;
    }
}
