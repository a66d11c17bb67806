namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A graph whose nodes carry new ids, with the way back.</summary>
/// <param name="Graph">The same graph under the new ids.</param>
/// <param name="NewOf">New id of every old one.</param>
/// <param name="OldOf">Old id of every new one.</param>
public sealed record RenumberedGraph(Graph Graph, int[] NewOf, int[] OldOf)
{
    /// <summary>Values a node in the new order, brought back to the old order. O(nodes).</summary>
    /// <exception cref="ArgumentException">Not one value a node.</exception>
    public T[] ToOld<T>(T[] values)
    {
        Labels.CheckLength(Graph, values, nameof(values));
        return Array.ConvertAll(NewOf, id => values[id]);
    }

    /// <summary>Values a node in the old order, brought to the new order. O(nodes).</summary>
    /// <exception cref="ArgumentException">Not one value a node.</exception>
    public T[] ToNew<T>(T[] values)
    {
        Labels.CheckLength(Graph, values, nameof(values));
        return Array.ConvertAll(OldOf, id => values[id]);
    }
}

/// <summary>Renumbering: nodes that meet often in walks and searches get ids close together, so that their rows share memory pages and cache lines.</summary>
public static unsafe class Renumbering
{
    /// <summary>
    /// Orders nodes by community, then by falling degree, then by old id. Equal input gives equal numbers.
    /// O(nodes + edges · log of the mean degree), parallel.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="communities">Community of every node, any numbers; they keep their order.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="ArgumentException">Not one community a node.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RenumberedGraph ByCommunityThenDegree(
        Graph graph, int[] communities, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (dense, count) = Labels.Dense(graph, communities, nameof(communities));
        var degrees = Degrees.Of(graph);
        var max = graph.MaxDegree();
        var ids = Enumerable.Range(0, graph.NodeCount).ToArray();
        var byDegree = StableSort(ids, Array.ConvertAll(degrees, degree => max - degree), max + 1);
        return Apply(graph, StableSort(byDegree, dense, count), progress, cancel);
    }

    /// <summary>Gives the nodes the order handed in. O(nodes + edges · log of the mean degree), parallel.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="oldOf">Old id of every new one, each exactly once.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="ArgumentException">Not an order of all nodes.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RenumberedGraph Apply(Graph graph, int[] oldOf, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var newOf = Inverse(graph, oldOf);
        var rows = new GraphRows(graph.NodeCount, v => graph.Degree(oldOf[v]), graph.IsWeighted, graph.HasAttributes);
        Cpu.Blocks(graph.NodeCount, 2048, (from, to) =>
        {
            for (var v = from; v < to; v++)
            {
                var old = oldOf[v];
                var row = rows.NeighboursOf(v);
                var read = graph.NeighboursOf(old);
                for (var i = 0; i < row.Length; i++) row[i] = newOf[read[i]];
                if (!graph.IsWeighted && !graph.HasAttributes)
                {
                    row.Sort();
                    continue;
                }
                var places = new int[row.Length];
                for (var i = 0; i < places.Length; i++) places[i] = i;
                row.Sort(places);
                for (var i = 0; i < places.Length; i++)
                {
                    if (graph.IsWeighted) rows.WeightsOf(v)[i] = graph.WeightsOf(old)[places[i]];
                    if (graph.HasAttributes) rows.AttributesOf(v)[i] = graph.AttributesOf(old)[places[i]];
                }
            }
        }, progress, cancel);
        return new RenumberedGraph(rows.ToGraph(), newOf, oldOf);
    }

    private static int[] Inverse(Graph graph, int[] oldOf)
    {
        Labels.CheckLength(graph, oldOf, nameof(oldOf));
        var newOf = new int[oldOf.Length];
        Array.Fill(newOf, -1);
        for (var v = 0; v < oldOf.Length; v++)
        {
            if ((uint)oldOf[v] >= (uint)newOf.Length || newOf[oldOf[v]] >= 0)
                throw new ArgumentException($"The old id {oldOf[v]} at the new id {v} is unknown or stands twice.", nameof(oldOf));
            newOf[oldOf[v]] = v;
        }
        return newOf;
    }

    /// <summary>Counting sort: keys from 0 to below the count, equal keys in the order they come.</summary>
    private static int[] StableSort(int[] ids, int[] keys, int keyCount)
    {
        var starts = new int[keyCount + 1];
        foreach (var id in ids) starts[keys[id] + 1]++;
        for (var k = 0; k < keyCount; k++) starts[k + 1] += starts[k];
        var sorted = new int[ids.Length];
        foreach (var id in ids) sorted[starts[keys[id]]++] = id;
        return sorted;
    }
}
