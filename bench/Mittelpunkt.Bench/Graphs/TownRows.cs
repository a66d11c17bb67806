using System.Diagnostics;
using System.Globalization;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>A town of 5,000 actors and 20,000 ties: everything the dashboard shows, together; and the cost against the size.</summary>
public static class TownRows
{
    private const string Exact = "betweenness";
    private const int Rounds = 6;

    public static void Dashboard(Report report)
    {
        var graph = Build(5_000, 20_000);
        List<(string Name, double Seconds)> parts = [];
        double total = double.MaxValue, processor = 0;
        using var process = Process.GetCurrentProcess();
        // Like every short row the best of several rounds: the first ones run code that is not compiled to the end yet.
        for (var round = 0; round < Rounds; round++)
        {
            process.Refresh();
            var busy = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var these = new List<(string, double)>();
            All(graph, these);
            if (watch.Elapsed.TotalSeconds >= total) continue;
            (total, parts) = (watch.Elapsed.TotalSeconds, these);
            process.Refresh();
            processor = (process.TotalProcessorTime - busy).TotalSeconds;
        }

        report.Add("town", "dashboard, all measures", total, string.Join(", ", parts.OrderByDescending(p => p.Seconds)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Seconds * 1000:0.0}"))) + $" ms; best of {Rounds} rounds", limit: "arithmetic in cache", processor: processor);
        var between = parts.Single(p => p.Name == Exact).Seconds;
        report.Add("town", "dashboard without betweenness", total - between, "", limit: "arithmetic in cache");
        report.Measure("town", "betweenness, exact", () => Betweenness.Of(graph), _ => "", limit: "counting paths in cache");
    }

    public static void Growth(Report report, IEnumerable<int> sizes)
    {
        foreach (var nodes in sizes)
        {
            var graph = Build(nodes, 5 * nodes);
            var name = string.Create(CultureInfo.InvariantCulture, $"{nodes:0e+0}");
            var ends = 2.0 * graph.EdgeCount;
            report.Measure(name, "components", () => Components.Of(graph), _ => "", _ => ends, "scattered reads");
            report.Measure(name, "core", () => Cores.Of(graph), _ => "", _ => ends, "scattered reads");
            report.Measure(name, "clustering", () => Clustering.Local(graph), _ => "", limit: "comparing rows");
            report.Measure(name, "pagerank", () => PageRank.Of(graph), r => $"{r.Iterations} passes", r => r.Iterations * ends, "scattered reads");
            report.Measure(name, "constraint", () => StructuralHoles.Of(graph), _ => "", limit: "comparing rows");
            report.Measure(name, "leiden", () => Leiden.Find(graph), c => string.Create(CultureInfo.InvariantCulture, $"modularity {c.Modularity:0.0000}"),
                limit: "scattered reads of neighbours' communities");
            var workspace = new PushWorkspace();
            var best = new ScoredNode[20];
            report.Measure(name, "ppr top-20, 1,000 queries", () =>
            {
                long ties = 0;
                var dice = new SplitMix(3);
                for (var i = 0; i < 1_000; i++) ties += PersonalisedPageRank.Top(graph, [dice.Below(nodes)], [], new PushOptions(), workspace, best).Ties;
                return ties;
            }, ties => $"{ties / 1_000} ties a query", ties => ties, "scattered reads");
        }
    }

    private static void All(Graph graph, List<(string, double)> parts)
    {
        var sectors = Enumerable.Range(0, graph.NodeCount).Select(v => v % 21).ToArray();
        Time("degree", () => Degrees.Distribution(graph));
        Time("components", () => Components.Of(graph));
        Time("core", () => Cores.Of(graph));
        Time("clustering", () => Clustering.Local(graph));
        Time("cut points", () => Bridges.Of(graph));
        Time("constraint", () => StructuralHoles.Of(graph));
        Time("local bridges", () => StructuralHoles.LocalBridges(graph));
        Time("pagerank", () => PageRank.Of(graph));
        Time("communities", () => Participation.Of(graph, Leiden.Find(graph).Labels));
        Time("mixing", () => Mixing.ByCategory(graph, sectors));
        Time("E-I index", () => Mixing.ExternalInternalIndex(graph, sectors, 100));
        Time(Exact, () => Betweenness.Of(graph));
        Time("distances", () => Distances.Of(graph));

        void Time<T>(string name, Func<T> measure)
        {
            var start = Stopwatch.GetTimestamp();
            measure();
            parts.Add((name, Stopwatch.GetElapsedTime(start).TotalSeconds));
        }
    }

    private static Graph Build(int nodes, int ties)
    {
        var keys = PlantedGraph.Draw(nodes, ties, 1);
        return new GraphBuilder(nodes).AddRange(Array.ConvertAll(keys, k => (int)(k >> 32)), Array.ConvertAll(keys, k => (int)k)).Build();
    }
}
