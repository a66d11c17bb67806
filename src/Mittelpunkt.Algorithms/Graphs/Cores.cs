namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Core numbers: how deep a node sits in the dense centre of the network.</summary>
public static unsafe class Cores
{
    /// <summary>
    /// Core number of every node: the largest k so that the node belongs to a subgraph in which everybody has at least k neighbours.
    /// Peels level by level on all processors: O(edges + nodes · distinct core numbers) time, 8 bytes a node.
    /// </summary>
    /// <remarks>Seidman: Network structure and minimum degree, Social Networks 5 (1983); Kabir, Madduri: Parallel k-core decomposition on multicore platforms (2017).</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static int[] Of(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var left = Degrees.Of(graph);
        var alive = Enumerable.Range(0, graph.NodeCount).ToArray();
        var count = alive.Length;
        while (count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var level = int.MaxValue;
            for (var i = 0; i < count; i++) level = Math.Min(level, left[alive[i]]);
            int kept = 0, first = 0;
            var front = new int[count];
            for (var i = 0; i < count; i++)
            {
                var v = alive[i];
                if (left[v] > level) alive[kept++] = v;
                else front[first++] = v;
            }
            Peel(graph, left, front, first, level, cancel);
            count = 0;
            for (var i = 0; i < kept; i++)
                if (left[alive[i]] > level) alive[count++] = alive[i];
            progress?.Report(1 - (double)count / graph.NodeCount);
        }
        GC.KeepAlive(graph);
        return left;
    }

    /// <summary>Takes out the front and everybody who falls to the level with it; each thread follows its own chain to the end.</summary>
    private static void Peel(Graph graph, int[] left, int[] front, int count, int level, CancellationToken cancel) =>
        Cpu.Blocks(count, 256, () => new Stack<int>(), (from, to, falling) =>
        {
            for (var i = from; i < to; i++)
            {
                falling.Push(front[i]);
                while (falling.TryPop(out var v))
                {
                    var end = graph.Neighbours + graph.Offsets[v + 1];
                    for (var w = graph.Neighbours + graph.Offsets[v]; w < end; w++)
                    {
                        ref var degree = ref left[*w];
                        if (Volatile.Read(ref degree) <= level) continue;
                        var now = Interlocked.Decrement(ref degree);
                        if (now == level) falling.Push(*w);
                        // Two threads met here; the neighbour had already fallen to the level.
                        else if (now < level) Interlocked.Increment(ref degree);
                    }
                }
            }
        }, cancel: cancel);
}
