namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>One source's share of everybody's betweenness; the scratch of one thread.</summary>
internal sealed unsafe class Brandes(Graph graph)
{
    private readonly int[] distance = Filled(graph.NodeCount);
    private readonly int[] order = new int[graph.NodeCount];
    private readonly double[] paths = new double[graph.NodeCount];
    private readonly double[] dependency = new double[graph.NodeCount];
    private readonly int[] later = new int[2 * graph.EdgeCount + 1];
    private readonly long[] laterEnd = new long[graph.NodeCount + 1];

    public void Add(int source, double[] sums)
    {
        fixed (int* dist = distance, queue = order, next = later)
        fixed (double* sigma = paths, delta = dependency)
        fixed (long* ends = laterEnd)
        {
            var count = Forward(source, dist, queue, next, ends, sigma);
            // Backwards, delta holds (1 + dependency) / paths, so that a predecessor only adds it up.
            for (var i = count - 1; i > 0; i--)
            {
                var v = queue[i];
                var sum = 0.0;
                for (var e = ends[i]; e < ends[i + 1]; e++) sum += delta[next[e]];
                var dependent = sum * sigma[v];
                sums[v] += dependent;
                delta[v] = (1 + dependent) / sigma[v];
                dist[v] = -1;
            }
            dist[source] = -1;
        }
    }

    /// <summary>Counts shortest paths level by level and keeps the edges that lead on, row after row in the order of the search.</summary>
    private int Forward(int source, int* dist, int* queue, int* next, long* ends, double* sigma)
    {
        dist[source] = 0;
        sigma[source] = 1;
        queue[0] = source;
        var (count, kept) = (1, 0L);
        for (var i = 0; i < count; i++)
        {
            var v = queue[i];
            var beyond = dist[v] + 1;
            var through = sigma[v];
            ends[i] = kept;
            int* w = graph.Neighbours + graph.Offsets[v], end = graph.Neighbours + graph.Offsets[v + 1];
            for (; w < end; w++)
            {
                if (dist[*w] < 0)
                {
                    dist[*w] = beyond;
                    sigma[*w] = 0;
                    queue[count++] = *w;
                }
                // Written always and kept by arithmetic: whether the edge leads on cannot be predicted.
                next[kept] = *w;
                var leads = dist[*w] == beyond;
                kept += leads ? 1 : 0;
                sigma[*w] += leads ? through : 0;
            }
        }
        ends[count] = kept;
        return count;
    }

    private static int[] Filled(int length)
    {
        var values = new int[length];
        Array.Fill(values, -1);
        return values;
    }
}
