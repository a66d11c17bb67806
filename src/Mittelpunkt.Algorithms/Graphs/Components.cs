using System.Runtime.Intrinsics.X86;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Connected components, numbered from 0 in the order of their smallest node.</summary>
/// <param name="Of">Component of every node.</param>
/// <param name="Sizes">Number of nodes of every component.</param>
public sealed record ComponentLabels(int[] Of, int[] Sizes)
{
    /// <summary>Number of components.</summary>
    public int Count => Sizes.Length;

    /// <summary>Number of the largest component, the first of equals; -1 in an empty graph.</summary>
    public int Largest => Count == 0 ? -1 : Array.IndexOf(Sizes, Sizes.Max());
}

/// <summary>Connected components: who can reach whom at all.</summary>
public static unsafe class Components
{
    private const int Block = 8192;
    private const int RowsAhead = 24;

    /// <summary>
    /// Connected components. Links two sampled neighbours of every node first, then skips the largest group found so:
    /// nearly O(nodes + edges) time, 4 bytes a node, parallel without locks.
    /// </summary>
    /// <remarks>Sutton, Ben-Nun, Barak: Optimizing parallel graph connectivity computation via subgraph sampling, IPDPS (2018).</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ComponentLabels Of(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        const int sampled = 2;
        var parent = Column<int>.Scratch(graph.NodeCount);
        Cpu.Blocks(parent.Length, Block, (from, to) =>
        {
            for (var v = from; v < to; v++) parent[v] = v;
        }, cancel: cancel);
        Link(graph, parent, 0, sampled, skip: -1, cancel);
        Compress(parent, cancel);
        progress?.Report(0.5);
        Link(graph, parent, sampled, int.MaxValue, MostFrequent(parent), cancel);
        progress?.Report(1);
        GC.KeepAlive(graph);
        return Number(parent);
    }

    private static void Link(Graph graph, int[] parents, int first, int last, int skip, CancellationToken cancel) =>
        Cpu.Blocks(parents.Length, Block, (from, to) =>
        {
            long* offsets = graph.Offsets;
            var neighbours = graph.Neighbours;
            fixed (int* parent = parents)
                for (var v = from; v < to; v++)
                {
                    if (Sse.IsSupported) Sse.Prefetch0(neighbours + offsets[Math.Min(to, v + RowsAhead)] + first);
                    if (parent[v] == skip) continue;
                    int* w = neighbours + offsets[v] + first, end = neighbours + Math.Min(offsets[v + 1], offsets[v] + last);
                    for (; w < end; w++) Join(parent, v, *w);
                }
        }, cancel: cancel);

    /// <summary>Hooks the larger root under the smaller, so that the root of a component ends as its smallest node.</summary>
    private static void Join(int* parent, int a, int b)
    {
        int rootA = parent[a], rootB = parent[b];
        while (rootA != rootB)
        {
            int high = Math.Max(rootA, rootB), low = Math.Min(rootA, rootB);
            var above = Volatile.Read(ref parent[high]);
            if (above == low || (above == high && Interlocked.CompareExchange(ref parent[high], low, high) == high)) return;
            rootA = Volatile.Read(ref parent[Volatile.Read(ref parent[high])]);
            rootB = Volatile.Read(ref parent[low]);
        }
    }

    private static void Compress(int[] parents, CancellationToken cancel) =>
        Cpu.Blocks(parents.Length, Block, (from, to) =>
        {
            fixed (int* parent = parents)
                for (var v = from; v < to; v++)
                {
                    var root = parent[v];
                    while (root != parent[root]) root = parent[root];
                    parent[v] = root;
                }
        }, cancel: cancel);

    /// <summary>The root met most often in an even sample; any choice gives the same components.</summary>
    private static int MostFrequent(int[] parent)
    {
        var step = Math.Max(1, parent.Length / 1024);
        var seen = new Dictionary<int, int>();
        for (var v = 0; v < parent.Length; v += step) seen[parent[v]] = seen.GetValueOrDefault(parent[v]) + 1;
        return seen.Count == 0 ? -1 : seen.MaxBy(pair => pair.Value).Key;
    }

    private static ComponentLabels Number(int[] parents)
    {
        var roots = 0;
        for (var v = 0; v < parents.Length; v++) roots += Brandes.One(parents[v] == v);
        var sizes = new int[roots];
        var met = 0;
        fixed (int* parent = parents, size = sizes)
            for (var v = 0; v < parents.Length; v++)
            {
                // Whatever hangs on a smaller node takes its number, which is known by now; a root is the next one.
                int above = parent[v], numbered = parent[above];
                var number = above == v ? met : numbered;
                met += Brandes.One(above == v);
                parent[v] = number;
                size[number]++;
            }
        return new ComponentLabels(parents, sizes);
    }
}
