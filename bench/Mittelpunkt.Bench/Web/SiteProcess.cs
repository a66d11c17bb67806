using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Hosting;
using Mittelpunkt.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mittelpunkt.Bench.Web;

/// <summary>The real website in a process of its own, which also obeys a few words on its standard input.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<SiteProcess> Start(string folder)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["web", "site", folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new SiteProcess(process, new Uri(await Line(process)));
    }

    /// <summary>Says a word and hears the answer.</summary>
    public async Task<string> Ask(string word)
    {
        await _process.StandardInput.WriteLineAsync(word);
        return await Line(_process);
    }

    /// <summary>Memory in use after a collection, in bytes.</summary>
    public async Task<double> Memory()
    {
        await Ask("collect");
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The other side: serves until its standard input ends.</summary>
    public static async Task<int> Serve(string folder)
    {
        await using var site = Website.Build(["--Data", folder, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning",
            "--Logging:Console:LogToStandardErrorThreshold", "Trace",
            "--RequestsPerMinute", "100000000", "--StreamsPerAddress", "20000"]);
        await Preparation.Run(site.Services, CancellationToken.None);
        await site.StartAsync();
        await Console.Out.WriteLineAsync(site.Urls.First());
        while (await Console.In.ReadLineAsync() is { } word)
        {
            await Console.Out.WriteLineAsync(await Obey(site.Services, word));
        }

        await site.StopAsync();
        return 0;
    }

    private static async Task<string> Obey(IServiceProvider services, string word)
    {
        switch (word)
        {
            case "forget":
                await services.GetRequiredService<PageCache>().Forget(default);
                return "forgotten";
            case "collect":
                GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                return "collected";
            case var _ when word.Split(' ') is ["cookie", var account]:
                return await SignedIn.Cookie(services, Guid.Parse(account));
            case var _ when word.Split(' ') is ["rule", var viewer, var actor]:
                return await SignedIn.Rule(services, Guid.Parse(viewer), Guid.Parse(actor));
            default:
                return (await WritePulse(services)).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Writes a pulse and returns the moment before its commit, on the clock all processes share.</summary>
    public static async Task<long> WritePulse(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var region = await db.Regions.SingleAsync();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);
        db.Add(new Pulse { RegionId = region.Id, At = DateTimeOffset.UtcNow, Kind = PulseKind.Imported, Count = 1, Source = "Messung" });
        var before = Stopwatch.GetTimestamp();
        await db.SaveChangesAsync();
        return before;
    }

    private static async Task<string> Line(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The site ended.");
}
