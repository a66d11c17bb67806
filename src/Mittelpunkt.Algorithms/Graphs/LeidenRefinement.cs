namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The refinement of Leiden: every community is built up again from single nodes, merging only along ties and only
/// groups well connected to the rest of their community. The result splits each community into connected groups.
/// Communities do not touch each other here, so they run in parallel; each draws from a stream of its own.
/// </summary>
internal sealed unsafe class LeidenRefinement
{
    private readonly LeidenLevel level;
    private readonly int[] community;
    private readonly LeidenOptions options;
    private readonly double scale;
    private readonly int[] refined;
    private readonly Cell[] cells;

    private LeidenRefinement(LeidenLevel level, int[] community, LeidenOptions options)
    {
        (this.level, this.community, this.options) = (level, community, options);
        scale = level.TotalStrength > 0 ? options.Resolution / level.TotalStrength : 0;
        refined = Column<int>.Scratch(level.NodeCount);
        cells = Column<Cell>.Scratch(level.NodeCount);
    }

    /// <summary>Groups numbered 0 … count − 1 in the order of their smallest node; communities must be numbered densely.</summary>
    internal static (int[] Group, int Count) Run(
        LeidenLevel level, int[] community, int communities, LeidenOptions options, ulong stream, CancellationToken cancel)
    {
        var members = MembersByGroup.Of(community, communities);
        var refinement = new LeidenRefinement(level, community, options);
        var largestFirst = new int[communities];
        for (var c = 0; c < communities; c++) largestFirst[c] = c;
        Array.Sort(largestFirst, (a, b) => members.Size(b) != members.Size(a) ? members.Size(b).CompareTo(members.Size(a)) : a.CompareTo(b));
        var block = Math.Max(1, Math.Min(256, communities / 64));
        Cpu.Blocks(communities, block, () => new List<int>(), (from, to, touched) =>
        {
            for (var i = from; i < to; i++)
            {
                var random = new LeidenRandom(options.Seed, stream + (ulong)largestFirst[i]);
                refinement.Refine(largestFirst[i], members.Of(largestFirst[i]), touched, ref random);
            }
        }, cancel: cancel);
        return (refinement.refined, Partitions.NumberInPlace(refinement.refined, level.NodeCount));
    }

    private void Refine(int id, Span<int> nodes, List<int> touched, ref LeidenRandom random)
    {
        var total = 0.0;
        foreach (var v in nodes)
        {
            total += level.Strengths[v];
            refined[v] = v;
            cells[v] = new Cell { Total = level.Strengths[v], Cut = nodes.Length == 1 ? 0 : CutInside(v, id), Size = 1 };
        }

        if (nodes.Length == 1) return;
        random.Shuffle(nodes);
        foreach (var v in nodes)
        {
            if (cells[v].Size != 1 || refined[v] != v || !WellConnected(cells[v], total)) continue;
            Gather(v, id, touched);
            var to = Draw(level.Strengths[v], total, touched, ref random);
            if (to >= 0) Merge(v, to);
            foreach (var g in touched) cells[g].Link = 0;
        }
    }

    private double CutInside(int v, int id)
    {
        int* neighbours = level.Graph.Neighbours;
        double* weights = level.Graph.Weights;
        var end = level.Graph.Offsets[v + 1];
        var sum = 0.0;
        for (var e = level.Graph.Offsets[v]; e < end; e++)
            sum += community[neighbours[e]] != id ? 0 : weights == null ? 1 : weights[e];
        return sum;
    }

    private bool WellConnected(in Cell cell, double total) => cell.Cut >= scale * cell.Total * (total - cell.Total);

    private void Gather(int v, int id, List<int> touched)
    {
        touched.Clear();
        int* neighbours = level.Graph.Neighbours;
        double* weights = level.Graph.Weights;
        var end = level.Graph.Offsets[v + 1];
        for (var e = level.Graph.Offsets[v]; e < end; e++)
        {
            var u = neighbours[e];
            var weight = weights == null ? 1 : weights[e];
            if (community[u] != id || weight == 0) continue;
            ref var cell = ref cells[refined[u]];
            if (cell.Link == 0) touched.Add(refined[u]);
            cell.Link += weight;
        }
    }

    /// <summary>Draws among the merges that do not lower the quality, with probability proportional to e^(gain/θ); −1 to stay.</summary>
    private int Draw(double strength, double total, List<int> touched, ref LeidenRandom random)
    {
        var best = 0.0;
        foreach (var g in touched)
            if (WellConnected(cells[g], total)) best = Math.Max(best, Gain(cells[g], strength));
        var sum = Math.Exp(-best / options.Randomness);
        var chosen = -1;
        foreach (var g in touched)
        {
            var gain = Gain(cells[g], strength);
            if (gain < 0 || best - gain > 40 * options.Randomness || !WellConnected(cells[g], total)) continue;
            var share = Math.Exp((gain - best) / options.Randomness);
            sum += share;
            if (random.Fraction() * sum < share) chosen = g;
        }

        return chosen;
    }

    private double Gain(in Cell cell, double strength) => cell.Link - scale * strength * cell.Total;

    private void Merge(int v, int to)
    {
        ref var target = ref cells[to];
        ref var own = ref cells[v];
        refined[v] = to;
        target.Total += own.Total;
        target.Cut += own.Cut - 2 * target.Link;
        target.Size++;
        own.Size = 0;
    }

    private struct Cell
    {
        internal double Total;
        internal double Cut;
        internal double Link;
        internal int Size;
    }
}
