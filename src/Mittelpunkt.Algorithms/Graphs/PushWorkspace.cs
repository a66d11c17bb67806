using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Reusable memory for <see cref="PersonalisedPageRank.Top"/>: 32 bytes a node of the graph, filled at the first query on it,
/// and 8 bytes a node met. A query touches and clears only what it meets. Not for two queries at once.
/// </summary>
public sealed unsafe class PushWorkspace
{
    // Pushes between asking memory for something and reading it.
    private const int NodesAhead = 4;
    private const int RowsAhead = 8;
    private const int FarthestPrefetch = 64;

    private Graph? graph;
    private Node[] nodes = [];
    private int[] met = new int[1 << 10];
    private int[] queue = new int[1 << 10];
    private uint head;
    private uint tail;
    private ScoredNode[] candidates = [];

    /// <summary>State of every node of the graph.</summary>
    internal Node* Nodes { get; private set; }

    /// <summary>The nodes met by the present query, in the order met.</summary>
    internal ReadOnlySpan<int> Met => met.AsSpan(0, Count);

    internal int Count { get; private set; }

    internal void Start(Graph on)
    {
        if (!ReferenceEquals(graph, on)) Bind(on);
        foreach (var node in Met) (Nodes[node].Residual, Nodes[node].Placed) = (0, 0);
        Count = 0;
        head = tail = 0;
    }

    /// <summary>Memory for the best nodes before they are ordered for good.</summary>
    internal Span<ScoredNode> Candidates(int count)
    {
        if (candidates.Length < count) candidates = new ScoredNode[Math.Max(count, 2 * candidates.Length)];
        return candidates.AsSpan(0, count);
    }

    /// <summary>Lays a residual on a node; where it passes the threshold the node is put at the end of the queue.</summary>
    internal void Lay(int node, double amount, double threshold)
    {
        Reserve(1);
        int count = Count;
        Lay(node, amount, threshold, ref count, ref tail);
        Count = count;
    }

    /// <summary>Lays the same residual, or one in proportion to the weights, on every neighbour.</summary>
    internal void LayRow(int* row, double* weights, int length, double share, double threshold)
    {
        Reserve(length);
        var (count, end) = (Count, tail);
        if (weights == null)
        {
            for (var i = 0; i < length; i++) Lay(row[i], share, threshold, ref count, ref end);
        }
        else
        {
            for (var i = 0; i < length; i++)
                if (weights[i] > 0) Lay(row[i], share * weights[i], threshold, ref count, ref end);
        }

        (Count, tail) = (count, end);
    }

    /// <summary>The first node of the queue, −1 when nobody waits. Asks for what the pushes after it will read.</summary>
    internal int Next(int* neighbours)
    {
        if (head == tail) return -1;
        var mask = (uint)(queue.Length - 1);
        var node = queue[head++ & mask];
        if (!Sse.IsSupported) return node;
        if (tail - head > RowsAhead)
        {
            var row = neighbours + Nodes[queue[(head + RowsAhead) & mask]].Begin;
            Sse.Prefetch0(row);
            Sse.Prefetch0(row + 16);
        }

        if (tail - head > NodesAhead)
        {
            ref var soon = ref Nodes[queue[(head + NodesAhead) & mask]];
            var row = neighbours + soon.Begin;
            for (var end = row + Math.Min(FarthestPrefetch, soon.Degree); row < end; row++) Sse.Prefetch0(Nodes + *row);
        }

        return node;
    }

    /// <summary>No branch depends on the data: guessing wrong would cost more than the work.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Lay(int node, double amount, double threshold, ref int count, ref uint end)
    {
        ref var state = ref Nodes[node];
        var before = state.Residual;
        var now = before + amount;
        state.Residual = now;
        var limit = threshold * state.Strength;
        ref var visits = ref MemoryMarshal.GetArrayDataReference(met);
        Unsafe.Add(ref visits, count) = node;
        count += One(before == 0) & One(state.Placed == 0);
        // A residual only grows until its node is taken out of the queue, so it passes the limit once.
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(queue), end & (uint)(queue.Length - 1)) = node;
        end += (uint)(One(before <= limit) & One(now > limit));
    }

    private static int One(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    /// <summary>Room for so many more nodes among those met and those waiting, and one to write to in vain.</summary>
    private void Reserve(int more)
    {
        if (Count + more >= met.Length) Array.Resize(ref met, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(Count + more + 1)));
        if (tail - head + more < queue.Length) return;
        var grown = new int[System.Numerics.BitOperations.RoundUpToPowerOf2(tail - head + (uint)more + 1)];
        for (var i = head; i != tail; i++) grown[i & (uint)(grown.Length - 1)] = queue[i & (uint)(queue.Length - 1)];
        queue = grown;
    }

    private void Bind(Graph on)
    {
        graph = null;
        Count = 0;
        nodes = Column<Node>.Allocate(Math.Max(1, on.NodeCount));
        Nodes = new Column<Node>(nodes).Pointer;
        for (var v = 0; v < on.NodeCount; v++)
        {
            var begin = on.Offsets[v];
            var degree = (int)(on.Offsets[v + 1] - begin);
            double strength = degree;
            if (on.Weights != null)
            {
                strength = 0;
                for (var e = begin; e < begin + degree; e++) strength += on.Weights[e];
            }

            nodes[v] = new Node { Begin = (int)begin, Degree = degree, Strength = strength };
        }

        graph = on;
    }

    internal struct Node
    {
        internal double Residual;
        internal double Placed;
        internal double Strength;
        internal int Begin;
        internal int Degree;
    }
}
