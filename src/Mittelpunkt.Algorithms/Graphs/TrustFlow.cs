namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Who passes the gate.</summary>
/// <param name="Accepted">Whether each node is accepted.</param>
/// <param name="Count">How many are: the value of the maximum flow.</param>
/// <param name="Distance">Ties between each node and the nearest seed, −1 where none leads.</param>
public sealed record TrustAcceptance(bool[] Accepted, int Count, int[] Distance);

/// <summary>
/// A gate for risky rights that resists bought or made-up vouchers: trust flows from the seeds like water, every node
/// keeps one unit and passes on what its capacity allows, and capacity falls with the distance from the seeds. However
/// many false nodes stand behind a few careless ones, they share those few ones' capacity.
/// Source: Levien, "Attack-resistant trust metrics" (Advogato), 2004.
/// </summary>
public static class TrustFlow
{
    /// <summary>
    /// Largest set of nodes that one unit of flow each can reach, nearer nodes served first, by blocking flows (Dinic 1970)
    /// on the graph with every node split in two. O(n + m) a phase; the number of phases grows with the distance to the
    /// seeds. Ties of weight 0 carry nothing; other weights are not used.
    /// </summary>
    /// <param name="graph">Confirmed ties.</param>
    /// <param name="seeds">Where trust starts, at least one; seeds are accepted if their capacity is at least 1.</param>
    /// <param name="capacities">Capacity of a node at distance 0, 1, 2, …; each at least 1, not rising. Farther nodes keep one unit and pass on nothing.</param>
    /// <param name="progress">Receives a rising fraction of 1.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="ArgumentException">No seed, no capacity, or capacities that rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A seed outside the graph or a capacity below 1.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrustAcceptance Accept(
        Graph graph, IReadOnlyCollection<int> seeds, IReadOnlyList<int> capacities,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Check(graph, seeds, capacities);
        var distance = Distances(graph, seeds);
        var network = new TrustNetwork(graph, seeds.Distinct().Order().ToArray(),
            Array.ConvertAll(distance, d => d < 0 ? 0 : d < capacities.Count ? capacities[d] : 1));
        var reachable = Math.Max(1, distance.Count(d => d >= 0));
        while (network.Layer(cancel))
        {
            network.Block(cancel);
            progress?.Report(Math.Min(1, (double)network.Count / reachable));
        }

        progress?.Report(1);
        return new TrustAcceptance(network.Accepted, network.Count, distance);
    }

    private static void Check(Graph graph, IReadOnlyCollection<int> seeds, IReadOnlyList<int> capacities)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(capacities);
        if (seeds.Count == 0) throw new ArgumentException("At least one seed is needed.", nameof(seeds));
        if (capacities.Count == 0) throw new ArgumentException("At least one capacity is needed.", nameof(capacities));
        foreach (var seed in seeds)
            if ((uint)seed >= (uint)graph.NodeCount)
                throw new ArgumentOutOfRangeException(nameof(seeds), seed, $"The graph has the nodes 0 to {graph.NodeCount - 1}.");
        for (var d = 0; d < capacities.Count; d++)
        {
            if (capacities[d] < 1)
                throw new ArgumentOutOfRangeException(nameof(capacities), capacities[d], $"The capacity at distance {d} is below 1.");
            if (d > 0 && capacities[d] > capacities[d - 1])
                throw new ArgumentException($"The capacity rises at distance {d}.", nameof(capacities));
        }
    }

    private static int[] Distances(Graph graph, IReadOnlyCollection<int> seeds)
    {
        var distance = new int[graph.NodeCount];
        Array.Fill(distance, -1);
        var queue = new Queue<int>();
        foreach (var seed in seeds)
        {
            if (distance[seed] == 0) continue;
            distance[seed] = 0;
            queue.Enqueue(seed);
        }

        while (queue.TryDequeue(out var v))
        {
            var row = graph.NeighboursOf(v);
            var weights = graph.WeightsOf(v);
            for (var i = 0; i < row.Length; i++)
            {
                if (distance[row[i]] >= 0 || (!weights.IsEmpty && weights[i] == 0)) continue;
                distance[row[i]] = distance[v] + 1;
                queue.Enqueue(row[i]);
            }
        }

        return distance;
    }
}
