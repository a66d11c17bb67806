using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class LongOperationsTests
{
    private static readonly Graph graph = RandomGraphs.All.First(s => s.Nodes > 100 && s.Graph.EdgeCount > 200).Graph;
    private static readonly int[] labels = [.. Enumerable.Range(0, graph.NodeCount).Select(v => v % 4)];

    private static readonly Dictionary<string, Action<IProgress<double>, CancellationToken>> operations = new()
    {
        ["strength"] = (progress, cancel) => Degrees.Strength(graph, progress, cancel),
        ["triangles"] = (progress, cancel) => Clustering.Triangles(graph, progress, cancel),
        ["cores"] = (progress, cancel) => Cores.Of(graph, progress, cancel),
        ["components"] = (progress, cancel) => Components.Of(graph, progress, cancel),
        ["breadth first"] = (progress, cancel) => BreadthFirst.Distances(graph, 0, progress, cancel),
        ["pagerank"] = (progress, cancel) => PageRank.Of(graph, progress: progress, cancel: cancel),
        ["bridges"] = (progress, cancel) => Bridges.Of(graph, progress, cancel),
        ["holes"] = (progress, cancel) => StructuralHoles.Of(graph, progress, cancel),
        ["local bridges"] = (progress, cancel) => StructuralHoles.LocalBridges(graph, progress, cancel),
        ["participation"] = (progress, cancel) => Participation.Of(graph, labels, progress, cancel),
        ["e-i index"] = (progress, cancel) => Mixing.ExternalInternalIndex(graph, labels, 100, 1, progress, cancel),
        ["betweenness"] = (progress, cancel) => Betweenness.Of(graph, false, progress, cancel),
        ["sampled betweenness"] = (progress, cancel) => Betweenness.Sampled(graph, 0.1, 0.9, 1, progress, cancel),
        ["distances"] = (progress, cancel) => Distances.Of(graph, progress, cancel),
        ["sampled distances"] = (progress, cancel) => Distances.Sampled(graph, 0.2, 0.9, 1, progress, cancel),
        ["renumbering"] = (progress, cancel) => Renumbering.ByCommunityThenDegree(graph, labels, progress, cancel),
    };

    public static TheoryData<string> Operations => [.. operations.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_long_operation_reports_progress_up_to_one(string name)
    {
        var seen = new Steps();
        operations[name](seen, CancellationToken.None);
        Assert.All(seen.Values, value => Assert.InRange(value, 0, 1));
        Assert.Equal(1, seen.Values.Max());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_cancelled_operation_stops(string name) =>
        Assert.ThrowsAny<OperationCanceledException>(() => operations[name](new Steps(), new CancellationToken(true)));

    [Fact]
    public void An_operation_stops_half_way()
    {
        using var stop = new CancellationTokenSource();
        var calls = 0;
        var stopping = new Stopping(() =>
        {
            if (Interlocked.Increment(ref calls) == 3) stop.Cancel();
        });
        using var one = Cpu.Limit(1);
        Assert.ThrowsAny<OperationCanceledException>(
            () => Mixing.ExternalInternalIndex(graph, labels, 1000, 1, stopping, stop.Token));
        Assert.Equal(3, calls);
        Assert.Throws<ArgumentOutOfRangeException>(() => Cpu.Limit(0));
    }

    /// <summary>On 40,000 nodes every operation has more than one step to report.</summary>
    private static readonly Lazy<Graph> large = new(() =>
    {
        const int side = 200;
        var builder = new GraphBuilder(side * side);
        for (var v = 0; v < side * side; v++)
        {
            if (v % side < side - 1) builder.Add(v, v + 1);
            if (v + side < side * side) builder.Add(v, v + side);
        }
        return builder.Build();
    });

    private static readonly Dictionary<string, Action<IProgress<double>, CancellationToken>> largeOperations = new()
    {
        ["triangles"] = (progress, cancel) => Clustering.Triangles(large.Value, progress, cancel),
        ["pagerank"] = (progress, cancel) => PageRank.Of(large.Value, progress: progress, cancel: cancel),
        ["bridges"] = (progress, cancel) => Bridges.Of(large.Value, progress, cancel),
        ["holes"] = (progress, cancel) => StructuralHoles.Of(large.Value, progress, cancel),
        ["betweenness"] = (progress, cancel) => Betweenness.Of(large.Value, false, progress, cancel),
        ["sampled betweenness"] = (progress, cancel) => Betweenness.Sampled(large.Value, 0.01, 0.9, 1, progress, cancel),
        ["distances"] = (progress, cancel) => Distances.Of(large.Value, progress, cancel),
        ["sampled distances"] = (progress, cancel) => Distances.Sampled(large.Value, 0.02, 0.9, 1, progress, cancel),
        ["leiden"] = (progress, cancel) => Leiden.Find(large.Value, progress: progress, cancel: cancel),
    };

    public static TheoryData<string> LargeOperations => [.. largeOperations.Keys];

    [Theory]
    [MemberData(nameof(LargeOperations))]
    public void A_long_operation_stops_at_its_first_step_once_cancelled_and_leaves_the_graph_whole(string name)
    {
        using var stop = new CancellationTokenSource();
        var first = new First(stop);
        Assert.ThrowsAny<OperationCanceledException>(() => largeOperations[name](first, stop.Token));
        Assert.InRange(first.Value, 0, 0.999);
        Assert.Equal(1, Components.Of(large.Value).Count);
    }

    [Fact]
    public void Labels_must_be_one_a_node()
    {
        Assert.Throws<ArgumentException>(() => Participation.Of(graph, [1]));
        Assert.Throws<ArgumentNullException>(() => Participation.Of(graph, null!));
        Assert.Throws<ArgumentNullException>(() => StructuralHoles.Of(null!));
        Assert.Throws<ArgumentNullException>(() => Betweenness.Of(null!));
    }

    private sealed class First(CancellationTokenSource stop) : IProgress<double>
    {
        public double Value { get; private set; } = double.NaN;

        public void Report(double value)
        {
            lock (stop)
            {
                if (double.IsNaN(Value)) Value = value;
                stop.Cancel();
            }
        }
    }

    private sealed class Stopping(Action report) : IProgress<double>
    {
        public void Report(double value) => report();
    }
}
