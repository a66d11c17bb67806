using System.Globalization;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

/// <summary>Classic and random graphs against the values of NetworkX and igraph, made by Oracles/oracles.py.</summary>
public sealed class OracleTests
{
    private static readonly string[][] lines =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Algorithms", "Graphs", "Oracles", "oracles.tsv")).Select(line => line.Split('\t'))];

    private static readonly Dictionary<string, (Graph Plain, Graph Weighted)> graphs =
        lines.Where(cells => cells[0] == "graph").ToDictionary(cells => cells[1], cells => Read(int.Parse(cells[2], CultureInfo.InvariantCulture), cells[3]));

    private static readonly Dictionary<string, Func<Graph, Graph, double[]>> measures = new()
    {
        ["degree"] = (plain, _) => Doubles(Degrees.Of(plain)),
        ["strength"] = (_, weighted) => Degrees.Strength(weighted),
        ["core"] = (plain, _) => Doubles(Cores.Of(plain)),
        ["triangles"] = (plain, _) => Array.ConvertAll(Clustering.Triangles(plain), x => (double)x),
        ["clustering"] = (plain, _) => Clustering.Local(plain),
        ["transitivity"] = (plain, _) => [Clustering.Transitivity(plain, Clustering.Triangles(plain))],
        ["component"] = (plain, _) => Doubles(Components.Of(plain).Of),
        ["articulation"] = (plain, _) => Array.ConvertAll(Bridges.Of(plain).Articulation, x => x ? 1.0 : 0),
        ["bridges"] = (plain, _) => Ends(Bridges.Of(plain).Edges),
        ["local_bridges"] = (plain, _) => Ends(StructuralHoles.LocalBridges(plain)),
        ["constraint"] = (plain, _) => StructuralHoles.Of(plain).Constraint,
        ["constraint_weighted"] = (_, weighted) => StructuralHoles.Of(weighted).Constraint,
        ["effective_size"] = (plain, _) => StructuralHoles.Of(plain).EffectiveSize,
        ["effective_size_weighted"] = (_, weighted) => StructuralHoles.Of(weighted).EffectiveSize,
        ["betweenness"] = (plain, _) => Betweenness.Of(plain),
        ["betweenness_normalized"] = (plain, _) => Betweenness.Of(plain, normalized: true),
        ["closeness"] = (plain, _) => Distances.Of(plain).Closeness(),
        ["harmonic"] = (plain, _) => Distances.Of(plain).Harmonic,
        ["global_efficiency"] = (plain, _) => [Distances.Of(plain).GlobalEfficiency],
        ["mean_distance"] = (plain, _) => [Distances.Of(plain).MeanDistance],
        ["pagerank"] = (plain, _) => PageRank.Of(plain, tolerance: 1e-12).Of,
        ["pagerank_weighted"] = (_, weighted) => PageRank.Of(weighted, tolerance: 1e-12).Of,
        ["assortativity"] = (plain, _) =>
            [Mixing.ByCategory(plain, [.. Enumerable.Range(0, plain.NodeCount).Select(v => v % 3)]).Coefficient],
    };

    public static TheoryData<string> Measures => [.. measures.Keys];

    [Theory]
    [MemberData(nameof(Measures))]
    public void A_measure_agrees_with_the_tools_on_every_graph(string measure)
    {
        var compared = 0;
        foreach (var cells in lines.Where(cells => cells[0] == "value" && cells[3] == measure))
        {
            var (plain, weighted) = graphs[cells[1]];
            var expected = cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(x => x == "nan" ? double.NaN : double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
            GraphAssert.Near(expected, measures[measure](plain, weighted), 1e-9, $"{measure} of {cells[1]} by {cells[2]}");
            compared++;
        }
        Assert.InRange(compared, 9, 18);
    }

    [Fact]
    public void The_file_names_its_tools_and_every_measure_in_it_is_compared()
    {
        Assert.Equal(["networkx", "igraph"], lines.Where(cells => cells[0] == "tool").Select(cells => cells[1]));
        Assert.Empty(lines.Where(cells => cells[0] == "value").Select(cells => cells[3]).Except(measures.Keys));
    }

    [Fact]
    public void Well_known_figures_of_the_classics_are_met()
    {
        var (zachary, _) = graphs["Zachary's karate club"];
        Assert.Equal((34, 78L), (zachary.NodeCount, zachary.EdgeCount));
        Assert.Equal(45, Clustering.Total(Clustering.Triangles(zachary)));
        Assert.Equal(4, Cores.Of(zachary).Max());
        var (families, _) = graphs["Florentine families"];
        Assert.Equal((15, 20L), (families.NodeCount, families.EdgeCount));
        // The Medici stand on 47.5 of the 91 pairs of other families.
        Assert.Equal(47.5, Betweenness.Of(families).Max(), 9);
        var (women, _) = graphs["Davis Southern women"];
        Assert.Equal((32, 89L), (women.NodeCount, women.EdgeCount));
        Assert.Equal(0, Clustering.Total(Clustering.Triangles(women)));
        var (people, _) = graphs["Les Misérables"];
        Assert.Equal((77, 254L, 36), (people.NodeCount, people.EdgeCount, people.MaxDegree()));
    }

    private static (Graph Plain, Graph Weighted) Read(int nodes, string edges)
    {
        GraphBuilder plain = new(nodes, Duplicates.Refuse), weighted = new(nodes, Duplicates.Refuse);
        foreach (var edge in edges.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = edge.Split('-', ':');
            int a = int.Parse(cells[0], CultureInfo.InvariantCulture), b = int.Parse(cells[1], CultureInfo.InvariantCulture);
            plain.Add(a, b);
            weighted.Add(a, b, double.Parse(cells[2], CultureInfo.InvariantCulture));
        }
        return (plain.Build(), weighted.Build());
    }

    private static double[] Doubles(int[] values) => Array.ConvertAll(values, x => (double)x);

    private static double[] Ends(IReadOnlyList<(int A, int B)> edges) => [.. edges.SelectMany(e => new double[] { e.A, e.B })];
}
