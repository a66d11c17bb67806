using CsCheck;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class RenumberingTests
{
    [Fact]
    public void Nodes_are_ordered_by_community_then_falling_degree()
    {
        var graph = Graph.Of(6, (0, 5), (1, 5), (2, 5), (2, 3), (3, 4), (3, 0));
        var found = Renumbering.ByCommunityThenDegree(graph, [9, 2, 9, 2, 2, 9]);
        Assert.Equal([3, 1, 4, 5, 0, 2], found.OldOf);
        Assert.Equal(found.OldOf, Enumerable.Range(0, 6).OrderBy(v => found.NewOf[v]));
        Assert.True(found.Graph.HasEdge(found.NewOf[3], found.NewOf[4]));
    }

    [Fact]
    public void Every_measure_stays_with_its_node() => RandomGraphs.Check(RandomGraphs.All.Where((_, i) => i % 4 == 0), sample =>
    {
        var graph = sample.Graph;
        var groups = Enumerable.Range(0, sample.Nodes).Select(v => v * 5 % 7).ToArray();
        var to = Renumbering.ByCommunityThenDegree(graph, groups);
        GraphAssert.WellFormed(to.Graph);
        GraphAssert.Same(graph, Renumbering.Apply(to.Graph, to.NewOf).Graph);
        Assert.Equal(groups, to.ToOld(to.ToNew(groups)));

        Assert.Equal(Degrees.Of(graph), to.ToOld(Degrees.Of(to.Graph)));
        Assert.Equal(Cores.Of(graph), to.ToOld(Cores.Of(to.Graph)));
        Assert.Equal(Clustering.Triangles(graph), to.ToOld(Clustering.Triangles(to.Graph)));
        Assert.Equal(Components.Of(graph).Count, Components.Of(to.Graph).Count);
        GraphAssert.Near(PageRank.Of(graph, tolerance: 1e-12).Of, to.ToOld(PageRank.Of(to.Graph, tolerance: 1e-12).Of));
        GraphAssert.Near(StructuralHoles.Of(graph).Constraint, to.ToOld(StructuralHoles.Of(to.Graph).Constraint));
        GraphAssert.Near(StructuralHoles.Of(graph).EffectiveSize, to.ToOld(StructuralHoles.Of(to.Graph).EffectiveSize));
        GraphAssert.Near(Betweenness.Of(graph), to.ToOld(Betweenness.Of(to.Graph)));
        GraphAssert.Near(Distances.Of(graph).Harmonic, to.ToOld(Distances.Of(to.Graph).Harmonic));
        GraphAssert.Near(Participation.Of(graph, groups), to.ToOld(Participation.Of(to.Graph, to.ToNew(groups))));
        Assert.Equal(Bridges.Of(graph).Articulation, to.ToOld(Bridges.Of(to.Graph).Articulation));
        Assert.Equal(StructuralHoles.LocalBridges(graph).Count, StructuralHoles.LocalBridges(to.Graph).Count);
        GraphAssert.Near(
            Mixing.ByCategory(graph, groups).Coefficient, Mixing.ByCategory(to.Graph, to.ToNew(groups)).Coefficient);
    });

    [Fact]
    public void Any_shuffle_of_the_ids_gives_the_same_measures() => Gen.Select(Gen.Int[0, 999], Gen.Int).Sample(t =>
    {
        var graph = RandomGraphs.All[t.Item1].Graph;
        var order = Enumerable.Range(0, graph.NodeCount).ToArray();
        new Random(t.Item2).Shuffle(order);
        var to = Renumbering.Apply(graph, order);
        Assert.Equal(Cores.Of(graph), to.ToOld(Cores.Of(to.Graph)));
        Assert.Equal(Clustering.Triangles(graph), to.ToOld(Clustering.Triangles(to.Graph)));
        GraphAssert.Near(Degrees.Strength(graph), to.ToOld(Degrees.Strength(to.Graph)));
        GraphAssert.Near(PageRank.Of(graph, tolerance: 1e-12).Of, to.ToOld(PageRank.Of(to.Graph, tolerance: 1e-12).Of));
    }, iter: 100);

    [Fact]
    public void What_is_no_order_is_refused()
    {
        var graph = Graph.Of(3, (0, 1));
        Assert.Throws<ArgumentException>(() => Renumbering.Apply(graph, [0, 1]));
        Assert.Throws<ArgumentException>(() => Renumbering.Apply(graph, [0, 1, 1]));
        Assert.Throws<ArgumentException>(() => Renumbering.Apply(graph, [0, 1, 3]));
        Assert.Throws<ArgumentException>(() => Renumbering.ByCommunityThenDegree(graph, [0]));
        Assert.Throws<OperationCanceledException>(() => Renumbering.Apply(graph, [0, 1, 2], cancel: new(true)));
    }
}
