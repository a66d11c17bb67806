namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Similarity of two nodes by the acquaintances they share, and the most similar nodes two steps away.
/// Ties count as they are, whatever their weight.
/// </summary>
public static class Neighbourhood
{
    /// <summary>
    /// Similarity of two nodes, without unit; 0 where nothing is shared. A node compared with itself shares all its
    /// neighbours. O(degree a + degree b), or O(small · log large) where one degree is far larger.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A node outside the graph or an unknown kind of similarity.</exception>
    public static double Score(Graph graph, int a, int b, Similarity kind)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of similarity.");
        if (graph.Degree(a) > graph.Degree(b)) (a, b) = (b, a);
        ReadOnlySpan<int> few = graph.NeighboursOf(a), many = graph.NeighboursOf(b);
        double sum = 0, common = 0;
        foreach (var w in few)
        {
            // Advances in the longer row by binary search over what is left of it.
            var at = many.Length > 16L * few.Length ? many.BinarySearch(w) : Linear(many, w);
            many = many[(at < 0 ? ~at : at)..];
            if (at < 0) continue;
            common++;
            sum += Share(kind, graph.Degree(w));
        }

        if (kind != Similarity.Jaccard) return sum;
        var all = graph.Degree(a) + graph.Degree(b) - common;
        return all == 0 ? 0 : common / all;
    }

    /// <summary>Common neighbours of two nodes, ascending. O(degree a + degree b).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A node outside the graph.</exception>
    public static IReadOnlyList<int> Common(Graph graph, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var found = new List<int>();
        var other = graph.NeighboursOf(b);
        foreach (var w in graph.NeighboursOf(a)) if (other.BinarySearch(w) >= 0) found.Add(w);
        return found;
    }

    /// <summary>
    /// The nodes two steps away that are most similar to <paramref name="source"/>: neither the source nor its neighbours.
    /// Highest similarity first, equal ones by smaller id. O(sum of the degrees of the source's neighbours) within the hub
    /// limit; no allocation once the workspace is warm.
    /// </summary>
    /// <param name="graph">The network.</param>
    /// <param name="source">The node to find company for.</param>
    /// <param name="kind">What a common neighbour counts.</param>
    /// <param name="workspace">Memory for the query; one query at a time.</param>
    /// <param name="best">Receives the nodes; its length is k.</param>
    /// <param name="hubLimit">Common neighbours with more ties than this are passed over: whoever knows everybody introduces nobody.</param>
    /// <returns>How many nodes were found, at most k.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A node outside the graph, a hub limit below 1, or an unknown kind.</exception>
    /// <exception cref="ArgumentException">The workspace is for fewer nodes.</exception>
    public static int Top(
        Graph graph, int source, Similarity kind, NeighbourhoodWorkspace workspace, Span<ScoredNode> best, int hubLimit = 2000)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentOutOfRangeException.ThrowIfLessThan(hubLimit, 1);
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of similarity.");
        workspace.Start(graph.NodeCount);
        var own = graph.NeighboursOf(source);
        foreach (var w in own)
        {
            var row = graph.NeighboursOf(w);
            if (row.Length > hubLimit) continue;
            var share = Share(kind, row.Length);
            if (share > 0) foreach (var x in row) workspace.Add(x, share);
        }

        workspace.Drop(source);
        foreach (var w in own) workspace.Drop(w);
        var top = new BestNodes(best);
        foreach (var x in workspace.Touched)
        {
            var score = workspace.Take(x);
            if (score == 0) continue;
            top.Offer(x, kind == Similarity.Jaccard ? score / (own.Length + graph.Degree(x) - score) : score);
        }

        return top.Finish();
    }

    /// <summary>A neighbour of two different nodes has at least two ties, so the logarithm is above 0; at degree 1 it counts nothing.</summary>
    private static double Share(Similarity kind, int degree) => kind switch
    {
        Similarity.AdamicAdar => degree > 1 ? 1 / Math.Log(degree) : 0,
        Similarity.ResourceAllocation => 1.0 / degree,
        _ => 1,
    };

    private static int Linear(ReadOnlySpan<int> row, int wanted)
    {
        var at = 0;
        while (at < row.Length && row[at] < wanted) at++;
        return at < row.Length && row[at] == wanted ? at : ~at;
    }
}
