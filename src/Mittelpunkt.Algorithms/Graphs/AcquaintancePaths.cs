namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A chain of acquaintances from the one who asks to the one asked for, both ends included.</summary>
/// <param name="Nodes">The chain.</param>
/// <param name="Cost">Sum of 1 / weight over its ties: strong ties cost little. In a graph without weights the number of ties.</param>
public sealed record AcquaintancePath(IReadOnlyList<int> Nodes, double Cost);

/// <summary>Someone on a shortest chain.</summary>
/// <param name="Node">Who.</param>
/// <param name="Step">Ties between the one who asks and this node, at least 1.</param>
/// <param name="Paths">Number of shortest chains that lead through.</param>
public readonly record struct Intermediary(int Node, int Step, double Paths);

/// <summary>How two nodes are joined.</summary>
/// <param name="Length">Ties on a shortest chain; 0 for a node and itself.</param>
/// <param name="Count">Number of shortest chains (a floating-point count, exact below 2^53).</param>
/// <param name="Intermediaries">All who stand on one, by step, then most chains first, then by id.</param>
/// <param name="Best">The k best chains: least cost, equal cost by fewer ties of their intermediaries in sum, then by ids.</param>
public sealed record Acquaintance(
    int Length, double Count, IReadOnlyList<Intermediary> Intermediaries, IReadOnlyList<AcquaintancePath> Best);

/// <summary>Shortest chains of acquaintances between two nodes: who can introduce me?</summary>
public static class AcquaintancePaths
{
    /// <summary>
    /// All intermediaries and the k best of the shortest chains, or null where no chain of at most
    /// <paramref name="longest"/> ties exists. A search from both ends looks at O(degree^(length / 2)) ties; ranking costs
    /// O(k log k) a tie on the shortest chains. Ties of weight 0 are not walked.
    /// </summary>
    /// <param name="graph">The network.</param>
    /// <param name="from">Who asks.</param>
    /// <param name="to">Who is asked for.</param>
    /// <param name="longest">Most ties of a chain, at least 0.</param>
    /// <param name="k">Number of chains to return, at least 0.</param>
    /// <param name="visible">Whether a tie may be used and shown, asked with the end nearer to <paramref name="from"/> first; null allows all.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">A node outside the graph, a negative length or k.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Acquaintance? Find(
        Graph graph, int from, int to, int longest = 3, int k = 5, Func<int, int, bool>? visible = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        graph.Degree(from);
        graph.Degree(to);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        var layers = ShortestLayers.Between(graph, from, to, longest, visible, cancel);
        if (layers is null) return null;

        var ahead = CountPaths(layers, forward: true, cancel);
        var behind = CountPaths(layers, forward: false, cancel);
        var between = layers.Nodes.Take(layers.Nodes.Count - 1).Skip(1)
            .SelectMany((layer, i) => layer
                .Select(v => new Intermediary(v, i + 1, ahead[v] * behind[v]))
                .OrderByDescending(v => v.Paths).ThenBy(v => v.Node));
        return new Acquaintance(layers.Nodes.Count - 1, ahead[to], between.ToArray(), Rank(layers, k, cancel));
    }

    private static Dictionary<int, double> CountPaths(ShortestLayers layers, bool forward, CancellationToken cancel)
    {
        var counts = new Dictionary<int, double> { [(forward ? layers.Nodes[0] : layers.Nodes[^1])[0]] = 1 };
        for (var i = 1; i < layers.Nodes.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var step = forward ? i : layers.Nodes.Count - i;
            foreach (var (a, b, _) in layers.Ties(step))
            {
                var (known, next) = forward ? (a, b) : (b, a);
                counts[next] = counts.GetValueOrDefault(next) + counts[known];
            }
        }

        return counts;
    }

    /// <summary>Layer by layer, keeps the k best beginnings at every node; costs add up, so a best chain has best beginnings.</summary>
    private static AcquaintancePath[] Rank(ShortestLayers layers, int k, CancellationToken cancel)
    {
        if (k == 0) return [];
        var source = layers.Nodes[0][0];
        var kept = new Dictionary<int, List<Beginning>> { [source] = [new Beginning([source], 0, 0)] };
        for (var step = 1; step < layers.Nodes.Count; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var next = layers.Nodes[step].ToDictionary(v => v, _ => new List<Beginning>());
            var last = step == layers.Nodes.Count - 1;
            foreach (var (a, b, weight) in layers.Ties(step))
            {
                var list = next[b];
                foreach (var begun in kept[a])
                    list.Add(new Beginning([.. begun.Nodes, b], begun.Cost + 1 / weight, begun.Ties + (last ? 0 : layers.Graph.Degree(b))));
                if (list.Count > 4 * k + 64) Trim(list, k);
            }

            foreach (var list in next.Values) Trim(list, k);
            kept = next;
        }

        return kept[layers.Nodes[^1][0]].Select(path => new AcquaintancePath(path.Nodes, path.Cost)).ToArray();
    }

    private static void Trim(List<Beginning> list, int k)
    {
        list.Sort();
        if (list.Count > k) list.RemoveRange(k, list.Count - k);
    }

    private sealed record Beginning(int[] Nodes, double Cost, long Ties) : IComparable<Beginning>
    {
        public int CompareTo(Beginning? other)
        {
            if (other is null) return 1;
            if (Cost != other.Cost) return Cost.CompareTo(other.Cost);
            return Ties != other.Ties ? Ties.CompareTo(other.Ties) : Nodes.AsSpan().SequenceCompareTo(other.Nodes);
        }
    }
}
