using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The fast local moving of Leiden: a queue of nodes; each goes to the neighbouring community (or an empty one)
/// that raises the quality most; the neighbours it leaves behind are queued again.
/// </summary>
internal sealed unsafe class LeidenMoving
{
    private readonly LeidenLevel level;
    private readonly int[] community;
    private readonly double scale;
    private readonly Cell[] cells;
    private readonly int[] sizes;
    private readonly int[] touched;
    private readonly Stack<int> empty = new();

    /// <summary>Prepares moves that change <paramref name="community"/> in place; labels lie in 0 … nodes − 1.</summary>
    internal LeidenMoving(LeidenLevel level, int[] community, double resolution)
    {
        (this.level, this.community) = (level, community);
        scale = level.TotalStrength > 0 ? resolution / level.TotalStrength : 0;
        var n = level.NodeCount;
        cells = new Cell[n];
        sizes = new int[n];
        touched = new int[n + 1];
        for (var v = 0; v < n; v++)
        {
            cells[community[v]].Total += level.Strengths[v];
            sizes[community[v]]++;
        }

        for (var c = n - 1; c >= 0; c--) if (sizes[c] == 0) empty.Push(c);
    }

    /// <summary>Moves nodes until no single move helps. Returns the number of moves made.</summary>
    internal long Run(ref LeidenRandom random, CancellationToken cancel)
    {
        var n = level.NodeCount;
        var queue = new int[n];
        for (var v = 0; v < n; v++) queue[v] = v;
        random.Shuffle(queue);
        var queued = new bool[n];
        queued.AsSpan().Fill(true);
        long moves = 0, visits = 0;
        int head = 0, waiting = n;
        while (waiting > 0)
        {
            if ((++visits & 0x3FFF) == 0) cancel.ThrowIfCancellationRequested();
            var v = queue[head];
            if (++head == n) head = 0;
            waiting--;
            queued[v] = false;
            var own = community[v];
            var to = Choose(touched.AsSpan(0, Gather(v)), own, level.Strengths[v]);
            if (to == own) continue;
            to = Move(v, own, to);
            moves++;
            var begin = level.Graph.Offsets[v];
            var end = level.Graph.Offsets[v + 1];
            for (var e = begin; e < end; e++)
            {
                var u = level.Graph.Neighbours[e];
                if (queued[u] || community[u] == to) continue;
                queued[u] = true;
                var tail = head + waiting++;
                queue[tail >= n ? tail - n : tail] = u;
            }
        }

        return moves;
    }

    private int Move(int v, int own, int to)
    {
        if (to < 0) to = empty.Pop();
        cells[own].Total -= level.Strengths[v];
        if (--sizes[own] == 0)
        {
            cells[own].Total = 0;
            empty.Push(own);
        }

        cells[to].Total += level.Strengths[v];
        sizes[to]++;
        community[v] = to;
        return to;
    }

    private int Gather(int v)
    {
        long begin = level.Graph.Offsets[v], end = level.Graph.Offsets[v + 1];
        int* neighbours = level.Graph.Neighbours;
        double* weights = level.Graph.Weights;
        ref var of = ref MemoryMarshal.GetArrayDataReference(community);
        ref var cell = ref MemoryMarshal.GetArrayDataReference(cells);
        ref var list = ref MemoryMarshal.GetArrayDataReference(touched);
        var count = 0;
        for (var e = begin; e < end; e++)
        {
            var c = Unsafe.Add(ref of, neighbours[e]);
            var weight = weights == null ? 1.0 : weights[e];
            ref var link = ref Unsafe.Add(ref cell, c).Link;
            // Written always, kept only on the first meeting: no branch to mispredict.
            Unsafe.Add(ref list, count) = c;
            count += link == 0 & weight != 0 ? 1 : 0;
            link += weight;
        }

        return count;
    }

    /// <summary>The best community for the node, −1 for an empty one; equal gains stay with the first met. Clears the links.</summary>
    private int Choose(ReadOnlySpan<int> touched, int own, double strength)
    {
        var best = own;
        var gain = cells[own].Link - scale * strength * (cells[own].Total - strength);
        if (gain < 0 && sizes[own] > 1 && empty.Count > 0) (best, gain) = (-1, 0);
        gain += 1e-12 * strength;
        foreach (var c in touched)
        {
            ref var cell = ref cells[c];
            var here = cell.Link - scale * strength * cell.Total;
            cell.Link = 0;
            if (here > gain && c != own) (best, gain) = (c, here);
        }

        return best;
    }

    private struct Cell
    {
        internal double Total;
        internal double Link;
    }
}
