using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class NeighbourhoodTests
{
    [Fact]
    public void Scores_agree_with_the_definitions() => RandomGraphs.Check(sample =>
    {
        var random = new Random(sample.Nodes);
        for (var i = 0; i < 60 && sample.Nodes > 0; i++)
        {
            int a = random.Next(sample.Nodes), b = random.Next(sample.Nodes);
            foreach (var kind in Enum.GetValues<Similarity>())
                GraphAssert.Near(Naive(sample, a, b, kind), Neighbourhood.Score(sample.Graph, a, b, kind), what: $"{kind} of {a} and {b}");
            Assert.Equal(sample.Neighbours(a).Intersect(sample.Neighbours(b)), Neighbourhood.Common(sample.Graph, a, b));
        }
    });

    [Fact]
    public void The_best_two_steps_away_are_those_of_a_full_sort() => RandomGraphs.Check(sample =>
    {
        var workspace = new NeighbourhoodWorkspace(sample.Nodes);
        foreach (var kind in Enum.GetValues<Similarity>())
        {
            for (var v = 0; v < sample.Nodes; v += 7)
            {
                var best = new ScoredNode[5];
                var count = Neighbourhood.Top(sample.Graph, v, kind, workspace, best);
                var expected = Enumerable.Range(0, sample.Nodes)
                    .Where(x => x != v && !sample.Joined[v, x])
                    .Select(x => new ScoredNode(x, Naive(sample, v, x, kind))).Where(x => x.Score > 0)
                    .OrderByDescending(x => Math.Round(x.Score, 10)).ThenBy(x => x.Node).Take(5).ToArray();
                GraphAssert.Near([.. expected.Select(x => x.Score)], [.. best.Take(count).Select(x => x.Score)], what: $"{kind} near {v}");
                Assert.All(best.Take(count), x => GraphAssert.Near(Naive(sample, v, x.Node, kind), x.Score));
            }
        }
    });

    [Fact]
    public void Values_of_networkx()
    {
        foreach (var peer in PeerGraph.All)
        {
            var graph = peer.Build();
            var kinds = new[] { peer.Common, peer.Jaccard, peer.AdamicAdar, peer.ResourceAllocation };
            foreach (var kind in Enum.GetValues<Similarity>())
                GraphAssert.Near(kinds[(int)kind], [.. peer.Pairs.Select(p => Neighbourhood.Score(graph, p[0], p[1], kind))], what: $"{kind} in {peer.Name}");
        }
    }

    [Fact]
    public void Hubs_over_the_limit_introduce_nobody()
    {
        var graph = Graph.Of(6, (0, 1), (1, 2), (1, 3), (1, 4), (0, 5), (5, 4));
        var best = new ScoredNode[6];
        var workspace = new NeighbourhoodWorkspace(6);
        Assert.Equal(3, Neighbourhood.Top(graph, 0, Similarity.CommonNeighbours, workspace, best));
        Assert.Equal(new ScoredNode(4, 2), best[0]);
        Assert.Equal(1, Neighbourhood.Top(graph, 0, Similarity.CommonNeighbours, workspace, best, hubLimit: 3));
        Assert.Equal(new ScoredNode(4, 1), best[0]);
        Assert.Equal(0, Neighbourhood.Top(graph, 0, Similarity.CommonNeighbours, workspace, []));
    }

    [Fact]
    public void A_warm_query_allocates_nothing()
    {
        var graph = PeerGraph.All[^1].Build();
        var workspace = new NeighbourhoodWorkspace(graph.NodeCount);
        var best = new ScoredNode[20];
        GraphAssert.AllocatesNothing(() =>
        {
            for (var v = 0; v < graph.NodeCount; v++) Neighbourhood.Top(graph, v, Similarity.AdamicAdar, workspace, best);
        });
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var graph = Graph.Of(3, (0, 1));
        var best = new ScoredNode[1];
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhood.Score(graph, 0, 3, Similarity.Jaccard));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhood.Score(graph, 0, 1, (Similarity)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhood.Common(graph, -1, 1));
        Assert.Throws<ArgumentException>(() => Neighbourhood.Top(graph, 0, Similarity.Jaccard, new NeighbourhoodWorkspace(2), best));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhood.Top(graph, 7, Similarity.Jaccard, new NeighbourhoodWorkspace(3), best));
        Assert.Throws<ArgumentOutOfRangeException>(() => Neighbourhood.Top(graph, 0, Similarity.Jaccard, new NeighbourhoodWorkspace(3), best, 0));
    }

    private static double Naive(Sample sample, int a, int b, Similarity kind)
    {
        var common = sample.Neighbours(a).Where(w => sample.Joined[b, w]).Select(w => sample.Neighbours(w).Count()).ToArray();
        return kind switch
        {
            Similarity.CommonNeighbours => common.Length,
            Similarity.Jaccard => common.Length == 0 ? 0 : common.Length / (double)sample.Neighbours(a).Union(sample.Neighbours(b)).Count(),
            Similarity.AdamicAdar => common.Sum(d => d > 1 ? 1 / Math.Log(d) : 0),
            _ => common.Sum(d => 1.0 / d),
        };
    }
}
