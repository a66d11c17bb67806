using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Reusable memory for <see cref="PersonalisedPageRank.Top"/>: 2 bytes a node of the graph (8 where ties have weights), filled at the
/// first query on it, and about 60 bytes a node met. A query touches and clears only what it meets. Not for two queries at once.
/// </summary>
/// <remarks>
/// What a query knows of the nodes it meets stands in a short row of its own, found by hashing. That row stays in the processor's
/// cache; a column as long as the graph would be read from memory at every tie.
/// </remarks>
public sealed unsafe class PushWorkspace
{
    private const int FewestBits = 10;
    private const int MostBits = 30;
    private const uint Golden = 2654435769;

    // Pushes between asking memory for something and reading it.
    private const int DegreesAhead = 4;
    private const int RowsAhead = 8;
    private const int OffsetsAhead = 14;
    private const int FarthestPrefetch = 64;

    private Graph? graph;
    private ushort[] degrees = [];
    private double[] strengths = [];
    private int[] cells = Column<int>.Allocate(1 << FewestBits);
    private State[] states = Column<State>.Allocate(1 << FewestBits);
    private int[] queue = Column<int>.Allocate(1 << FewestBits);
    private int bits = FewestBits;
    private int* cell;
    private State* state;
    private int* waiting;
    private uint head;
    private uint tail;
    private ScoredNode[] candidates = [];

    /// <summary>An empty workspace; it grows to what its queries need.</summary>
    public PushWorkspace() => Pin();

    /// <summary>What the present query knows of the nodes it met, in the order met.</summary>
    internal Span<State> Met => states.AsSpan(0, Count);

    internal int Count { get; private set; }

    internal void Start(Graph on)
    {
        if (!ReferenceEquals(graph, on)) Bind(on);
        // Never more cells than there are.
        bits = Math.Min(bits, BitsFor(Count));
        Count = 0;
        head = tail = 0;
        Array.Clear(cells, 0, 1 << bits);
    }

    /// <summary>Memory for the best nodes before they are ordered for good.</summary>
    internal Span<ScoredNode> Candidates(int count)
    {
        if (candidates.Length < count) candidates = new ScoredNode[Math.Max(count, 2 * candidates.Length)];
        return candidates.AsSpan(0, count);
    }

    /// <summary>What is known of a node, null when the query has not met it.</summary>
    internal State* Known(int node)
    {
        for (var at = Hash(node); ; at = After(at))
        {
            var slot = cell[at] - 1;
            if (slot < 0) return null;
            if (state[slot].Node == node) return state + slot;
        }
    }

    /// <summary>What is known of a node, from now on at least that it exists. Valid until the next node is met.</summary>
    internal State* Meet(int node)
    {
        Reserve(1);
        var count = Count;
        var slot = Find(node, ref count);
        Count = count;
        return state + slot;
    }

    /// <summary>Lays a residual on a node; where it passes the threshold the node is put at the end of the queue.</summary>
    internal void Lay(int node, double amount, double threshold) => LayRow(&node, null, 1, amount, threshold);

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

    /// <summary>The first node of the queue, null when nobody waits. Asks for what the pushes after it will read.</summary>
    internal State* Next()
    {
        if (head == tail) return null;
        var node = state + Waiting(0);
        head++;
        if (Sse.IsSupported) Prefetch(graph!.Offsets, graph.Neighbours, tail - head);
        return node;
    }

    private int Waiting(uint ahead) => waiting[(head + ahead) & (uint)(queue.Length - 1)];

