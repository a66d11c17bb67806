using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

/// <summary>Edges as they are put in (duplicates and both directions among them), the graph built from them, and a plain matrix of weights.</summary>
internal sealed class Sample
{
    public Sample(string kind, int nodes, bool weighted, List<(int A, int B, double Weight)> edges)
    {
        (Kind, Nodes, Edges) = (kind, nodes, edges);
        Matrix = new double[nodes, nodes];
        Joined = new bool[nodes, nodes];
        var builder = new GraphBuilder(nodes, weighted ? Duplicates.Sum : Duplicates.Max);
        foreach (var (a, b, weight) in edges)
        {
            _ = weighted ? builder.Add(a, b, weight) : builder.Add(a, b);
            Matrix[a, b] = Matrix[b, a] = weighted ? Matrix[a, b] + weight : 1;
            Joined[a, b] = Joined[b, a] = true;
        }
        Graph = builder.Build();
    }

    public string Kind { get; }

    public int Nodes { get; }

    public IReadOnlyList<(int A, int B, double Weight)> Edges { get; }

    public Graph Graph { get; }

    public double[,] Matrix { get; }

    public bool[,] Joined { get; }

    public IEnumerable<int> Neighbours(int v) => Enumerable.Range(0, Nodes).Where(w => Joined[v, w]);

    public override string ToString() => $"{Kind} of {Nodes} nodes";
}

/// <summary>A thousand small graphs of many kinds, the same in every run.</summary>
internal static class RandomGraphs
{
    private static readonly Lazy<Sample[]> all = new(() => [.. Enumerable.Range(0, 1000).Select(Make)]);

    public static IReadOnlyList<Sample> All => all.Value;

    /// <summary>Calls the check on every graph, on all processors, and says which graph failed.</summary>
    public static void Check(Action<Sample> check) => Check(All, check);

    public static void Check(IEnumerable<Sample> samples, Action<Sample> check) => Parallel.ForEach(samples, sample =>
    {
        try
        {
            check(sample);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{sample}: {e.Message}", e);
        }
    });

    private static Sample Make(int seed)
    {
        var random = new Random(seed);
        var weighted = seed % 3 == 0;
        // One in twenty has up to 200 nodes, the others up to 50, so that cubic oracles stay quick.
        var n = 1 + random.Next(seed % 20 == 0 ? 200 : 50);
        var kind = seed < 20 ? seed % 10 : 4 + random.Next(6);
        List<(int, int)> edges = kind switch
        {
            0 => Nothing(out n),
            1 => [],
            2 => [.. Enumerable.Range(1, n - 1).Select(v => (0, v))],
            3 => [.. Pairs(n)],
            4 => [.. Enumerable.Range(1, n - 1).Select(v => (v, random.Next(v)))],
            5 => [.. Pairs(n).Where(_ => random.NextDouble() < 2.0 / n)],
            6 => [.. Pairs(n).Where(_ => random.NextDouble() < 0.2)],
            7 => [.. Pairs(n).Where(p => random.NextDouble() < (p.A / 8 == p.B / 8 ? 0.7 : 0.5 / n))],
            8 => Preferential(n, random),
            _ => [.. Enumerable.Range(0, n).Where(_ => n > 2).Select(v => (v, (v + 1) % n)).Concat(Pairs(n).Where(_ => random.NextDouble() < 0.02))],
        };
        var put = new List<(int, int, double)>();
        foreach (var (a, b) in edges.OrderBy(_ => random.Next()))
        {
            put.Add(random.Next(2) == 0 ? (a, b, Weight()) : (b, a, Weight()));
            if (random.Next(10) == 0) put.Add((b, a, Weight()));
        }
        return new Sample($"{(weighted ? "weighted " : "")}kind {kind}, seed {seed}", n, weighted, put);

        double Weight() => weighted ? Math.Round(0.1 + 5 * random.NextDouble(), 3) : 1;
    }

    private static List<(int, int)> Nothing(out int n)
    {
        n = 0;
        return [];
    }

    private static IEnumerable<(int A, int B)> Pairs(int n)
    {
        for (var a = 0; a < n; a++)
            for (var b = a + 1; b < n; b++)
                yield return (a, b);
    }

    private static List<(int, int)> Preferential(int n, Random random)
    {
        var ends = new List<int> { 0 };
        var edges = new List<(int, int)>();
        for (var v = 1; v < n; v++)
        {
            for (var k = 0; k < 3; k++)
            {
                var w = ends[random.Next(ends.Count)];
                if (w == v) continue;
                edges.Add((v, w));
                ends.Add(w);
            }
            ends.Add(v);
        }
        return edges;
    }
}
