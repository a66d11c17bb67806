namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Turns collected edges into compressed rows: count, prefix sum, scatter, then sort and merge each row.
/// Rows are sorted by everything an edge carries, so that threads may scatter in any order and the result stays the same.
/// </summary>
internal sealed class GraphAssembly(int nodeCount, List<EdgeChunk> chunks, Duplicates duplicates)
{
    private const int Block = 4096;

    public Graph Run(IProgress<double>? progress, CancellationToken cancel)
    {
        var weighted = chunks.Exists(chunk => chunk.Weights is not null);
        var attributed = chunks.Exists(chunk => chunk.Attributes is not null);
        return weighted || attributed
            ? Assemble<FullEdge, FullSlot>(weighted, attributed, progress, cancel)
            : Assemble<PlainEdge, int>(false, false, progress, cancel);
    }

    private Graph Assemble<TEdge, TSlot>(bool weighted, bool attributed, IProgress<double>? progress, CancellationToken cancel)
        where TEdge : struct, IEdgeForm<TSlot> where TSlot : unmanaged
    {
        var degrees = CountDegrees(cancel);
        progress?.Report(0.2);
        var starts = PrefixSum(degrees);
        var slots = Scatter<TEdge, TSlot>(starts, degrees, cancel);
        progress?.Report(0.5);
        SortRows<TEdge, TSlot>(slots, starts, degrees, cancel);
        progress?.Report(0.8);
        var offsets = PrefixSum(degrees);
        var graph = slots is int[] plain && offsets[nodeCount] == starts[nodeCount]
            ? new Graph(new(offsets), new(plain))
            : Compact<TEdge, TSlot>(slots, starts, offsets, weighted, attributed, cancel);
        progress?.Report(1);
        return graph;
    }

    private int[] CountDegrees(CancellationToken cancel)
    {
        var degrees = new int[nodeCount];
        Cpu.Blocks(chunks.Count, 1, (from, _) =>
        {
            var chunk = chunks[from];
            for (var i = 0; i < chunk.Count; i++)
            {
                Interlocked.Increment(ref degrees[chunk.A[i]]);
                Interlocked.Increment(ref degrees[chunk.B[i]]);
            }
        }, cancel: cancel);
        return degrees;
    }

    private long[] PrefixSum(int[] degrees)
    {
        var starts = Column<long>.Allocate(nodeCount + 1L);
        var sum = 0L;
        for (var v = 0; v < nodeCount; v++)
        {
            starts[v] = sum;
            sum += degrees[v];
        }
        starts[nodeCount] = sum;
        return starts;
    }

    /// <summary>Places both directions of every edge; counts the degrees down to zero as it fills the rows.</summary>
    private TSlot[] Scatter<TEdge, TSlot>(long[] starts, int[] degrees, CancellationToken cancel)
        where TEdge : struct, IEdgeForm<TSlot> where TSlot : unmanaged
    {
        var slots = Column<TSlot>.Allocate(starts[nodeCount]);
        Cpu.Blocks(chunks.Count, 1, (from, _) =>
        {
            var chunk = chunks[from];
            for (var i = 0; i < chunk.Count; i++)
            {
                int a = chunk.A[i], b = chunk.B[i];
                slots[starts[a] + Interlocked.Decrement(ref degrees[a])] = TEdge.Make(chunk, i, b);
                slots[starts[b] + Interlocked.Decrement(ref degrees[b])] = TEdge.Make(chunk, i, a);
            }
        }, cancel: cancel);
        return slots;
    }

    private void SortRows<TEdge, TSlot>(TSlot[] slots, long[] starts, int[] degrees, CancellationToken cancel)
        where TEdge : struct, IEdgeForm<TSlot> where TSlot : unmanaged =>
        Cpu.Blocks(nodeCount, Block, (from, to) =>
        {
            for (var v = from; v < to; v++)
            {
                var row = slots.AsSpan((int)starts[v], (int)(starts[v + 1] - starts[v]));
                TEdge.Sort(row);
                degrees[v] = Merge<TEdge, TSlot>(row, v);
            }
        }, cancel: cancel);

    private int Merge<TEdge, TSlot>(Span<TSlot> row, int node) where TEdge : struct, IEdgeForm<TSlot> where TSlot : unmanaged
    {
        var kept = 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (TEdge.Neighbour(row[i]) != TEdge.Neighbour(row[kept])) row[++kept] = row[i];
            else if (duplicates != Duplicates.Refuse) row[kept] = TEdge.Merge(row[kept], row[i], duplicates);
            else throw new InvalidOperationException($"The edge {node} - {TEdge.Neighbour(row[i])} was added more than once.");
        }
        return row.Length == 0 ? 0 : kept + 1;
    }

    private Graph Compact<TEdge, TSlot>(
        TSlot[] slots, long[] starts, long[] offsets, bool weighted, bool attributed, CancellationToken cancel)
        where TEdge : struct, IEdgeForm<TSlot> where TSlot : unmanaged
    {
        var count = offsets[nodeCount];
        var neighbours = Column<int>.Allocate(count);
        var weights = weighted ? Column<double>.Allocate(count) : null;
        var attributes = attributed ? Column<int>.Allocate(count) : null;
        Cpu.Blocks(nodeCount, Block, (from, to) =>
        {
            for (var v = from; v < to; v++)
            {
                var read = starts[v];
                for (var write = offsets[v]; write < offsets[v + 1]; write++, read++)
                {
                    neighbours[write] = TEdge.Neighbour(slots[read]);
                    if (weights is not null) weights[write] = Finite(TEdge.Weight(slots[read]), v);
                    if (attributes is not null) attributes[write] = TEdge.Attribute(slots[read]);
                }
            }
        }, cancel: cancel);
        return new Graph(
            new(offsets), new(neighbours), weights is null ? default : new(weights), attributes is null ? default : new(attributes));
    }

    private static double Finite(double weight, int node) => double.IsFinite(weight)
        ? weight
        : throw new InvalidOperationException($"The weights of an edge of node {node} add up beyond the largest number.");
}
