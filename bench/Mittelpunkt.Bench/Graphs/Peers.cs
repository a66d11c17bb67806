using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>Runs the same operations on the same file with python3-igraph and, where a folder is given, the GAP benchmark programs.</summary>
public static partial class Peers
{
    /// <summary>Runs peers.py and sets its times beside the rows of the same name; more facts go to <paramref name="facts"/>.</summary>
    public static void Igraph(Report report, string name, string edgeList, int seeds, IDictionary<string, string> facts)
    {
        foreach (var line in Lines("/usr/bin/python3", Script(), edgeList, seeds.ToString(CultureInfo.InvariantCulture)))
        {
            Console.Error.WriteLine("  peer " + line);
            var answer = JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!;
            facts["peer"] = answer.Peer;
            if (answer.Summary.Length > 0) facts[$"{answer.Peer}, {answer.Name}"] = answer.Summary;
            Set(report, name, answer.Name, answer.Peer, answer.Seconds, answer.Processor);
        }
    }

    /// <summary>Runs of a GAP program, of which the best counts; ours run as often beside them.</summary>
    public const int GapRounds = 5;

    /// <summary>Runs bfs, pr, cc and tc of the GAP benchmark on the same edges; programs that are missing are passed over. The search begins at the node given.</summary>
    public static void Gap(Report report, string name, string edgeList, string folder, int source)
    {
        // The GAP programs tell the format by the ending.
        var link = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".el");
        File.CreateSymbolicLink(link, Path.GetFullPath(edgeList));
        try
        {
            foreach (var (program, row) in new[] { ("bfs", "bfs"), ("pr", "pagerank"), ("cc", "components"), ("tc", "triangles") })
            {
                var path = Path.Combine(folder, program);
                if (!File.Exists(path)) { Console.Error.WriteLine($"  {path} is missing"); continue; }
                string[] arguments = ["-f", link, "-s", "-n", GapRounds.ToString(CultureInfo.InvariantCulture), .. program switch
                {
                    "pr" => new[] { "-t", "1e-8", "-i", "1000" },
                    "bfs" => ["-r", source.ToString(CultureInfo.InvariantCulture)],
                    _ => [],
                }];
                var trials = Lines(path, arguments).Select(l => TrialTime().Match(l)).Where(m => m.Success)
                    .Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
                if (trials.Count > 0) Set(report, name, row, "GAP", trials.Min());
            }
        }
        finally
        {
            File.Delete(link);
        }
    }

    private static void Set(Report report, string graph, string name, string peer, double seconds, double? processor = null)
    {
        var row = report.Rows.LastOrDefault(r => r.Graph == graph && r.Name == name);
        if (row is null) return;
        (row.Peer, row.PeerSeconds, row.PeerProcessor) = (peer, seconds, processor);
    }

    private static IEnumerable<string> Lines(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line) yield return line;
        process.WaitForExit();
        if (process.ExitCode != 0) Console.Error.WriteLine($"  {program} ended with {process.ExitCode}");
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "peers.py");

    [GeneratedRegex(@"Trial Time:\s+([0-9.]+)")]
    private static partial Regex TrialTime();

    private sealed record Answer(string Peer, string Name, double Seconds, double Processor, string Summary);
}
