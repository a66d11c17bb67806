using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>One measured operation.</summary>
/// <param name="Graph">What it ran on.</param>
/// <param name="Name">The operation.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Processor">Processor time of all threads; on a busy machine it says more than the wall time.</param>
/// <param name="PeakMegabytes">Largest resident memory of the process while it ran.</param>
/// <param name="Summary">The result in a few figures.</param>
/// <param name="Reads">Scattered memory reads the method needs by its own count, 0 where no count is given.</param>
/// <param name="ReadShare">These reads a second as share of what the memory gave in the same run.</param>
/// <param name="Limit">What limits the row.</param>
public sealed record Row(
    string Graph, string Name, double Seconds, double? Processor, double PeakMegabytes, string Summary, double Reads, double? ReadShare, string Limit)
{
    public string? Peer { get; set; }

    public double? PeerSeconds { get; set; }

    public double? PeerProcessor { get; set; }

    public double? Ratio => PeerSeconds / Seconds;

    public double? ProcessorRatio => PeerProcessor / Processor;
}

/// <summary>Measures operations one after the other and prints them as a table or as JSON.</summary>
public sealed class Report(MemorySpeed memory)
{
    private static readonly JsonSerializerOptions indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private const double Short = 0.5, LongEnough = 1;
    private readonly List<Row> rows = [];

    public IReadOnlyList<Row> Rows => rows;

    public MemorySpeed Memory => memory;

    /// <summary>
    /// Runs and records an operation. A short one runs again for up to a second, because its first runs are code not yet compiled to the end,
    /// and every one at least so many rounds; the best time counts.
    /// </summary>
    public T Measure<T>(string graph, string name, Func<T> operation, Func<T, string> summary, Func<T, double>? reads = null, string limit = "", int rounds = 1)
    {
        GC.Collect();
        ResetPeak();
        var (result, best, processor) = Time(operation);
        var spent = best;
        for (var round = 1; round < rounds || (best < Short && spent < LongEnough); round++)
        {
            var (next, seconds, busy) = Time(operation);
            (result, best, processor, spent) = (next, Math.Min(best, seconds), Math.Min(processor, busy), spent + seconds);
        }

        Add(graph, name, best, summary(result), reads?.Invoke(result) ?? 0, limit, processor);
        return result;
    }

    /// <summary>Runs an operation once for each seed from 1 up and records the mean, as its peer is measured; the result is that of seed 1. A run before them, not counted, compiles the code.</summary>
    public T MeasureSeeds<T>(string graph, string name, int seeds, Func<ulong, T> operation, Func<IReadOnlyList<T>, string> summary, string limit)
    {
        operation(0);
        GC.Collect();
        ResetPeak();
        var runs = Enumerable.Range(1, seeds).Select(seed => Time(() => operation((ulong)seed))).ToList();
        Add(graph, name, runs.Average(run => run.Seconds), summary([.. runs.Select(run => run.Result)]), 0, limit, runs.Average(run => run.Processor));
        return runs[0].Result;
    }

    public void Add(
        string graph, string name, double seconds, string summary, double reads = 0, string limit = "", double? processor = null)
    {
        var row = new Row(graph, name, seconds, processor, Peak(), summary, reads, reads > 0 ? reads / seconds / memory.RandomReads : null, limit);
        rows.Add(row);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Graph,-10} {row.Name,-28} {row.Seconds,10:0.0000} s {row.Processor,10:0.0000} cpu s  {row.Summary}"));
    }

    public void Print(bool json, IReadOnlyDictionary<string, string> facts)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { facts, memory, rows }, indented));
            return;
        }

        foreach (var (key, value) in facts) Console.WriteLine($"{key}: {value}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"memory: {memory.RandomReads / 1e6:0} million scattered reads/s, {memory.DependentReads / 1e6:0.0} million dependent reads/s, {memory.Stream / 1e9:0.0} GB/s in order"));
        Console.WriteLine();
        Console.WriteLine("| graph | operation | seconds | cpu s | peak MB | result | reads/s of memory's | limited by | peer | peer s | peer cpu s | peer/ours | cpu peer/ours |");
        Console.WriteLine("|---|---|---:|---:|---:|---|---:|---|---|---:|---:|---:|---:|");
        foreach (var row in rows)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Graph} | {row.Name} | {row.Seconds:0.0000} | {row.Processor:0.0000} | {row.PeakMegabytes:0} | {row.Summary} | {row.ReadShare:0.00} | {row.Limit} | {row.Peer} | {row.PeerSeconds:0.000} | {row.PeerProcessor:0.000} | {row.Ratio:0.00} | {row.ProcessorRatio:0.00} |"));
    }

    private static (T Result, double Seconds, double Processor) Time<T>(Func<T> operation)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = operation();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (result, seconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>The kernel keeps the largest resident size; writing 5 starts it anew. Where there is no such file the peak is that of the whole run.</summary>
    private static void ResetPeak()
    {
        try { File.WriteAllText("/proc/self/clear_refs", "5"); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }

    private static double Peak()
    {
        if (!File.Exists("/proc/self/status")) return Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
    }
}
