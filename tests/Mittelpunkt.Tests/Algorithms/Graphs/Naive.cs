namespace Mittelpunkt.Tests.Algorithms.Graphs;

/// <summary>Slow definitions written from the formulas over plain matrices, to judge the fast ones by.</summary>
internal static class Naive
{
    /// <summary>Floyd and Warshall; infinite where there is no path.</summary>
    public static double[,] Distances(Sample sample)
    {
        var n = sample.Nodes;
        var d = new double[n, n];
        for (var a = 0; a < n; a++)
            for (var b = 0; b < n; b++)
                d[a, b] = a == b ? 0 : sample.Joined[a, b] ? 1 : double.PositiveInfinity;
        for (var k = 0; k < n; k++)
            for (var a = 0; a < n; a++)
            {
                if (double.IsInfinity(d[a, k])) continue;
                for (var b = 0; b < n; b++)
                    if (d[a, k] + d[k, b] < d[a, b]) d[a, b] = d[a, k] + d[k, b];
            }
        return d;
    }

    /// <summary>The power method with the walker of a node without ties sent to the teleport target, run until it stands still.</summary>
    public static double[] PageRank(Sample sample, double damping, double[]? teleport)
    {
        var n = sample.Nodes;
        var target = Enumerable.Range(0, n).Select(v => teleport is null ? 1.0 / n : teleport[v] / teleport.Sum()).ToArray();
        var ties = Enumerable.Range(0, n).Select(v => sample.Neighbours(v).ToArray()).ToArray();
        var strength = Enumerable.Range(0, n).Select(v => ties[v].Sum(w => sample.Matrix[v, w])).ToArray();
        var rank = target.ToArray();
        for (var (change, pass) = (1.0, 0); change > 1e-14 && pass < 1000; pass++)
        {
            var resting = Enumerable.Range(0, n).Where(v => strength[v] == 0).Sum(v => rank[v]);
            var next = new double[n];
            for (var v = 0; v < n; v++)
                next[v] = (1 - damping + damping * resting) * target[v]
                    + damping * ties[v].Sum(w => rank[w] * sample.Matrix[v, w] / strength[w]);
            change = n == 0 ? 0 : next.Zip(rank, (a, b) => Math.Abs(a - b)).Sum();
            rank = next;
        }
        return rank;
    }

    /// <summary>Counts the shortest paths of every pair, then those through every third node.</summary>
    public static double[] Betweenness(Sample sample)
    {
        var n = sample.Nodes;
        var d = Distances(sample);
        var paths = new double[n, n];
        for (var s = 0; s < n; s++)
        {
            paths[s, s] = 1;
            foreach (var t in Enumerable.Range(0, n).Where(t => t != s && double.IsFinite(d[s, t])).OrderBy(t => d[s, t]))
                foreach (var u in sample.Neighbours(t).Where(u => d[s, u] == d[s, t] - 1))
                    paths[s, t] += paths[s, u];
        }
        var between = new double[n];
        for (var v = 0; v < n; v++)
            for (var s = 0; s < n; s++)
                for (var t = s + 1; t < n; t++)
                    if (v != s && v != t && double.IsFinite(d[s, t]) && d[s, v] + d[v, t] == d[s, t])
                        between[v] += paths[s, v] * paths[v, t] / paths[s, t];
        return between;
    }
}
