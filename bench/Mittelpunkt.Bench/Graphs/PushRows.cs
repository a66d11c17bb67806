using System.Diagnostics;
using System.Globalization;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>Personalised PageRank by push: time of single queries, queries a second on all processors, and recall against a far finer push.</summary>
public sealed class PushRows(Report report, string name, PushOptions options, bool quick)
{
    private const int K = 20;
    private const int Strata = 10;
    private const double Finer = 1e-7;

    public void Run(Graph graph)
    {
        var sources = Stratified(graph, quick ? 5 : 24);
        Latency(graph, Stratified(graph, quick ? 20 : 240));
        Throughput(graph, Stratified(graph, quick ? 20 : 240));
        Recall(graph, sources);
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
        var threads = Environment.ProcessorCount;
        var watch = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(quick ? 0.5 : 5);
        Parallel.For(0, threads, t =>
        {
            var workspace = new PushWorkspace();
            var best = new ScoredNode[K];
            for (var i = t; watch.Elapsed < until; i += threads)
            {
                var source = sources[i % sources.Length];
                PersonalisedPageRank.Top(graph, [source], [source], options, workspace, best);
                Interlocked.Increment(ref done);
            }
        });
        report.Add(name, "ppr top-20, throughput", watch.Elapsed.TotalSeconds / done,
            string.Create(CultureInfo.InvariantCulture, $"{done / watch.Elapsed.TotalSeconds:0} queries/s on {threads} threads"));
    }

    private void Recall(Graph graph, int[] sources)
    {
        var recalls = new double[sources.Length];
        var watch = Stopwatch.StartNew();
        Parallel.For(0, sources.Length, () => (Fine: new PushWorkspace(), Coarse: new PushWorkspace()), (i, _, spaces) =>
        {
            var truth = new ScoredNode[K];
            var found = new ScoredNode[K];
            int[] source = [sources[i]];
            var finer = PersonalisedPageRank.Top(graph, source, source, new PushOptions { Restart = options.Restart, Threshold = Finer }, spaces.Fine, truth);
            var coarse = PersonalisedPageRank.Top(graph, source, source, options, spaces.Coarse, found);
            var exact = truth.Take(finer.Count).Select(n => n.Node).ToHashSet();
            recalls[i] = exact.Count == 0 ? 1 : found.Take(coarse.Count).Count(n => exact.Contains(n.Node)) / (double)exact.Count;
            return spaces;
        }, _ => { });
        var mean = recalls.Average();
        var half = 1.96 * Math.Sqrt(recalls.Sum(r => (r - mean) * (r - mean)) / (recalls.Length - 1) / recalls.Length);
        report.Add(name, "ppr top-20, recall", watch.Elapsed.TotalSeconds, string.Create(CultureInfo.InvariantCulture,
            $"recall {mean:0.0000} ± {half:0.0000} (95 %) over {sources.Length} sources stratified by degree, truth by push to {Finer:0e+0} x degree"));
    }
}
