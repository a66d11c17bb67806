using System.Globalization;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>The measures of the structure, one row each, on one graph.</summary>
public sealed class StructureRows(Report report, ValueFiles files, string name)
{
    /// <summary>Seeds of Leiden, on our side and the peer's.</summary>
    public const int Seeds = 5;

    private const string Scattered = "scattered reads";
    private const string Arithmetic = "comparing sorted rows";

    public Graph Load(string path) => report.Measure(name, "load", () => EdgeList.Load(path),
        g => $"{g.NodeCount} nodes, {g.EdgeCount} ties", g => 2.0 * g.EdgeCount, "reading digits, then scattering both directions");

    /// <summary>Every measure; exact distances and betweenness only where nodes times ties allow it.</summary>
    public void Run(Graph graph)
    {
        var ends = 2.0 * graph.EdgeCount;
        files.Write("degree", report.Measure(name, "degree", () => Degrees.Of(graph), d => $"largest {d.DefaultIfEmpty().Max()}", limit: "reading in order"));
        files.Write("component", report.Measure(name, "components", () => Components.Of(graph), c => $"{c.Sizes.Length} components", _ => ends, Scattered).Of);
        files.Write("core", report.Measure(name, "core", () => Cores.Of(graph), c => $"largest {c.DefaultIfEmpty().Max()}", _ => ends, Scattered));
        var triangles = report.Measure(name, "triangles", () => Clustering.Triangles(graph), t => $"{Clustering.Total(t)} triangles", limit: Arithmetic);
        files.Write("triangles", triangles);
        files.Write("clustering", report.Measure(name, "clustering", () => Clustering.Local(graph), c => Figure("mean", c.DefaultIfEmpty().Average()), limit: Arithmetic));
        files.Write("pagerank", report.Measure(name, "pagerank", () => PageRank.Of(graph, tolerance: files.Wanted ? 1e-12 : 1e-8),
            r => $"{r.Iterations} passes, error {r.Error:0.0e+0}", r => r.Iterations * ends, Scattered).Of);
        files.Write("articulation", report.Measure(name, "articulation", () => Bridges.Of(graph),
            c => $"{c.Articulation.Count(a => a)} nodes, {c.Edges.Count} bridges", _ => ends, "dependent reads of one walk").Articulation);
        var holes = report.Measure(name, "constraint", () => StructuralHoles.Of(graph),
            h => Figure("mean", h.Constraint.Where(double.IsFinite).DefaultIfEmpty().Average()), limit: Arithmetic);
        files.Write("constraint", holes.Constraint);
        files.Write("effective_size", holes.EffectiveSize);
        Communities(graph);
        Distant(graph);
    }

    /// <summary>The measures the GAP benchmark knows too.</summary>
    public void LikeGap(Graph graph)
    {
        var ends = 2.0 * graph.EdgeCount;
        BreadthFirstSearch(graph);
        report.Measure(name, "pagerank", () => PageRank.Of(graph), r => $"{r.Iterations} passes, error {r.Error:0.0e+0}", r => r.Iterations * ends, Scattered, Peers.GapRounds);
        report.Measure(name, "components", () => Components.Of(graph), c => $"{c.Sizes.Length} components", _ => ends, Scattered, Peers.GapRounds);
        report.Measure(name, "triangles", () => Clustering.Triangles(graph), t => $"{Clustering.Total(t)} triangles", limit: Arithmetic, rounds: Peers.GapRounds);
    }

    /// <summary>A node of largest degree.</summary>
    public static int Hub(Graph graph) => Enumerable.Range(0, graph.NodeCount).MaxBy(graph.Degree);

    /// <summary>Breadth-first search from a node of largest degree.</summary>
    public void BreadthFirstSearch(Graph graph)
    {
        var source = Hub(graph);
        report.Measure(name, "bfs", () => BreadthFirst.Distances(graph, source), d => $"depth {d.Max()}", _ => 2.0 * graph.EdgeCount, Scattered);
    }

    private void Communities(Graph graph)
    {
        var found = report.MeasureSeeds(name, "leiden", Seeds, seed => Leiden.Find(graph, new LeidenOptions { Seed = seed }),
            runs => string.Create(CultureInfo.InvariantCulture, $"modularity {runs.Max(c => c.Modularity):0.00000000}, {runs[0].Count} communities, 2 iterations, mean of {Seeds} seeds"),
            "scattered reads of neighbours' communities");
        files.Write("community", found.Labels);
    }

    private void Distant(Graph graph)
    {
        var work = (double)graph.NodeCount * graph.EdgeCount;
        if (work <= 2e9)
            files.Write("betweenness", report.Measure(name, "betweenness", () => Betweenness.Of(graph), b => Figure("largest", b.DefaultIfEmpty().Max()), limit: Scattered));
        else
            files.Write("betweenness-sampled", report.Measure(name, "betweenness, sampled 0.005", () => Betweenness.Sampled(graph),
                b => $"{b.Samples} paths, error {b.Error} with probability {b.Probability}", limit: Scattered).Of);
        if (work <= 1e11)
            files.Write("harmonic", report.Measure(name, "harmonic", () => Distances.Of(graph), d => Figure("largest", d.Harmonic.DefaultIfEmpty().Max()), limit: Scattered).Harmonic);
        else
            files.Write("harmonic-sampled", report.Measure(name, "harmonic, sampled 0.05", () => Distances.Sampled(graph),
                d => $"{d.Sources} sources, mean distance {d.MeanDistance.Value:0.000} ± {d.MeanDistance.Error:0.000}", limit: Scattered).Harmonic);
    }

    private static string Figure(string what, double value) => string.Create(CultureInfo.InvariantCulture, $"{what} {value:0.000000}");
}
