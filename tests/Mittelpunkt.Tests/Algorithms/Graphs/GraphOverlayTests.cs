using CsCheck;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class GraphOverlayTests
{
    [Fact]
    public void Changes_then_compaction_equal_a_rebuild() =>
        Gen.Select(Gen.Int[2, 25], Gen.Int[1, 12], Gen.Bool, Gen.Int[0, 999]).SelectMany((n, limit, weighted, start) =>
            Gen.Select(Gen.Int[0, n - 1], Gen.Int[0, n - 1], Gen.Int[1, 9], Gen.Int[0, 2]).Array[0, 60]
                .Select(changes => (n, limit, weighted, start, changes)))
        .Sample(t =>
        {
            var random = new Random(t.start);
            var edges = new Dictionary<(int, int), double>();
            for (var i = 0; i < t.n; i++)
                if (random.Next(t.n) is var a && random.Next(t.n) is var b && a != b) edges[(Math.Min(a, b), Math.Max(a, b))] = 1;
            var overlay = new GraphOverlay(Rebuilt(t.n, false, edges), t.limit, t.weighted);
            foreach (var (a, b, weight, kind) in t.changes.Where(c => c.Item1 != c.Item2))
            {
                var key = (Math.Min(a, b), Math.Max(a, b));
                if (kind == 0) edges.Remove(key);
                else edges[key] = t.weighted ? weight : 1;
                var view = overlay.Apply(kind == 0 ? EdgeChange.Remove(a, b) : new EdgeChange(a, b, t.weighted ? weight : 1));
                Assert.Equal(edges.Count, view.EdgeCount);
            }
            var expected = Rebuilt(t.n, t.weighted, edges);
            GraphAssert.Same(expected, overlay.Current.ToGraph());
            overlay.Compaction.GetAwaiter().GetResult();
            GraphAssert.Same(expected, overlay.Current.ToGraph());
            for (var v = 0; v < t.n; v++) Assert.True(expected.NeighboursOf(v).SequenceEqual(overlay.Current.NeighboursOf(v)));
        }, iter: 400);

    [Fact]
    public void The_epoch_counts_batches_and_older_views_stay()
    {
        var overlay = new GraphOverlay(Graph.Of(3, (0, 1)), attributed: true);
        var before = overlay.Current;
        var after = overlay.Apply(new EdgeChange(1, 2, 1, 5), EdgeChange.Remove(0, 1), EdgeChange.Remove(0, 2));
        Assert.Equal((0L, 1L, 1L), (before.Epoch, after.Epoch, overlay.Epoch));
        Assert.Equal([1], before.NeighboursOf(0));
        Assert.True(after.NeighboursOf(0).IsEmpty);
        Assert.Equal([5], after.AttributesOf(2));
        Assert.Equal(1, after.EdgeCount);
    }

    [Fact]
    public void New_nodes_come_behind_and_can_be_joined()
    {
        var overlay = new GraphOverlay(Graph.Of(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => overlay.Apply(new EdgeChange(0, 1)));
        overlay.AddNodes(2);
        var view = overlay.Apply(new EdgeChange(0, 2));
        Assert.Equal(3, view.ToGraph().NodeCount);
        Assert.True(view.ToGraph().HasEdge(2, 0));
        Assert.Equal(2, overlay.Epoch);
        Assert.Throws<ArgumentOutOfRangeException>(() => overlay.AddNodes(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => overlay.AddNodes(int.MaxValue));
    }

    [Fact]
    public void A_batch_is_applied_whole_or_not_at_all()
    {
        var overlay = new GraphOverlay(Graph.Of(3, (0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => overlay.Apply(new EdgeChange(1, 2), new EdgeChange(0, 3)));
        Assert.Throws<ArgumentException>(() => overlay.Apply(new EdgeChange(1, 2), new EdgeChange(1, 1)));
        Assert.Throws<ArgumentException>(() => overlay.Apply(new EdgeChange(1, 2, 2)));
        Assert.Throws<ArgumentException>(() => overlay.Apply(new EdgeChange(1, 2, 1, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => overlay.Apply(new EdgeChange(1, 2, double.NaN)));
        Assert.Equal((0L, 1L), (overlay.Epoch, overlay.Current.EdgeCount));
        Assert.Equal([1], overlay.Current.NeighboursOf(0));
    }

    [Fact]
    public async Task Readers_see_whole_batches_while_writers_and_compaction_run()
    {
        // Every batch moves the one edge of node 0 and its mirror at node 1, so a torn batch would show.
        const int n = 200;
        var overlay = new GraphOverlay(Graph.Of(n, (0, 2), (1, 2)), changedRows: 8);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var last = 0L;
            do
            {
                var view = overlay.Current;
                Assert.True(view.Epoch >= last);
                last = view.Epoch;
                var at = Assert.Single(view.NeighboursOf(0).ToArray());
                Assert.Equal(at, Assert.Single(view.NeighboursOf(1).ToArray()));
                Assert.Equal([0, 1], view.NeighboursOf(at));
                Assert.Equal(2, view.EdgeCount);
            }
            while (!stop.IsCancellationRequested);
        })).ToArray();
        var random = new Random(2);
        var now = 2;
        for (var i = 0; i < 3000; i++)
        {
            var next = 2 + random.Next(n - 2);
            overlay.Apply(EdgeChange.Remove(0, now), EdgeChange.Remove(1, now), new EdgeChange(0, next), new EdgeChange(1, next));
            now = next;
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        await overlay.Compaction;
        Assert.Equal(3000, overlay.Epoch);
        Assert.InRange(overlay.Current.ChangedRows, 0, 7);
        GraphAssert.Same(Graph.Of(n, (0, now), (1, now)), overlay.Current.ToGraph());
    }

    private static Graph Rebuilt(int n, bool weighted, Dictionary<(int, int), double> edges)
    {
        var builder = new GraphBuilder(n, Duplicates.Refuse);
        foreach (var ((a, b), weight) in edges) _ = weighted ? builder.Add(a, b, weight) : builder.Add(a, b);
        // A weighted graph without edges cannot be told from a plain one by its edges.
        return weighted && edges.Count == 0 ? new GraphOverlay(Graph.Of(n), weighted: true).Current.ToGraph() : builder.Build();
    }
}