    private void Prefetch(long* offsets, int* neighbours, uint length)
    {
        if (length > OffsetsAhead) Sse.Prefetch0(offsets + state[Waiting(OffsetsAhead)].Node);
        if (length > RowsAhead)
        {
            var row = neighbours + offsets[state[Waiting(RowsAhead)].Node];
            Sse.Prefetch0(row);
            Sse.Prefetch0(row + 16);
        }

        if (length <= DegreesAhead || degrees.Length == 0) return;
        var soon = state[Waiting(DegreesAhead)].Node;
        var end = neighbours + Math.Min(offsets[soon + 1], offsets[soon] + FarthestPrefetch);
        fixed (ushort* degree = degrees)
            for (var e = neighbours + offsets[soon]; e < end; e++) Sse.Prefetch0(degree + *e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Lay(int node, double amount, double threshold, ref int count, ref uint end)
    {
        var slot = Find(node, ref count);
        ref var met = ref state[slot];
        var before = met.Residual;
        var now = before + amount;
        met.Residual = now;
        var limit = threshold * met.Strength;
        // A residual only grows until its node is taken out of the queue, so it passes the limit once.
        waiting[end & (uint)(queue.Length - 1)] = slot;
        end += (uint)(One(before <= limit) & One(now > limit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(int node, ref int count)
    {
        var at = Hash(node);
        for (; cell[at] is > 0 and var slot; at = After(at))
            if (state[slot - 1].Node == node) return slot - 1;
        state[count] = new State { Node = node, Strength = strengths.Length == 0 ? Degree(node) : strengths[node] };
        cell[at] = count + 1;
        return count++;
    }

    /// <summary>Degrees too large for their 16 bits are read from the graph: few nodes, met seldom.</summary>
    private double Degree(int node) =>
        degrees[node] < ushort.MaxValue ? degrees[node] : graph!.Offsets[node + 1] - graph.Offsets[node];

    private uint Hash(int node) => ((uint)node * Golden) >> (32 - bits);

    private uint After(uint at) => (at + 1) & ((1u << bits) - 1);

    private static int One(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    /// <summary>At most half of the cells are taken.</summary>
    private static int BitsFor(int count) => Math.Clamp(BitOperations.Log2((uint)Math.Max(1, count)) + 2, FewestBits, MostBits);

    /// <summary>Room for so many more nodes among those met and those waiting, and one to write to in vain.</summary>
    private void Reserve(int more)
    {
        if (Count + more < states.Length && tail - head + more < queue.Length && Count + more <= 1 << (bits - 1)) return;
        if (Count + more >= states.Length) Array.Copy(states, states = Column<State>.Allocate(BitOperations.RoundUpToPowerOf2((uint)(Count + more + 1))), Count);
        if (tail - head + more >= queue.Length) Lengthen(BitOperations.RoundUpToPowerOf2(tail - head + (uint)more + 1));
        if (Count + more > 1 << (bits - 1)) Widen(BitsFor(Count + more));
        Pin();
    }

    private void Lengthen(uint length)
    {
        var grown = Column<int>.Allocate(length);
        for (var i = head; i != tail; i++) grown[i & (length - 1)] = queue[i & (uint)(queue.Length - 1)];
        queue = grown;
    }

    private void Widen(int to)
    {
        bits = to;
        if (cells.Length < 1 << bits) cells = Column<int>.Allocate(1 << bits);
        Array.Clear(cells, 0, 1 << bits);
        for (var slot = 0; slot < Count; slot++)
        {
            var at = Hash(states[slot].Node);
            while (cells[at] != 0) at = After(at);
            cells[at] = slot + 1;
        }
    }

    private void Pin()
    {
        cell = new Column<int>(cells).Pointer;
        state = new Column<State>(states).Pointer;
        waiting = new Column<int>(queue).Pointer;
    }

    private void Bind(Graph on)
    {
        graph = null;
        Count = 0;
        degrees = on.IsWeighted ? [] : Column<ushort>.Allocate(on.NodeCount);
        for (var v = 0; v < degrees.Length; v++) degrees[v] = (ushort)Math.Min(ushort.MaxValue, on.Offsets[v + 1] - on.Offsets[v]);
        strengths = on.IsWeighted ? Partitions.Strengths(on) : [];
        graph = on;
    }

    /// <summary>What a query knows of a node.</summary>
    internal struct State
    {
        internal double Residual;
        internal double Placed;
        internal double Strength;
        internal int Node;
    }
}
