using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class LocalMeasuresTests
{
    [Fact]
    public void Degree_and_strength_agree_with_the_matrix() => RandomGraphs.Check(sample =>
    {
        for (var v = 0; v < sample.Nodes; v++)
        {
            Assert.Equal(sample.Neighbours(v).Count(), Degrees.Of(sample.Graph)[v]);
            GraphAssert.Near(sample.Neighbours(v).Sum(w => sample.Matrix[v, w]), Degrees.Strength(sample.Graph)[v]);
        }
        Assert.Equal(sample.Nodes, Degrees.Distribution(sample.Graph).Sum());
    });

    [Fact]
    public void Triangles_and_clustering_agree_with_counting_all_pairs() => RandomGraphs.Check(sample =>
    {
        var triangles = new long[sample.Nodes];
        var local = new double[sample.Nodes];
        double closed = 0, paths = 0;
        for (var v = 0; v < sample.Nodes; v++)
        {
            var around = sample.Neighbours(v).ToArray();
            foreach (var a in around)
                foreach (var b in around)
                    if (a < b && sample.Joined[a, b]) triangles[v]++;
            var pairs = around.Length * (around.Length - 1) / 2.0;
            local[v] = pairs == 0 ? 0 : triangles[v] / pairs;
            closed += triangles[v];
            paths += pairs;
        }
        Assert.Equal(triangles, Clustering.Triangles(sample.Graph));
        GraphAssert.Near(local, Clustering.Local(sample.Graph));
        GraphAssert.Near(paths == 0 ? 0 : closed / paths, Clustering.Transitivity(sample.Graph, triangles));
        Assert.Equal(triangles.Sum() / 3, Clustering.Total(triangles));
    });

    [Fact]
    public void Core_numbers_agree_with_peeling_one_node_at_a_time() => RandomGraphs.Check(sample =>
    {
        var core = new int[sample.Nodes];
        var alive = Enumerable.Range(0, sample.Nodes).ToHashSet();
        var level = 0;
        while (alive.Count > 0)
        {
            var (v, degree) = alive.Select(v => (v, sample.Neighbours(v).Count(alive.Contains))).MinBy(pair => pair.Item2);
            core[v] = level = Math.Max(level, degree);
            alive.Remove(v);
        }
        Assert.Equal(core, Cores.Of(sample.Graph));
    });

    [Fact]
    public void Wrong_columns_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Clustering.Local(Graph.Of(3), [1L]));
        Assert.Throws<ArgumentNullException>(() => Clustering.Triangles(null!));
        Assert.Throws<OperationCanceledException>(() => Clustering.Triangles(Graph.Of(3, (0, 1)), cancel: new(true)));
        Assert.Throws<OperationCanceledException>(() => Cores.Of(Graph.Of(3, (0, 1)), cancel: new(true)));
        Assert.Throws<OperationCanceledException>(() => Components.Of(Graph.Of(3, (0, 1)), cancel: new(true)));
    }
}
