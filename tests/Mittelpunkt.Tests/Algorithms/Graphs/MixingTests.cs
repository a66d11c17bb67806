using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class MixingTests
{
    [Fact]
    public void The_index_and_assortativity_agree_with_their_formulas() => RandomGraphs.Check(sample =>
    {
        var categories = Enumerable.Range(0, sample.Nodes).Select(v => v * 3 % 4 * 10).ToArray();
        double inside = 0, across = 0, weightInside = 0, weight = 0;
        var ends = new Dictionary<int, double>();
        for (var a = 0; a < sample.Nodes; a++)
            foreach (var b in sample.Neighbours(a).Where(b => a < b))
            {
                if (categories[a] == categories[b]) (inside, weightInside) = (inside + 1, weightInside + sample.Matrix[a, b]);
                else across++;
                weight += sample.Matrix[a, b];
                ends[categories[a]] = ends.GetValueOrDefault(categories[a]) + sample.Matrix[a, b];
                ends[categories[b]] = ends.GetValueOrDefault(categories[b]) + sample.Matrix[a, b];
            }
        var index = Mixing.ExternalInternalIndex(sample.Graph, categories, permutations: 0);
        GraphAssert.Near((across - inside) / (across + inside), index.Index);
        Assert.Equal((across, inside), ((double)index.External, (double)index.Internal));

        var found = Mixing.ByCategory(sample.Graph, categories);
        var expected = weight == 0 ? double.NaN : ends.Values.Sum(x => Math.Pow(x / (2 * weight), 2));
        GraphAssert.Near(weightInside / weight, found.SameShare);
        GraphAssert.Near(expected, found.ExpectedSameShare);
        if (expected < 1) GraphAssert.Near((weightInside / weight - expected) / (1 - expected), found.Coefficient);
        else Assert.True(double.IsNaN(found.Coefficient));
    });

    [Fact]
    public void The_expected_index_is_the_mean_of_many_permutations()
    {
        var sample = RandomGraphs.All.First(s => s.Nodes > 100 && s.Graph.EdgeCount > 300);
        var categories = Enumerable.Range(0, sample.Nodes).Select(v => v % 3 == 0 ? 1 : v % 7).ToArray();
        var found = Mixing.ExternalInternalIndex(sample.Graph, categories, 20_000);
        var mean = found.Index - found.ZScore * found.Deviation;
        Assert.InRange(mean - found.Expected, -5 * found.Deviation / Math.Sqrt(20_000), 5 * found.Deviation / Math.Sqrt(20_000));
    }

    [Fact]
    public void Two_closed_groups_stand_out_and_threads_do_not_matter()
    {
        var builder = new GraphBuilder(40);
        for (var a = 0; a < 40; a++)
            for (var b = a + 1; b < 40; b++)
                if (a / 20 == b / 20) builder.Add(a, b);
        var graph = builder.Add(0, 39).Build();
        var groups = Enumerable.Range(0, 40).Select(v => v / 20).ToArray();
        ExternalInternal With(int threads)
        {
            using var limit = Cpu.Limit(threads);
            return Mixing.ExternalInternalIndex(graph, groups, 500, seed: 9);
        }

        var one = With(1);
        Assert.Equal(one, With(4));
        Assert.True(one.ZScore < -10);
        Assert.Equal(1, one.Share);
        Assert.NotEqual(one.Deviation, Mixing.ExternalInternalIndex(graph, groups, 500, seed: 10).Deviation);
    }

    [Fact]
    public void Graphs_without_edges_have_no_index()
    {
        var found = Mixing.ExternalInternalIndex(Graph.Of(3), [1, 2, 3], 10);
        Assert.True(double.IsNaN(found.Index) && double.IsNaN(found.ZScore) && double.IsNaN(found.Expected));
        Assert.Throws<ArgumentException>(() => Mixing.ByCategory(Graph.Of(3), [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mixing.ExternalInternalIndex(Graph.Of(1), [1], -1));
        Assert.Throws<OperationCanceledException>(() => Mixing.ExternalInternalIndex(Graph.Of(1), [1], cancel: new(true)));
    }
}
