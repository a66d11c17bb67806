using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

internal static class GraphAssert
{
    /// <summary>Once warm. The runtime itself may allocate on this thread when it compiles anew, but not every time.</summary>
    public static void AllocatesNothing(Action act)
    {
        act();
        var fewest = long.MaxValue;
        for (var round = 0; round < 5 && fewest > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }

    public static void Same(Graph expected, Graph actual)
    {
        Assert.Equal(expected.NodeCount, actual.NodeCount);
        Assert.Equal(expected.EdgeCount, actual.EdgeCount);
        Assert.Equal(expected.IsWeighted, actual.IsWeighted);
        Assert.Equal(expected.HasAttributes, actual.HasAttributes);
        for (var v = 0; v < expected.NodeCount; v++)
        {
            Assert.True(expected.NeighboursOf(v).SequenceEqual(actual.NeighboursOf(v)), $"neighbours of {v}");
            Assert.True(expected.WeightsOf(v).SequenceEqual(actual.WeightsOf(v)), $"weights of {v}");
            Assert.True(expected.AttributesOf(v).SequenceEqual(actual.AttributesOf(v)), $"attributes of {v}");
        }
    }

    public static void WellFormed(Graph graph)
    {
        for (var v = 0; v < graph.NodeCount; v++)
        {
            var before = -1;
            foreach (var w in graph.NeighboursOf(v))
            {
                Assert.True(w > before && w != v && w < graph.NodeCount, $"{v} - {w}");
                Assert.True(graph.NeighboursOf(w).BinarySearch(v) >= 0, $"{w} - {v} has no other direction");
                Assert.Equal(graph.WeightOf(v, w), graph.WeightOf(w, v));
                before = w;
            }
        }
    }

    /// <summary>Compares within an absolute or relative tolerance; two values that are not a number are equal.</summary>
    public static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 1e-9, string what = "")
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var v = 0; v < expected.Count; v++) Near(expected[v], actual[v], tolerance, $"{what} of node {v}");
    }

    public static void Near(double expected, double actual, double tolerance = 1e-9, string what = "value")
    {
        if (double.IsNaN(expected) && double.IsNaN(actual)) return;
        if (expected == actual) return;
        var error = Math.Abs(expected - actual) / Math.Max(1, Math.Abs(expected));
        Assert.True(error <= tolerance, $"{what}: expected {expected:R}, got {actual:R}");
    }
}

/// <summary>Collects progress at once, on the calling thread.</summary>
internal sealed class Steps : IProgress<double>
{
    private readonly List<double> values = [];

    public IReadOnlyList<double> Values => values;

    public void Report(double value)
    {
        lock (values) values.Add(value);
    }
}
