using System.Runtime.CompilerServices;
using System.Text.Json;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

/// <summary>Known graphs with values computed by networkx and igraph, see Peers/neighbourhood_and_communities.py.</summary>
internal sealed record PeerGraph(
    string Name, int Nodes, int[][] Edges, double[]? Weights, double Leiden, int[] Labels, int[][] Pairs,
    double[] Jaccard, double[] AdamicAdar, double[] ResourceAllocation, double[] Common,
    double[] PagerankOf3, double[] PagerankOf0And9, int Flow, double[] Widest, int[][] PathPairs, int[][][] Paths)
{
    private static readonly Lazy<Stored> stored = new(() => Load());

    public static IReadOnlyList<PeerGraph> All => stored.Value.Graphs;

    public static int[] Capacities => stored.Value.Capacities;

    public Graph Build()
    {
        var builder = new GraphBuilder(Nodes);
        for (var i = 0; i < Edges.Length; i++)
            _ = Weights is null ? builder.Add(Edges[i][0], Edges[i][1]) : builder.Add(Edges[i][0], Edges[i][1], Weights[i]);
        return builder.Build();
    }

    private static Stored Load([CallerFilePath] string here = "") => JsonSerializer.Deserialize<Stored>(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Peers", "neighbourhood_and_communities.json")),
        JsonSerializerOptions.Web)!;

    private sealed record Stored(string Networkx, string Igraph, int[] Capacities, PeerGraph[] Graphs);
}
