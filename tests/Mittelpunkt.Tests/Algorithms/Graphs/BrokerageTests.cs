using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class BrokerageTests
{
    [Fact]
    public void Constraint_and_effective_size_agree_with_the_formulas() => RandomGraphs.Check(sample =>
    {
        var n = sample.Nodes;
        var weight = sample.Matrix;
        var strength = Enumerable.Range(0, n).Select(v => sample.Neighbours(v).Sum(w => weight[v, w])).ToArray();
        var largest = Enumerable.Range(0, n).Select(v => sample.Neighbours(v).Select(w => weight[v, w]).DefaultIfEmpty().Max()).ToArray();
        double[] constraint = new double[n], size = new double[n], efficiency = new double[n];
        for (var i = 0; i < n; i++)
        {
            var around = sample.Neighbours(i).ToArray();
            foreach (var j in around)
            {
                var sum = weight[i, j] / strength[i];
                var kept = 1.0;
                foreach (var q in around)
                {
                    sum += weight[i, q] / strength[i] * (weight[q, j] / strength[q]);
                    kept -= weight[i, q] / strength[i] * (weight[j, q] / largest[j]);
                }
                constraint[i] += sum * sum;
                size[i] += kept;
            }
            if (around.Length == 0) constraint[i] = size[i] = double.NaN;
            efficiency[i] = size[i] / around.Length;
        }
        var found = StructuralHoles.Of(sample.Graph);
        GraphAssert.Near(constraint, found.Constraint, what: "constraint");
        GraphAssert.Near(size, found.EffectiveSize, what: "effective size");
        GraphAssert.Near(efficiency, found.Efficiency, what: "efficiency");
    });

    [Fact]
    public void A_hub_is_scored_like_anybody()
    {
        // A star with a ring around it: the hub's row is far longer than its partners' rows.
        var n = 500;
        var edges = Enumerable.Range(1, n - 1).SelectMany(v => new[] { (0, v, 1.0), (v, v == n - 1 ? 1 : v + 1, 1.0) });
        var found = StructuralHoles.Of(new Sample("wheel", n, false, [.. edges]).Graph);
        GraphAssert.Near(n - 1 - 2.0, found.EffectiveSize[0]);
        var toHub = 1 / 3.0 + 2 / 9.0;
        var toRim = 1 / 3.0 + 1 / 3.0 / (n - 1);
        GraphAssert.Near(toHub * toHub + 2 * toRim * toRim, found.Constraint[7]);
    }

    [Fact]
    public void Local_bridges_are_the_edges_without_common_neighbours() => RandomGraphs.Check(sample =>
    {
        var expected = sample.Edges.Select(e => (A: Math.Min(e.A, e.B), B: Math.Max(e.A, e.B))).Distinct()
            .Where(e => !sample.Neighbours(e.A).Any(q => sample.Joined[e.B, q])).Order();
        Assert.Equal(expected, StructuralHoles.LocalBridges(sample.Graph));
    });

    [Fact]
    public void Articulation_points_and_bridges_agree_with_taking_them_out() => RandomGraphs.Check(
        RandomGraphs.All.Where(sample => sample.Graph.EdgeCount <= 1000), sample =>
    {
        var whole = Parts(sample, -1, default);
        var found = Bridges.Of(sample.Graph);
        for (var v = 0; v < sample.Nodes; v++)
            Assert.Equal(Parts(sample, v, default) > whole - (sample.Graph.Degree(v) == 0 ? 1 : 0), found.Articulation[v]);
        var expected = sample.Edges.Select(e => (Math.Min(e.A, e.B), Math.Max(e.A, e.B))).Distinct()
            .Where(e => Parts(sample, -1, e) > whole).Order();
        Assert.Equal(expected, found.Edges);
    });

    [Fact]
    public void A_path_of_many_nodes_needs_no_deep_stack()
    {
        var n = 300_000;
        var ids = Enumerable.Range(0, n - 1).ToArray();
        var graph = new GraphBuilder(n).AddRange(ids, [.. ids.Select(v => v + 1)]).Build();
        var found = Bridges.Of(graph);
        Assert.Equal(n - 1, found.Edges.Count);
        Assert.Equal(n - 2, found.Articulation.Count(x => x));
    }

    [Fact]
    public void Participation_agrees_with_its_formula() => RandomGraphs.Check(sample =>
    {
        var groups = Enumerable.Range(0, sample.Nodes).Select(v => v * 7 % 5 - 2).ToArray();
        var expected = Enumerable.Range(0, sample.Nodes).Select(v =>
        {
            var strength = sample.Neighbours(v).Sum(w => sample.Matrix[v, w]);
            return strength == 0 ? 0 : 1 - sample.Neighbours(v).GroupBy(w => groups[w])
                .Sum(group => Math.Pow(group.Sum(w => sample.Matrix[v, w]) / strength, 2));
        }).ToArray();
        GraphAssert.Near(expected, Participation.Of(sample.Graph, groups));
    });

    private static int Parts(Sample sample, int without, (int A, int B) cut)
    {
        var seen = new bool[sample.Nodes];
        if (without >= 0) seen[without] = true;
        var parts = 0;
        for (var v = 0; v < sample.Nodes; v++)
        {
            if (seen[v]) continue;
            parts++;
            seen[v] = true;
            var open = new Stack<int>([v]);
            while (open.TryPop(out var a))
            {
                foreach (var b in sample.Graph.NeighboursOf(a))
                {
                    if (seen[b] || (cut != default && (Math.Min(a, b), Math.Max(a, b)) == cut)) continue;
                    seen[b] = true;
                    open.Push(b);
                }
            }
        }
        return parts;
    }
}
