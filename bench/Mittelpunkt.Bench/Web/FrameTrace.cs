using System.Text.Json;
using Microsoft.Playwright;

namespace Mittelpunkt.Bench.Web;

/// <summary>
/// Main-thread script of a page by frame, from Chromium's own trace: thread time (not wall time) of everything that runs
/// script or collects garbage, summed from one animation frame to the next.
/// </summary>
internal sealed class FrameTrace
{
    private const double SameFrame = 4000;
    private static readonly HashSet<string> Script =
        ["FireAnimationFrame", "FunctionCall", "EventDispatch", "TimerFire", "EvaluateScript", "RunMicrotasks", "MinorGC", "MajorGC"];

    private const string Categories = "-*,devtools.timeline,v8";

    private readonly List<Slice> _slices = [];

    public IReadOnlyList<double> MillisecondsByFrame { get; private set; } = [];

    public double FramesPerSecond { get; private set; }

    public double Median => At(0.5);

    public double Percentile95 => At(0.95);

    public static async Task<FrameTrace> Of(IPage page, Func<Task> act)
    {
        var trace = new FrameTrace();
        var session = await page.Context.NewCDPSessionAsync(page);
        var ended = new TaskCompletionSource();
        session.Event("Tracing.dataCollected").OnEvent += (_, data) => trace.Take(data);
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => ended.TrySetResult();
        await session.SendAsync("Tracing.start", new()
        {
            ["transferMode"] = "ReportEvents",
            ["categories"] = Categories,
        });
        await act();
        await session.SendAsync("Tracing.end");
        await ended.Task;
        await session.DetachAsync();
        trace.Sum();
        return trace;
    }

    private double At(double share) => MillisecondsByFrame.Count == 0
        ? double.NaN
        : MillisecondsByFrame[Math.Min(MillisecondsByFrame.Count - 1, (int)(MillisecondsByFrame.Count * share))];

    private void Take(JsonElement? data)
    {
        foreach (var entry in data!.Value.GetProperty("value").EnumerateArray())
        {
            if (entry.GetProperty("ph").GetString() == "X" && Script.Contains(entry.GetProperty("name").GetString()!))
            {
                var length = entry.TryGetProperty("dur", out var wall) ? wall.GetDouble() : 0;
                _slices.Add(new Slice(
                    entry.GetProperty("name").GetString()!, (entry.GetProperty("pid").GetInt64(), entry.GetProperty("tid").GetInt64()),
                    entry.GetProperty("ts").GetDouble(), length, entry.TryGetProperty("tdur", out var thread) ? thread.GetDouble() : length));
            }
        }
    }

    private void Sum()
    {
        var main = _slices.Where(slice => slice.Name == "FireAnimationFrame").GroupBy(slice => slice.Thread)
            .OrderByDescending(group => group.Count()).First().Key;
        var outermost = Outermost(_slices.Where(slice => slice.Thread == main));
        var starts = new List<double>();
        var last = double.MinValue;
        foreach (var frame in outermost.Where(slice => slice.Name == "FireAnimationFrame"))
        {
            if (frame.Start - last > SameFrame)
            {
                starts.Add(frame.Start);
            }

            last = frame.Start;
        }

        var sums = new double[starts.Count];
        foreach (var slice in outermost.Where(slice => slice.Start >= starts[0]))
        {
            var found = starts.BinarySearch(slice.Start);
            sums[found >= 0 ? found : ~found - 1] += slice.OnThread / 1000;
        }

        MillisecondsByFrame = [.. sums.Order()];
        FramesPerSecond = starts.Count < 2 ? 0 : (starts.Count - 1) / ((starts[^1] - starts[0]) / 1e6);
    }

    private static List<Slice> Outermost(IEnumerable<Slice> slices)
    {
        var kept = new List<Slice>();
        var end = double.MinValue;
        foreach (var slice in slices.OrderBy(slice => slice.Start).ThenByDescending(slice => slice.Length))
        {
            if (slice.Start >= end)
            {
                kept.Add(slice);
                end = slice.Start + slice.Length;
            }
        }

        return kept;
    }

    private sealed record Slice(string Name, (long, long) Thread, double Start, double Length, double OnThread);
}
