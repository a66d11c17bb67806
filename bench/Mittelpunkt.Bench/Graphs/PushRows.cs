using System.Diagnostics;
using System.Globalization;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>
/// Personalised PageRank by push: time of single queries, queries a second on all processors, and recall of the exact best.
/// The truth is a push 350 times finer; on some sources it is held against the exact iteration.
/// </summary>
public sealed class PushRows(Report report, string name, PushOptions options, bool quick)
{
    private const int K = 20;
    private const int Strata = 10;
    private const double Finer = 2e-8;
    private const int Checked = 3;
    private const double Equal = 1e-12;

    public void Run(Graph graph)
    {
        Speed(graph);
        Recall(graph, Stratified(graph, quick ? 5 : 24));
    }

    public void Speed(Graph graph)
    {
        var sources = Stratified(graph, quick ? 20 : 240);
        Latency(graph, sources);
        Throughput(graph, sources);
    }

    /// <summary>As many sources from each tenth of the nodes ordered by degree; nodes without ties are left out.</summary>
    private static int[] Stratified(Graph graph, int each)
    {
        var nodes = Enumerable.Range(0, graph.NodeCount).Where(v => graph.Degree(v) > 0).ToArray();
        Array.Sort(Array.ConvertAll(nodes, graph.Degree), nodes);
        var dice = new SplitMix(7);
        var sources = new int[Strata * each];
        for (var i = 0; i < sources.Length; i++)
        {
            long from = (long)nodes.Length * (i % Strata) / Strata, to = (long)nodes.Length * (i % Strata + 1) / Strata;
            sources[i] = nodes[from + dice.Below((int)Math.Max(1, to - from))];
        }

        return sources;
    }

    private void Latency(Graph graph, int[] sources)
    {
        var workspace = new PushWorkspace();
        var best = new ScoredNode[K];
        var times = new double[sources.Length];
        foreach (var source in sources) PersonalisedPageRank.Top(graph, [source], [source], options, workspace, best);
        long ties = 0;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < sources.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ties += PersonalisedPageRank.Top(graph, [sources[i]], [sources[i]], options, workspace, best).Ties;
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Array.Sort(times);
        double p50 = times[times.Length / 2], p99 = times[times.Length * 99 / 100];
        report.Add(name, "ppr top-20, p50", p50, $"{sources.Length} sources, {ties / sources.Length} ties a query, {bytes} B allocated",
            (double)ties / sources.Length, "scattered reads and table look-ups");
        report.Add(name, "ppr top-20, p99", p99, string.Create(CultureInfo.InvariantCulture, $"largest {times[^1] * 1000:0.00} ms"));
    }

    private void Throughput(Graph graph, int[] sources)
    {
        var done = 0;
        var spaces = new PushWorkspace[Environment.ProcessorCount];
        var warm = new ScoredNode[K];
        foreach (ref var space in spaces.AsSpan()) PersonalisedPageRank.Top(graph, [sources[0]], [], options, space = new PushWorkspace(), warm);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var threads = Environment.ProcessorCount;
        var watch = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(quick ? 0.5 : 5);
        Parallel.For(0, threads, t =>
        {
            var workspace = spaces[t];
            var best = new ScoredNode[K];
            for (var i = t; watch.Elapsed < until; i += threads)
            {
                var source = sources[i % sources.Length];
                PersonalisedPageRank.Top(graph, [source], [source], options, workspace, best);
                Interlocked.Increment(ref done);
            }
        });
        var busy = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        report.Add(name, "ppr top-20, throughput", watch.Elapsed.TotalSeconds / done,
            string.Create(CultureInfo.InvariantCulture, $"{done / watch.Elapsed.TotalSeconds:0} queries/s on {threads} threads, {done / busy:0} a processor second"), processor: busy / done);
    }

    private void Recall(Graph graph, int[] sources)
    {
        var recalls = new double[sources.Length];
        var watch = Stopwatch.StartNew();
        var threads = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, sources.Length, threads, () => (Fine: new PushWorkspace(), Coarse: new PushWorkspace()), (i, _, spaces) =>
        {
            var found = new ScoredNode[K];
            int[] source = [sources[i]];
            var right = Best(Truth(graph, source, spaces.Fine));
            var count = PersonalisedPageRank.Top(graph, source, source, options, spaces.Coarse, found).Count;
            recalls[i] = right.Count == 0 ? 1 : found.Take(count).Count(n => right.Contains(n.Node)) / (double)Math.Min(K, right.Count);
            return spaces;
        }, _ => { });
        var mean = recalls.Average();
        var half = 1.96 * Math.Sqrt(recalls.Sum(r => (r - mean) * (r - mean)) / (recalls.Length - 1) / recalls.Length);
        report.Add(name, "ppr top-20, recall", watch.Elapsed.TotalSeconds, string.Create(CultureInfo.InvariantCulture,
            $"recall {mean:0.0000} ± {half:0.0000} (95 %) over {sources.Length} sources stratified by degree, truth by push to {Finer:0e+0} x degree, the same best as the exact iteration on {Same(graph, sources)} of {Checked}"));
    }

    /// <summary>The best of a far finer push, twice as many as asked for.</summary>
    private ScoredNode[] Truth(Graph graph, int[] source, PushWorkspace workspace)
    {
        var truth = new ScoredNode[2 * K];
        var finer = PersonalisedPageRank.Top(graph, source, source, new PushOptions { Restart = options.Restart, Threshold = Finer }, workspace, truth);
        return truth[..finer.Count];
    }

    /// <summary>The first K; whoever equals the last of them is as right.</summary>
    private static HashSet<int> Best(ScoredNode[] ranked) =>
        [.. ranked.Where((n, rank) => rank < K || n.Score >= ranked[K - 1].Score - Equal).Select(n => n.Node)];

    private int Same(Graph graph, int[] sources)
    {
        var same = 0;
        for (var i = 0; i < Checked; i++)
        {
            int[] source = [sources[i * sources.Length / Checked]];
            var start = new double[graph.NodeCount];
            start[source[0]] = 1;
            var exact = PageRank.Of(graph, 1 - options.Restart, 1e-11, start).Of;
            exact[source[0]] = 0;
            var nodes = Enumerable.Range(0, exact.Length).Where(v => exact[v] > 1e-6).OrderByDescending(v => exact[v]).Take(2 * K);
            if (Best([.. nodes.Select(v => new ScoredNode(v, exact[v]))]).SetEquals(Best(Truth(graph, source, new PushWorkspace())))) same++;
        }

        return same;
    }
}
