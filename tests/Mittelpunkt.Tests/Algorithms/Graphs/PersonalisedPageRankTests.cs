using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class PersonalisedPageRankTests
{
    private static readonly PushOptions fine = new() { Threshold = 1e-12 };

    [Fact]
    public void Exact_values_solve_the_linear_system() => RandomGraphs.Check(RandomGraphs.All.Where(s => s.Nodes is > 0 and <= 60), sample =>
    {
        int[] anchors = [0, sample.Nodes / 2, sample.Nodes / 2];
        GraphAssert.Near(Solve(sample, anchors, 0.2), PersonalisedPageRank.Exact(sample.Graph, anchors, 0.2, 1e-14));
    });

    [Fact]
    public void A_fine_push_is_exact_and_a_coarse_one_keeps_its_bound() => RandomGraphs.Check(RandomGraphs.All.Where(s => s.Nodes > 0), sample =>
    {
        var workspace = new PushWorkspace();
        int[] anchors = [sample.Nodes - 1, 0];
        var exact = PersonalisedPageRank.Exact(sample.Graph, anchors, tolerance: 1e-14);
        var best = new ScoredNode[sample.Nodes];
        foreach (var threshold in new[] { sample.Nodes <= 60 ? 1e-12 : 1e-6, 1e-3, 0.02, 1 })
        {
            var result = PersonalisedPageRank.Top(sample.Graph, anchors, [], new PushOptions { Threshold = threshold }, workspace, best);
            var score = new double[sample.Nodes];
            foreach (var node in best.AsSpan(0, result.Count)) score[node.Node] = node.Score;
            Assert.True(result.ErrorBound <= threshold * (1 + 1e-12), $"bound {result.ErrorBound} over {threshold}");
            // What is placed is certain; what the ranking adds never makes more than there is.
            Assert.InRange(score.Sum(), 1 - result.Residual - 1e-12, 1 + result.ErrorBound * 2 * sample.Graph.EdgeCount + 1e-12);
            for (var v = 0; v < score.Length; v++)
            {
                var strength = sample.Neighbours(v).Sum(w => sample.Matrix[v, w]);
                Assert.InRange(Math.Abs(exact[v] - score[v]), 0, result.ErrorBound * strength + 1e-12);
            }

            if (threshold == 1e-12) GraphAssert.Near(exact, score);
        }
    });

    [Fact]
    public void Values_of_networkx()
    {
        var workspace = new PushWorkspace();
        foreach (var peer in PeerGraph.All)
        {
            var graph = peer.Build();
            GraphAssert.Near(peer.PagerankOf3, PersonalisedPageRank.Exact(graph, [3]), what: peer.Name);
            GraphAssert.Near(peer.PagerankOf0And9, PersonalisedPageRank.Exact(graph, [0, 9], 0.3), what: peer.Name);
            var best = new ScoredNode[graph.NodeCount];
            var result = PersonalisedPageRank.Top(graph, [3], [], fine, workspace, best);
            Assert.All(best.Take(result.Count), x => GraphAssert.Near(peer.PagerankOf3[x.Node], x.Score));
            Assert.Equal(best.Take(result.Count).OrderByDescending(x => x.Score).ThenBy(x => x.Node), best.Take(result.Count));
        }
    }

    [Fact]
    public void The_ranking_comes_nearer_to_the_truth_than_what_is_placed()
    {
        double placed = 0, ranked = 0;
        var workspace = new PushWorkspace();
        foreach (var peer in PeerGraph.All)
        {
            var graph = peer.Build();
            var best = new ScoredNode[20];
            for (var v = 0; v < graph.NodeCount; v++)
            {
                if (graph.Degree(v) == 0) continue;
                var exact = PersonalisedPageRank.Exact(graph, [v]);
                var count = PersonalisedPageRank.Top(graph, [v], [v], new PushOptions { Threshold = 1e-3 }, workspace, best).Count;
                foreach (var node in best.AsSpan(0, count))
                {
                    placed += Math.Abs(exact[node.Node] - Certain(workspace, node.Node));
                    ranked += Math.Abs(exact[node.Node] - node.Score);
                }
            }
        }

        Assert.True(ranked < 0.7 * placed, $"{ranked} is not far below {placed}");
    }

    [Fact]
    public void One_workspace_serves_several_graphs()
    {
        var workspace = new PushWorkspace();
        var (one, two) = (new ScoredNode[10], new ScoredNode[10]);
        foreach (var peer in PeerGraph.All.Concat(PeerGraph.All.Reverse()))
        {
            var graph = peer.Build();
            var a = PersonalisedPageRank.Top(graph, [3], [], fine, workspace, one);
            Assert.Equal(a, PersonalisedPageRank.Top(graph, [3], [], fine, new PushWorkspace(), two));
            Assert.Equal(two, one);
        }
    }

    [Fact]
    public void Excluded_nodes_pass_on_but_do_not_appear()
    {
        var graph = Graph.Of(4, (0, 1), (1, 2), (2, 3));
        var best = new ScoredNode[4];
        var workspace = new PushWorkspace();
        Assert.Equal(4, PersonalisedPageRank.Top(graph, [0], [], fine, workspace, best).Count);
        var two = best.Single(x => x.Node == 2).Score;
        Assert.Equal(2, PersonalisedPageRank.Top(graph, [0], [0, 1, 1], fine, workspace, best).Count);
        Assert.Equal(new ScoredNode(2, two), best[0]);
        Assert.Equal(1, PersonalisedPageRank.Top(graph, [0], [0, 1], fine, workspace, best.AsSpan(0, 1)).Count);
        Assert.Equal(0, PersonalisedPageRank.Top(graph, [0], [], fine, workspace, []).Count);
    }

    [Fact]
    public void An_early_stop_walks_few_ties_and_says_how_far_off_it_is()
    {
        var graph = PeerGraph.All.Single(p => p.Name == "preferential").Build();
        var best = new ScoredNode[10];
        var workspace = new PushWorkspace();
        var full = PersonalisedPageRank.Top(graph, [5], [], new PushOptions { Threshold = 1e-7 }, workspace, best);
        var stopped = PersonalisedPageRank.Top(graph, [5], [], new PushOptions { Threshold = 1e-7, MostTies = 300 }, workspace, best);
        Assert.InRange(stopped.Ties, 1, 300 + graph.MaxDegree());
        Assert.True(stopped.ErrorBound > full.ErrorBound && stopped.Residual > full.Residual);
    }

    [Fact]
    public void An_anchor_alone_keeps_everything_and_beside_others_sends_walkers_back()
    {
        var graph = Graph.Of(4, (0, 1), (1, 2));
        var best = new ScoredNode[4];
        var workspace = new PushWorkspace();
        Assert.Equal(1, PersonalisedPageRank.Top(graph, [3], [], fine, workspace, best).Count);
        GraphAssert.Near(1, best[0].Score);
        GraphAssert.Near(1, PersonalisedPageRank.Exact(graph, [3])[3]);
    }

    [Fact]
    public void A_warm_query_allocates_nothing()
    {
        foreach (var peer in PeerGraph.All)
        {
            var graph = peer.Build();
            var workspace = new PushWorkspace();
            var best = new ScoredNode[20];
            var options = new PushOptions { Threshold = 1e-4 };
            GraphAssert.AllocatesNothing(() =>
            {
                for (var v = 0; v < graph.NodeCount; v++) PersonalisedPageRank.Top(graph, [v], [v], options, workspace, best);
            });
        }
    }

    [Fact]
    public void A_workspace_serves_after_a_query_of_any_size()
    {
        var best = new ScoredNode[1];
        foreach (var nodes in new[] { 2, 511, 512, 513, 2048 })
        {
            var workspace = new PushWorkspace();
            var apart = new GraphBuilder(nodes).Build();
            var star = Graph.Of(nodes, [.. Enumerable.Range(1, nodes - 1).Select(leaf => (0, leaf))]);
            for (var again = 0; again < 2; again++)
            {
                Assert.Equal(nodes, PersonalisedPageRank.Top(apart, [.. Enumerable.Range(0, nodes)], [0], fine, workspace, best).Visited);
                Assert.Equal(1, best[0].Node);
                Assert.Equal(nodes, PersonalisedPageRank.Top(star, [1], [1], fine, workspace, best).Visited);
                Assert.Equal(0, best[0].Node);
            }
        }
    }

    [Fact]
    public void A_hub_with_more_ties_than_sixteen_bits_count()
    {
        const int leaves = ushort.MaxValue + 5;
        var graph = Graph.Of(leaves + 1, [.. Enumerable.Range(1, leaves).Select(leaf => (0, leaf))]);
        var best = new ScoredNode[3];
        var result = PersonalisedPageRank.Top(graph, [7], [], new PushOptions { Threshold = 1e-9 }, new PushWorkspace(), best);
        // From a leaf: π(hub) = (1 − a) · π(leaves) with π(hub) + π(leaves) = 1.
        var hub = 0.85 / 1.85;
        var leaf = 0.85 * hub / leaves;
        GraphAssert.Near(hub, best.Single(n => n.Node == 0).Score, 1e-4);
        GraphAssert.Near([leaf + 0.15, leaf], [best.Single(n => n.Node == 7).Score, best[2].Score], 1e-8);
        Assert.Equal(leaves + 1, result.Visited);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var graph = Graph.Of(3, (0, 1));
        var workspace = new PushWorkspace();
        Assert.Throws<ArgumentException>(() => PersonalisedPageRank.Top(graph, [], [], fine, workspace, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalisedPageRank.Top(graph, [3], [], fine, workspace, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalisedPageRank.Top(graph, [0], [-1], fine, workspace, []));
        foreach (var options in new PushOptions[]
                 { new() { Restart = 0 }, new() { Restart = 1 }, new() { Restart = double.NaN }, new() { Threshold = 0 }, new() { Threshold = double.NaN }, new() { MostTies = 0 } })
            Assert.Throws<ArgumentOutOfRangeException>(() => PersonalisedPageRank.Top(graph, [0], [], options, workspace, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalisedPageRank.Exact(graph, [0], 0.15, 0));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PersonalisedPageRank.Exact(graph, [0], cancel: stop.Token));
    }

    private static unsafe double Certain(PushWorkspace workspace, int node) =>
        workspace.Known(node)->Placed + 0.15 * workspace.Known(node)->Residual;

    /// <summary>(I − (1 − a) Pᵀ) π = a s by Gaussian elimination, a walker without ties being sent back to the start.</summary>
    private static double[] Solve(Sample sample, int[] anchors, double restart)
    {
        var n = sample.Nodes;
        var start = new double[n];
        foreach (var anchor in anchors) start[anchor] += 1.0 / anchors.Length;
        var m = new double[n, n + 1];
        for (var v = 0; v < n; v++)
        {
            var strength = sample.Neighbours(v).Sum(w => sample.Matrix[v, w]);
            for (var u = 0; u < n; u++) m[u, v] -= (1 - restart) * (strength > 0 ? sample.Matrix[v, u] / strength : start[u]);
            m[v, v] += 1;
            m[v, n] = restart * start[v];
        }

        for (var c = 0; c < n; c++)
            for (var r = 0; r < n; r++)
            {
                if (r == c || m[r, c] == 0) continue;
                var factor = m[r, c] / m[c, c];
                for (var k = c; k <= n; k++) m[r, k] -= factor * m[c, k];
            }
        return [.. Enumerable.Range(0, n).Select(v => m[v, n] / m[v, v])];
    }
}
