namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// One level of the Leiden hierarchy: a graph whose nodes are groups of nodes of the level below, rows in no order.
/// Ties inside a group count in its strength only; they never change a comparison between two moves.
/// </summary>
internal sealed unsafe class LeidenLevel
{
    private const int Ranges = 64;

    private LeidenLevel(Graph graph, double[] strengths, double totalStrength) =>
        (Graph, Strengths, TotalStrength) = (graph, strengths, totalStrength);

    internal Graph Graph { get; }

    internal int NodeCount => Graph.NodeCount;

    internal double[] Strengths { get; }

    /// <summary>Twice the weight of all ties of the original graph; the same on every level.</summary>
    internal double TotalStrength { get; }

    internal static LeidenLevel Of(Graph graph)
    {
        var strengths = Partitions.Strengths(graph);
        var total = 0.0;
        foreach (var s in strengths) total += s;
        return new LeidenLevel(graph, strengths, total);
    }

    /// <summary>
    /// Contracts every group to one node. The work is cut into ranges whose borders do not depend on the number
    /// of threads, and every range adds its weights in the same order, so the result is the same to the last bit.
    /// </summary>
    internal LeidenLevel Contract(int[] group, int groups, CancellationToken cancel)
    {
        var members = MembersByGroup.Of(group, groups);
        var strengths = Column<double>.Scratch(groups);
        for (var v = 0; v < NodeCount; v++) strengths[group[v]] += Strengths[v];

        var borders = Borders(members, groups);
        var parts = new Part[borders.Length - 1];
        Cpu.Blocks(parts.Length, 1, () => new double[groups], (r, _, sums) =>
            parts[r] = ContractRange(members, group, borders[r], borders[r + 1], sums), cancel: cancel);

        var offsets = Column<long>.AllocateZeroed(groups + 1L);
        long at = 0;
        for (var r = 0; r < parts.Length; r++)
        {
            parts[r].Start = at;
            for (var g = borders[r]; g < borders[r + 1]; g++) offsets[g + 1] = at += parts[r].Degrees[g - borders[r]];
        }

        var neighbours = Column<int>.Allocate(at);
        var weights = Column<double>.Allocate(at);
        Cpu.Blocks(parts.Length, 1, (r, _) =>
        {
            Array.Copy(parts[r].Neighbours, 0, neighbours, parts[r].Start, parts[r].Count);
            Array.Copy(parts[r].Weights, 0, weights, parts[r].Start, parts[r].Count);
        }, cancel: cancel);
        return new LeidenLevel(new Graph(new(offsets), new(neighbours), new(weights)), strengths, TotalStrength);
    }

    /// <summary>Modularity where every node of this level is one community. O(n + m).</summary>
    internal double Quality(double resolution)
    {
        if (TotalStrength == 0) return 0;
        double between = Graph.Weights == null ? 2 * Graph.EdgeCount : 0, expected = 0;
        if (Graph.Weights != null)
            for (var e = 0L; e < 2 * Graph.EdgeCount; e++) between += Graph.Weights[e];
        foreach (var s in Strengths) expected += s / TotalStrength * (s / TotalStrength);
        return 1 - between / TotalStrength - resolution * expected;
    }

    /// <summary>The same level with the nodes in another order, named by their present numbers.</summary>
    internal LeidenLevel Reorder(int[] order, int[] newOf, CancellationToken cancel)
    {
        var strengths = Column<double>.Scratch(order.Length);
        var offsets = Column<long>.Allocate(order.Length + 1L);
        offsets[0] = 0;
        for (var i = 0; i < order.Length; i++) offsets[i + 1] = offsets[i] + Graph.Offsets[order[i] + 1] - Graph.Offsets[order[i]];
        var neighbours = Column<int>.Allocate(offsets[^1]);
        var weights = Column<double>.Allocate(Graph.IsWeighted ? offsets[^1] : 0);
        Cpu.Blocks(order.Length, 2048, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                strengths[i] = Strengths[order[i]];
                var at = (int)offsets[i];
                foreach (var u in Graph.NeighboursOf(order[i])) neighbours[at++] = newOf[u];
                if (Graph.IsWeighted) Graph.WeightsOf(order[i]).CopyTo(weights.AsSpan((int)offsets[i]));
            }
        }, cancel: cancel);
        return new LeidenLevel(new Graph(new(offsets), new(neighbours), Graph.IsWeighted ? new(weights) : default), strengths, TotalStrength);
    }

    private int[] Borders(MembersByGroup members, int groups)
    {
        var borders = new int[Math.Min(Ranges, Math.Max(1, groups)) + 1];
        var all = Graph.Offsets[NodeCount] + NodeCount;
        long seen = 0;
        var next = 1;
        for (var g = 0; g < groups; g++)
        {
            foreach (var v in members.Of(g)) seen += Graph.Offsets[v + 1] - Graph.Offsets[v] + 1;
            while (next < borders.Length - 1 && seen >= all / (borders.Length - 1) * next) borders[next++] = g + 1;
        }

        for (; next < borders.Length; next++) borders[next] = groups;
        return borders;
    }

    private Part ContractRange(MembersByGroup members, int[] group, int from, int to, double[] sums)
    {
        long most = 0;
        for (var g = from; g < to; g++)
            foreach (var v in members.Of(g)) most += Graph.Offsets[v + 1] - Graph.Offsets[v];
        var part = new Part(to - from, checked((int)most));
        for (var g = from; g < to; g++)
        {
            var start = part.Count;
            foreach (var v in members.Of(g)) AddRow(v, g, group, sums, part);
            part.Degrees[g - from] = part.Count - start;
            for (var i = start; i < part.Count; i++)
            {
                ref var sum = ref sums[part.Neighbours[i]];
                (part.Weights[i], sum) = (sum, 0);
            }
        }

        return part;
    }

    private void AddRow(int v, int own, int[] group, double[] sums, Part part)
    {
        int* neighbours = Graph.Neighbours;
        double* weights = Graph.Weights;
        var end = Graph.Offsets[v + 1];
        var touched = part.Neighbours;
        var count = part.Count;
        for (var e = Graph.Offsets[v]; e < end; e++)
        {
            var other = group[neighbours[e]];
            var weight = weights == null ? 1.0 : weights[e];
            if (other == own || weight == 0) continue;
            ref var sum = ref sums[other];
            if (sum == 0) touched[count++] = other;
            sum += weight;
        }

        part.Count = count;
    }

    /// <summary>The rows of a range of groups, with room for the most they can hold; what is not written to costs no memory.</summary>
    private sealed class Part(int groups, int most)
    {
        internal readonly int[] Degrees = new int[groups];
        internal readonly int[] Neighbours = GC.AllocateUninitializedArray<int>(most);
        internal readonly double[] Weights = GC.AllocateUninitializedArray<double>(most);
        internal int Count;
        internal long Start;
    }
}
