using System.Runtime.Intrinsics.X86;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Triangles and clustering: how often the partners of a node are partners of each other.</summary>
public static unsafe class Clustering
{
    // Rows asked for before they are read.
    private const int RowsAhead = 4;

    /// <summary>
    /// Number of triangles at every node. Every edge points to its end of higher degree, so that each triangle is met once:
    /// O(edges^1.5) time, 4 bytes an edge, 16 bytes a node and 8 bytes a node and thread, parallel.
    /// </summary>
    /// <remarks>Latapy: Main-memory triangle computations for very large (sparse (power-law)) graphs, TCS 407 (2008).</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static long[] Triangles(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var upward = new Upward(graph, cancel);
        var counted = new List<long[]>();
        Cpu.Blocks(graph.NodeCount, 512, () =>
        {
            var scratch = new Scratch(graph.NodeCount);
            lock (counted) counted.Add(scratch.Triangles);
            return scratch;
        }, (from, to, scratch) =>
        {
            for (var v = from; v < to; v++) Count(upward, v, scratch);
        }, progress, cancel);

        var sum = new long[graph.NodeCount];
        foreach (var part in counted)
            for (var v = 0; v < sum.Length; v++) sum[v] += part[upward.NewOf[v]];
        return sum;
    }

    /// <summary>Number of triangles of the whole graph, given those of every node.</summary>
    public static long Total(long[] triangles)
    {
        ArgumentNullException.ThrowIfNull(triangles);
        return triangles.Sum() / 3;
    }

    /// <summary>
    /// Local clustering coefficient of every node: the share of pairs of neighbours that are joined, in [0, 1];
    /// 0 for nodes with fewer than two neighbours. Weights are ignored. Cost of <see cref="Triangles"/>.
    /// </summary>
    /// <remarks>Watts, Strogatz: Collective dynamics of 'small-world' networks, Nature 393 (1998).</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static double[] Local(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default) =>
        Local(graph, Triangles(graph, progress, cancel));

    /// <summary>As above from triangles already counted. O(nodes).</summary>
    /// <exception cref="ArgumentException">Not one count a node.</exception>
    public static double[] Local(Graph graph, long[] triangles)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Labels.CheckLength(graph, triangles, nameof(triangles));
        var local = new double[graph.NodeCount];
        for (var v = 0; v < local.Length; v++)
        {
            double degree = graph.Degree(v);
            local[v] = degree < 2 ? 0 : 2 * triangles[v] / (degree * (degree - 1));
        }
        return local;
    }

    /// <summary>
    /// Transitivity of the whole graph: three times the triangles over the paths of two edges, in [0, 1]; 0 where there is no such path. O(nodes).
    /// </summary>
    /// <exception cref="ArgumentException">Not one count a node.</exception>
    public static double Transitivity(Graph graph, long[] triangles)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Labels.CheckLength(graph, triangles, nameof(triangles));
        var paths = 0.0;
        for (var v = 0; v < graph.NodeCount; v++) paths += graph.Degree(v) * (graph.Degree(v) - 1.0) / 2;
        return paths == 0 ? 0 : triangles.Sum() / paths;
    }

    private static void Count(Upward upward, int u, Scratch scratch)
    {
        long* offsets = upward.Offsets;
        int* targets = upward.Targets, start = targets + offsets[u], end = targets + offsets[u + 1];
        if (end - start < 2) return;
        var mine = 0L;
        fixed (uint* marked = scratch.Marked)
        fixed (long* triangles = scratch.Triangles)
        {
            for (var e = start; e < end; e++)
            {
                marked[*e >> 5] |= 1u << *e;
                if (Sse.IsSupported) Sse.Prefetch0(offsets + *e);
            }
            for (var e = start; e < end && e < start + RowsAhead && Sse.IsSupported; e++) Sse.Prefetch0(targets + offsets[*e]);
            for (var e = start; e < end; e++)
            {
                if (Sse.IsSupported && e + RowsAhead < end) Sse.Prefetch0(targets + offsets[e[RowsAhead]]);
                var v = *e;
                int* w = targets + offsets[v], stop = targets + offsets[v + 1];
                var found = 0L;
                for (; w < stop; w++)
                {
                    if ((marked[*w >> 5] >> *w & 1) == 0) continue;
                    triangles[*w]++;
                    found++;
                }
                triangles[v] += found;
                mine += found;
            }
            triangles[u] += mine;
            for (var e = start; e < end; e++) marked[*e >> 5] = 0;
        }
    }

    private sealed class Scratch(int nodes)
    {
        public readonly uint[] Marked = new uint[(nodes >> 5) + 1];
        public readonly long[] Triangles = new long[nodes];
    }
}
