using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Mittelpunkt.Bench.Web;

/// <summary>The load generator wrk.</summary>
internal static partial class Wrk
{
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    /// <summary>Answers in a second, with 32 connections on one thread.</summary>
    public static async Task<double> Rate(Uri address, int seconds, params string[] headers)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", "-c32", "-d" + seconds.ToString(CultureInfo.InvariantCulture) + "s", .. headers.SelectMany(header => new[] { "-H", header }), address.AbsoluteUri])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk is not installed.");
        var report = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (report.Contains("Non-2xx", StringComparison.Ordinal) && !headers.Any(header => header.StartsWith("If-None-Match", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException(address + "\n" + report);
        }

        return double.Parse(PerSecond().Match(report).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
