using System.Globalization;
using System.Runtime.InteropServices;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Bench.Graphs;

/// <summary><c>bench graph [EDGELIST] [--kronecker SCALE] [--json] [--peers] [--gap DIR] [--out DIR] [--source N]… [--quick]</c></summary>
public sealed class GraphBench
{
    private const string Usage = """
        bin/bench graph [EDGELIST] [--kronecker SCALE] [--json] [--peers] [--gap DIR] [--out DIR] [--source N]... [--quick]
          EDGELIST   text file of "a b" lines, 0-based ids; without it the standard graphs are generated
          --kronecker SCALE  instead: the Kronecker graph of 2^SCALE nodes, the four measures of the GAP benchmark
          --json     print JSON instead of a table
          --peers    run python3-igraph on the same file in the same run
          --gap DIR  folder with the GAP benchmark programs bfs, pr, cc, tc
          --out DIR  write every node's values as NAME.tsv
          --source N write personalised PageRank of N as ppr-N.tsv (with --out), may be repeated
          --quick    small graphs, for trying out
        """;

    private readonly List<int> sources = [];
    private readonly SortedDictionary<string, string> facts = [];
    private string? edgeList;
    private string? gap;
    private string? folder;
    private bool json;
    private bool peers;
    private bool quick;
    private int kronecker;

    public static int Run(string[] arguments)
    {
        var bench = new GraphBench();
        if (!bench.Read(arguments))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        try
        {
            bench.Run();
            return 0;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private bool Read(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--json": json = true; break;
                case "--peers": peers = true; break;
                case "--quick": quick = true; break;
                case "--kronecker" when i + 1 < arguments.Length
                    && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out kronecker) && kronecker is >= 4 and <= KroneckerGraph.LargestScale:
                    i++;
                    break;
                case "--gap" when i + 1 < arguments.Length: gap = arguments[++i]; break;
                case "--out" when i + 1 < arguments.Length: folder = arguments[++i]; break;
                case "--source" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var node) && node >= 0:
                    sources.Add(node);
                    i++;
                    break;
                case var file when edgeList is null && !file.StartsWith('-'): edgeList = file; break;
                default: return false;
            }
        }

        return true;
    }

    private void Run()
    {
        var report = new Report(MemorySpeed.Measure());
        facts["date"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        facts["machine"] = $"{Processor()}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB";
        facts["runtime"] = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";
        if (File.Exists("/proc/loadavg")) facts["load at the start"] = File.ReadAllText("/proc/loadavg").Trim();
        if (edgeList is not null) OnFile(report, "file", edgeList);
        else if (kronecker > 0) Kronecker(report);
        else Standard(report);
        report.Print(json, facts);
    }

    private void Kronecker(Report report)
    {
        var path = Path.Combine(Path.GetTempPath(), $"mittelpunkt-{Environment.ProcessId}.el");
        var name = $"Kronecker 2^{kronecker}";
        try
        {
            PlantedGraph.Write(path, KroneckerGraph.Draw(kronecker, 1));
            var rows = new StructureRows(report, new ValueFiles(folder), name);
            var graph = rows.Load(path);
            rows.LikeGap(graph);
            if (peers) Peers.Igraph(report, name, path, 0, facts);
            if (gap is not null) Peers.Gap(report, name, path, gap, StructureRows.Hub(graph));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private void Standard(Report report)
    {
        var path = Path.Combine(Path.GetTempPath(), $"mittelpunkt-{Environment.ProcessId}.el");
        try
        {
            PlantedGraph.Write(path, quick ? PlantedGraph.Draw(20_000, 200_000, 1) : PlantedGraph.Draw(1_000_000, 10_000_000, 1));
            OnFile(report, quick ? "20k/200k" : "1M/10M", path);
        }
        finally
        {
            File.Delete(path);
        }

        TownRows.Dashboard(report);
        Large(report);
        TownRows.Growth(report, quick ? [10_000, 30_000] : [10_000, 100_000, 1_000_000, 5_000_000]);
    }

    private void Large(Report report)
    {
        var (nodes, ties) = quick ? (100_000, 500_000) : (5_000_000, 25_000_000);
        var keys = PlantedGraph.Draw(nodes, ties, 2);
        var builder = new GraphBuilder(nodes).AddRange(Array.ConvertAll(keys, k => (int)(k >> 32)), Array.ConvertAll(keys, k => (int)k));
        keys = [];
        var name = quick ? "100k/500k" : "5M/25M";
        var graph = report.Measure(name, "build", () => builder.Build(), g => $"{g.ByteSize / 1e6:0} MB");
        builder = null;
        new PushRows(report, name, new PushOptions(), quick).Run(graph);
        var found = report.Measure(name, "leiden, 1 iteration", () => Leiden.Find(graph, new LeidenOptions { Iterations = 1 }), c => $"{c.Count} communities");
        var renumbered = report.Measure(name, "renumber", () => Renumbering.ByCommunityThenDegree(graph, found.Labels), _ => "by community, then degree");
        new PushRows(report, name + " renumbered", new PushOptions(), quick).Speed(renumbered.Graph);
    }

    private void OnFile(Report report, string name, string path)
    {
        var files = new ValueFiles(folder);
        var rows = new StructureRows(report, files, name);
        var graph = rows.Load(path);
        rows.Run(graph);
        if (graph.NodeCount > 0) rows.BreadthFirstSearch(graph);
        foreach (var source in sources)
        {
            if (source >= graph.NodeCount) throw new FormatException($"--source {source}: the graph has the nodes 0 to {graph.NodeCount - 1}.");
            files.Write(string.Create(CultureInfo.InvariantCulture, $"ppr-{source}"),
                report.Measure(name, $"ppr of {source}, exact", () => PersonalisedPageRank.Exact(graph, [source]), _ => "error at most 1e-11 in sum"));
        }

        if (edgeList is not null && graph.EdgeCount > 0) new PushRows(report, name, new PushOptions(), quick || graph.NodeCount < 100_000).Run(graph);
        if (peers) Peers.Igraph(report, name, path, StructureRows.Seeds, facts);
        if (gap is not null) Peers.Gap(report, name, path, gap, graph.NodeCount > 0 ? StructureRows.Hub(graph) : 0);
    }

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
