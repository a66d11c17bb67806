using System.Runtime.Intrinsics.X86;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The local moving of Leiden: each waiting node goes to the neighbouring community (or an empty one) that raises the
/// quality most, and wakes the neighbours it leaves behind. Large levels are visited in batches: all nodes of a batch
/// decide in parallel on the state before it, then all move, so the outcome does not depend on the number of threads.
/// Once few nodes wait they are visited one by one, which alone decides when nothing helps any more.
/// </summary>
internal sealed unsafe class LeidenMoving
{
    private const int SmallLevel = 20_000;
    private const int Block = 512;

    private readonly LeidenLevel level;
    private readonly int[] community;
    private readonly double scale;
    private readonly LeidenCell[] cells;
    private readonly bool[] waiting;
    private readonly int[] order;
    private readonly int maxDegree;
    private readonly Stack<int> empty = new();
    private readonly CancellationToken cancel;

    /// <summary>Prepares moves that change <paramref name="community"/> in place; labels lie in 0 … nodes − 1.</summary>
    internal LeidenMoving(LeidenLevel level, int[] community, double resolution, int[] order, CancellationToken cancel)
    {
        (this.level, this.community, this.order, this.cancel) = (level, community, order, cancel);
        scale = level.TotalStrength > 0 ? resolution / level.TotalStrength : 0;
        maxDegree = level.Graph.MaxDegree();
        var n = level.NodeCount;
        cells = Column<LeidenCell>.AllocateZeroed(n);
        waiting = new bool[n];
        waiting.AsSpan().Fill(true);
        for (var v = 0; v < n; v++)
        {
            ref var cell = ref cells[community[v]];
            cell.Total += level.Strengths[v];
            cell.Size++;
        }

        for (var c = n - 1; c >= 0; c--) if (cells[c].Size == 0) empty.Push(c);
    }

    /// <summary>Moves nodes until no single move helps. Returns the number of moves made.</summary>
    internal long Run()
    {
        long moves = 0;
        if (level.NodeCount >= SmallLevel)
        {
            // A pass in which hardly anything moves leaves the rest to the queue.
            for (var pass = 0; pass < 8; pass++)
            {
                // At first nearly everybody moves, so nearly everybody would be woken: cheaper to visit all of them again.
                var first = pass == 0 && empty.Count == 0;
                var moved = Pass(wake: !first);
                moves += moved;
                if (first) waiting.AsSpan().Fill(true);
                if (moved < level.NodeCount / 8) break;
            }
        }

        return moves + OneByOne();
    }

    /// <summary>Visits every waiting node once, in batches.</summary>
    private long Pass(bool wake)
    {
        var batch = new int[Math.Clamp(level.NodeCount / 128, 256, 16_384)];
        var choice = new int[batch.Length];
        var tallies = new CommunityTally[Cpu.Threads];
        long moves = 0;
        for (var at = 0; at < order.Length;)
        {
            var count = 0;
            for (; at < order.Length && count < batch.Length; at++)
            {
                var v = order[at];
                if (!waiting[v]) continue;
                waiting[v] = false;
                batch[count++] = v;
            }

            Decide(batch, choice, count, tallies);
            var movers = 0;
            for (var i = 0; i < count; i++)
            {
                if (choice[i] == community[batch[i]]) continue;
                Move(batch[i], choice[i]);
                batch[movers++] = batch[i];
            }

            if (wake) Cpu.Blocks(movers, Block, (from, to) => { for (var i = from; i < to; i++) Wake(batch[i]); }, cancel: cancel);
            moves += movers;
        }

        return moves;
    }

    private void Decide(int[] batch, int[] choice, int count, CommunityTally[] tallies)
    {
        var taken = -1;
        Cpu.Blocks(count, Block, () => tallies[Interlocked.Increment(ref taken)] ??= new CommunityTally(maxDegree), (from, to, tally) =>
        {
            for (var i = from; i < to; i++)
            {
                if (Sse.IsSupported) Prefetch(batch, i, to);
                choice[i] = Choose(batch[i], tally);
            }
        }, cancel: cancel);
    }

    /// <summary>Asks for the rows and communities of the nodes to come: the visits jump about in memory.</summary>
    private void Prefetch(int[] batch, int i, int to)
    {
        long* offsets = level.Graph.Offsets;
        int* neighbours = level.Graph.Neighbours;
        if (i + 8 < to) Sse.Prefetch0(offsets + batch[i + 8]);
        if (i + 4 < to)
        {
            var row = neighbours + offsets[batch[i + 4]];
            Sse.Prefetch0(row);
            Sse.Prefetch0(row + 16);
        }

        if (i + 1 >= to) return;
        var end = neighbours + Math.Min(offsets[batch[i + 1]] + 32, offsets[batch[i + 1] + 1]);
        fixed (int* of = community)
            for (var u = neighbours + offsets[batch[i + 1]]; u < end; u++) Sse.Prefetch0(of + *u);
    }

    private long OneByOne()
    {
        var queue = new Queue<int>();
        foreach (var v in order) if (waiting[v]) queue.Enqueue(v);
        var tally = new CommunityTally(maxDegree);
        long moves = 0, visits = 0;
        while (queue.TryDequeue(out var v))
        {
            if ((++visits & 0x3FFF) == 0) cancel.ThrowIfCancellationRequested();
            waiting[v] = false;
            var to = Choose(v, tally);
            if (to == community[v]) continue;
            Move(v, to);
            moves++;
            foreach (var u in level.Graph.NeighboursOf(v))
            {
                if (waiting[u] || community[u] == community[v]) continue;
                waiting[u] = true;
                queue.Enqueue(u);
            }
        }

        return moves;
    }

    private void Wake(int v)
    {
        var own = community[v];
        var end = level.Graph.Offsets[v + 1];
        for (var e = level.Graph.Offsets[v]; e < end; e++)
        {
            var u = level.Graph.Neighbours[e];
            if (community[u] != own) waiting[u] = true;
        }
    }

    private void Move(int v, int to)
    {
        var own = community[v];
        if (to < 0)
        {
            if (!empty.TryPop(out to)) return;
        }

        ref var left = ref cells[own];
        left.Total -= level.Strengths[v];
        if (--left.Size == 0)
        {
            left.Total = 0;
            empty.Push(own);
        }

        ref var joined = ref cells[to];
        joined.Total += level.Strengths[v];
        joined.Size++;
        community[v] = to;
    }

    /// <summary>The best community for the node, −1 for an empty one; equal gains stay with the first met.</summary>
    private int Choose(int v, CommunityTally tally)
    {
        var own = community[v];
        var strength = level.Strengths[v];
        tally.Fill(level.Graph, v, community, cells);
        var best = own;
        var gain = tally.LinkTo(own) - scale * strength * (cells[own].Total - strength);
        if (gain < 0 && cells[own].Size > 1 && empty.Count > 0) (best, gain) = (-1, 0);
        gain += 1e-12 * strength;
        foreach (var slot in tally.Slots)
        {
            var (c, link) = tally.Take(slot);
            var here = link - scale * strength * cells[c].Total;
            if (here > gain && c != own) (best, gain) = (c, here);
        }

        return best;
    }
}

/// <summary>A community while nodes move: the strength of its members and how many they are.</summary>
internal struct LeidenCell
{
    internal double Total;
    internal long Size;
}
