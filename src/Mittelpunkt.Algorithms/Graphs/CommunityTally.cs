using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Sums a node's ties by the community at the other end, in a small open-addressing table that stays in the nearest cache.
/// </summary>
internal sealed unsafe class CommunityTally(int maxDegree)
{
    private readonly Slot[] table = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(32, maxDegree) * 2)];
    private readonly int[] used = new int[maxDegree + 1];
    private int count;
    private int shift;

    /// <summary>Places of the communities met, in the order met. Each must be taken once before the next fill.</summary>
    internal ReadOnlySpan<int> Slots => used.AsSpan(0, count);

    /// <summary>Reads the row of <paramref name="v"/>; ties of weight 0 are left out. Cells of communities met are asked for early.</summary>
    internal void Fill(Graph graph, int v, int[] community, LeidenCell[] cells)
    {
        long begin = graph.Offsets[v], end = graph.Offsets[v + 1];
        int* neighbours = graph.Neighbours;
        double* weights = graph.Weights;
        shift = BitOperations.LeadingZeroCount((uint)Math.Max(32, end - begin) * 2 - 1);
        count = 0;
        fixed (LeidenCell* cell = cells)
        fixed (Slot* slots = table)
        fixed (int* of = community)
        fixed (int* list = used)
        {
            var mask = (uint)(int.MaxValue >> (shift - 1));
            for (var e = begin; e < end; e++)
            {
                var c = of[neighbours[e]];
                var weight = weights == null ? 1.0 : weights[e];
                if (weight == 0) continue;
                var at = ((uint)c * 0x9E3779B1u) >> shift;
                while (slots[at].Key != c + 1 && slots[at].Key != 0) at = (at + 1) & mask;
                if (slots[at].Key == 0)
                {
                    slots[at].Key = c + 1;
                    list[count++] = (int)at;
                    if (Sse.IsSupported) Sse.Prefetch0(cell + c);
                }

                slots[at].Link += weight;
            }
        }
    }

    internal double LinkTo(int community)
    {
        var mask = int.MaxValue >> (shift - 1);
        var at = (int)(((uint)community * 0x9E3779B1u) >> shift);
        while (table[at].Key != community + 1 && table[at].Key != 0) at = (at + 1) & mask;
        return table[at].Link;
    }

    /// <summary>Reads a place and clears it.</summary>
    internal (int Community, double Link) Take(int slot)
    {
        ref var here = ref table[slot];
        var result = (here.Key - 1, here.Link);
        here = default;
        return result;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Slot
    {
        internal int Key;
        internal double Link;
    }
}
