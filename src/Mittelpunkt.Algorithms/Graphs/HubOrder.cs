namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// An order of the nodes for searches from many sources at once: partners of the same hub one after the other, and hubs of the same
/// hub. Two partners of one node are at most two steps apart, so their searches meet everybody at nearly the same time.
/// </summary>
internal static class HubOrder
{
    /// <summary>All nodes with ties, given the ties that count at each. O(edges + nodes · log nodes).</summary>
    internal static int[] Of(Graph graph, int[] degrees)
    {
        var hubs = new int[degrees.Length];
        var connected = 0;
        for (var v = 0; v < hubs.Length; v++)
        {
            hubs[v] = v;
            if (degrees[v] == 0) continue;
            connected++;
            var most = 0;
            foreach (var u in graph.NeighboursOf(v))
                if (degrees[u] > most) (hubs[v], most) = (u, degrees[u]);
        }
        var order = new int[connected];
        var keys = new UInt128[connected];
        for (int v = 0, at = 0; v < hubs.Length; v++)
        {
            if (degrees[v] == 0) continue;
            keys[at] = new UInt128((ulong)hubs[hubs[v]], (ulong)hubs[v] << 32 | (uint)v);
            order[at++] = v;
        }
        Array.Sort(keys, order);
        return order;
    }
}
