using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Reusable memory for <see cref="PersonalisedPageRank.Top"/>: a hash table of the nodes met, so that a query touches
/// memory in proportion to what it visits and not to the graph. It grows to the largest query and then stays
/// (about 50 bytes a visited node); on a weighted graph it also keeps that graph's strengths, 8 bytes a node.
/// Not for two queries at once.
/// </summary>
public sealed unsafe class PushWorkspace
{
    private Slot[] table = new Slot[1 << 12];
    private Visit[] visits = new Visit[1 << 11];
    private int[] queue = new int[1 << 11];
    private int shift = 32 - 12;
    private int head;
    private int waiting;
    private Graph? weighed;
    private double[] strengths = [];

    /// <summary>Number of nodes met by the present query.</summary>
    internal int Count { get; private set; }

    internal ref Visit this[int index] => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(visits), index);

    internal void Start(Graph graph)
    {
        if (graph.IsWeighted && !ReferenceEquals(weighed, graph)) (strengths, weighed) = (Partitions.Strengths(graph), graph);
        if (Count > table.Length / 16) table.AsSpan().Clear();
        else for (var i = 0; i < Count; i++) Forget(visits[i].Node);
        Count = head = waiting = 0;
    }

    /// <summary>Strength of a node: its degree in a graph without weights.</summary>
    internal double Strength(Graph graph, int node) => graph.IsWeighted ? strengths[node] : graph.Degree(node);

    /// <summary>Place of a node among the visits, −1 if it was not met.</summary>
    internal int Find(int node)
    {
        var mask = (uint)(table.Length - 1);
        for (var at = Home(node); ; at = (at + 1) & mask)
        {
            if (table[at].Key == node + 1) return table[at].Index;
            if (table[at].Key == 0) return -1;
        }
    }

    /// <summary>Place of a node among the visits, made if it was not met before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Meet(Graph graph, int node)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(table);
        var mask = (uint)(table.Length - 1);
        for (var at = Home(node); ; at = (at + 1) & mask)
        {
            ref var slot = ref Unsafe.Add(ref slots, at);
            if (slot.Key == node + 1) return slot.Index;
            if (slot.Key == 0) return Add(graph, node, ref slot);
        }
    }

    /// <summary>Puts a visit at the end of the queue.</summary>
    internal void Enqueue(int index)
    {
        this[index].Queued = true;
        var tail = head + waiting++;
        queue[tail >= queue.Length ? tail - queue.Length : tail] = index;
    }

    internal bool TryDequeue(out int index)
    {
        index = -1;
        if (waiting == 0) return false;
        index = queue[head];
        this[index].Queued = false;
        if (++head == queue.Length) head = 0;
        waiting--;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(Graph graph, int node, ref Slot slot)
    {
        var index = Count++;
        slot = new Slot { Key = node + 1, Index = index };
        var begin = graph.Offsets[node];
        var degree = (int)(graph.Offsets[node + 1] - begin);
        this[index] = new Visit
        {
            Node = node,
            Degree = degree,
            Begin = begin,
            Strength = graph.Weights == null ? degree : strengths[node],
        };
        if (Count == visits.Length) Grow();
        return index;
    }

    private void Grow()
    {
        var before = queue.Length;
        Array.Resize(ref visits, visits.Length * 2);
        Array.Resize(ref queue, queue.Length * 2);
        // The queue is a ring: what lay before the head moves behind the old end.
        Array.Copy(queue, 0, queue, before, head);
        table = new Slot[table.Length * 2];
        shift--;
        var mask = (uint)(table.Length - 1);
        for (var i = 0; i < Count; i++)
        {
            var at = Home(visits[i].Node);
            while (table[at].Key != 0) at = (at + 1) & mask;
            table[at] = new Slot { Key = visits[i].Node + 1, Index = i };
        }
    }

    /// <summary>Clears the node's home and all that follows it without a gap; every node is forgotten in turn.</summary>
    private void Forget(int node)
    {
        var mask = (uint)(table.Length - 1);
        for (var at = Home(node); table[at].Key != 0; at = (at + 1) & mask) table[at] = default;
    }

    private uint Home(int node) => ((uint)node * 0x9E3779B1u) >> shift;

    internal struct Visit
    {
        internal int Node;
        internal int Degree;
        internal long Begin;
        internal double Strength;
        internal double Placed;
        internal double Residual;
        internal bool Queued;
        internal bool Excluded;
    }

    private struct Slot
    {
        internal int Key;
        internal int Index;
    }
}
