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
        var part = new Part(to - from);
        var touched = new List<int>();
        for (var g = from; g < to; g++)
        {
            touched.Clear();
            foreach (var v in members.Of(g)) AddRow(v, g, group, sums, touched);
            part.Degrees[g - from] = touched.Count;
            part.Reserve(touched.Count);
            foreach (var other in touched)
            {
                part.Add(other, sums[other]);
                sums[other] = 0;
            }
        }

        return part;
    }

    private void AddRow(int v, int own, int[] group, double[] sums, List<int> touched)
    {
        int* neighbours = Graph.Neighbours;
        double* weights = Graph.Weights;
        var end = Graph.Offsets[v + 1];
        for (var e = Graph.Offsets[v]; e < end; e++)
        {
            var other = group[neighbours[e]];
            var weight = weights == null ? 1.0 : weights[e];
            if (other == own || weight == 0) continue;
            ref var sum = ref sums[other];
            if (sum == 0) touched.Add(other);
            sum += weight;
        }
    }

    private sealed class Part(int groups)
    {
        internal readonly int[] Degrees = new int[groups];
        internal int[] Neighbours = new int[1024];
        internal double[] Weights = new double[1024];
        internal int Count;
        internal long Start;

        internal void Reserve(int more)
        {
            if (Count + more <= Neighbours.Length) return;
            var size = Math.Max(Count + more, (int)Math.Min(Array.MaxLength, Neighbours.Length * 2L));
            Array.Resize(ref Neighbours, size);
            Array.Resize(ref Weights, size);
        }

        internal void Add(int neighbour, double weight)
        {
            Neighbours[Count] = neighbour;
            Weights[Count++] = weight;
        }
    }
}
