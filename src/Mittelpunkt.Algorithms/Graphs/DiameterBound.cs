namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>An upper bound on the longest shortest path of any component, from one search in each. O(nodes + edges).</summary>
internal static unsafe class DiameterBound
{
    public static int Of(Graph graph, CancellationToken cancel)
    {
        var distance = new int[graph.NodeCount];
        Array.Fill(distance, -1);
        var order = new int[graph.NodeCount];
        var (count, bound) = (0, 0);
        for (var root = 0; root < graph.NodeCount; root++)
        {
            if (distance[root] >= 0) continue;
            cancel.ThrowIfCancellationRequested();
            var first = count;
            distance[root] = 0;
            order[count++] = root;
            for (var i = first; i < count; i++)
            {
                var end = graph.Neighbours + graph.Offsets[order[i] + 1];
                for (var w = graph.Neighbours + graph.Offsets[order[i]]; w < end; w++)
                {
                    if (distance[*w] >= 0) continue;
                    distance[*w] = distance[order[i]] + 1;
                    order[count++] = *w;
                }
            }
            // Twice the way from any node spans the component, and so does a path over all its nodes.
            bound = Math.Max(bound, Math.Min(2 * distance[order[count - 1]], count - first - 1));
        }
        GC.KeepAlive(graph);
        return bound;
    }
}
