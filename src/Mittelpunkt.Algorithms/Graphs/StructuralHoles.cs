namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Burt's measures of structural holes, one value a node; not a number for nodes without ties.</summary>
/// <param name="Constraint">How far a node's ties lead back to the same people: low for brokers, towards 1 and slightly above in closed circles.</param>
/// <param name="EffectiveSize">Number of neighbours less their redundancy, from 1 to the degree.</param>
/// <param name="Efficiency">Effective size over degree, in (0, 1].</param>
public sealed record StructuralHoleScores(double[] Constraint, double[] EffectiveSize, double[] Efficiency);

/// <summary>Structural holes: who bridges otherwise unconnected parts, and which ties do.</summary>
public static unsafe class StructuralHoles
{
    /// <summary>
    /// Constraint, effective size and efficiency of every node in one pass. Weights count.
    /// For each tie the shorter way is taken to the common partners, so hubs stay cheap:
    /// O(Σ over ties of min(degree of the partner, own degree · log)) time, 8 bytes a node and thread, parallel.
    /// </summary>
    /// <remarks>
    /// Burt: Structural Holes, Harvard University Press (1992): constraint Σ_j (p_ij + Σ_q p_iq p_qj)² over the neighbours j,
    /// with p the share of a node's strength; effective size Σ_j (1 - Σ_q p_iq m_jq), with m the weight over the largest of j.
    /// </remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static StructuralHoleScores Of(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var n = graph.NodeCount;
        var scores = new StructuralHoleScores(new double[n], new double[n], new double[n]);
        var strength = Degrees.Strength(graph, null, cancel);
        var largest = graph.IsWeighted ? LargestWeights(graph) : null;
        Cpu.Blocks(n, 256, () => new Circle(graph, strength, largest), (from, to, circle) =>
        {
            for (var v = from; v < to; v++) circle.Score(v, scores);
        }, progress, cancel);
        GC.KeepAlive(graph);
        return scores;
    }

    /// <summary>
    /// Local bridges: edges whose ends have no common neighbour, smaller node first, ascending. Without them their ends are at least
    /// three steps apart. O(Σ over edges of the smaller effort of both ends), parallel.
    /// </summary>
    /// <remarks>Granovetter: The strength of weak ties, American Journal of Sociology 78 (1973).</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<(int A, int B)> LocalBridges(Graph graph, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        const int block = 1024;
        var found = new List<(int, int)>[(graph.NodeCount + block - 1) / block];
        Cpu.Blocks(graph.NodeCount, block, (from, to) =>
        {
            var mine = found[from / block] = [];
            for (var a = from; a < to; a++)
                foreach (var b in graph.NeighboursOf(a))
                    if (a < b && !HasCommonNeighbour(graph.NeighboursOf(a), graph.NeighboursOf(b))) mine.Add((a, b));
        }, progress, cancel);
        return [.. found.SelectMany(part => part)];
    }

    private static bool HasCommonNeighbour(ReadOnlySpan<int> few, ReadOnlySpan<int> many)
    {
        if (few.Length > many.Length) return HasCommonNeighbour(many, few);
        if (many.Length > 16 * few.Length)
        {
            foreach (var v in few)
                if (many.BinarySearch(v) >= 0) return true;
            return false;
        }
        for (int i = 0, j = 0; i < few.Length && j < many.Length;)
        {
            if (few[i] == many[j]) return true;
            if (few[i] < many[j]) i++;
            else j++;
        }
        return false;
    }

    private static double[] LargestWeights(Graph graph)
    {
        var largest = new double[graph.NodeCount];
        for (var v = 0; v < largest.Length; v++)
            foreach (var weight in graph.WeightsOf(v)) largest[v] = Math.Max(largest[v], weight);
        return largest;
    }

    /// <summary>The node at work and its neighbours, marked in a bit set and in a column of shares.</summary>
    private sealed class Circle(Graph graph, double[] strength, double[]? largest)
    {
        private readonly uint[] marked = new uint[(graph.NodeCount >> 5) + 1];
        private readonly double[] share = new double[graph.NodeCount];

        public void Score(int node, StructuralHoleScores scores)
        {
            long start = graph.Offsets[node], end = graph.Offsets[node + 1];
            var degree = end - start;
            if (strength[node] == 0)
            {
                scores.Constraint[node] = scores.EffectiveSize[node] = scores.Efficiency[node] = double.NaN;
                return;
            }
            for (var e = start; e < end; e++)
            {
                var q = graph.Neighbours[e];
                marked[q >> 5] |= 1u << q;
                share[q] = (graph.IsWeighted ? graph.Weights[e] : 1) / strength[node];
            }
            double constraint = 0, redundancy = 0;
            for (var e = start; e < end; e++)
            {
                var j = graph.Neighbours[e];
                var (indirect, overlap) = Common(node, j);
                constraint += (share[j] + indirect) * (share[j] + indirect);
                redundancy += overlap;
            }
            for (var e = start; e < end; e++) marked[graph.Neighbours[e] >> 5] = 0;
            scores.Constraint[node] = constraint;
            scores.EffectiveSize[node] = degree - redundancy;
            scores.Efficiency[node] = (degree - redundancy) / degree;
        }

        /// <summary>Sums over the common neighbours q of a node and its neighbour j: p_iq·p_qj and p_iq·m_jq.</summary>
        private (double Indirect, double Overlap) Common(int node, int j)
        {
            double indirect = 0, overlap = 0;
            long start = graph.Offsets[j], end = graph.Offsets[j + 1];
            var own = graph.NeighboursOf(node);
            if (end - start > 16L * own.Length)
            {
                var theirs = graph.NeighboursOf(j);
                foreach (var q in own)
                    if (theirs.BinarySearch(q) is >= 0 and var at) Add(start + at, q);
            }
            else
            {
                fixed (uint* bits = marked)
                    for (var e = start; e < end; e++)
                    {
                        var q = graph.Neighbours[e];
                        if ((bits[q >> 5] >> q & 1) != 0) Add(e, q);
                    }
            }
            return (indirect, largest is null ? overlap : largest[j] == 0 ? 0 : overlap / largest[j]);

            void Add(long edge, int q)
            {
                var weight = graph.IsWeighted ? graph.Weights[edge] : 1;
                if (strength[q] > 0) indirect += share[q] * weight / strength[q];
                overlap += share[q] * weight;
            }
        }
    }
}
