using System.Globalization;
using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Bench.Web;

/// <summary>The website as a server: first bytes, request rates beside a bare Kestrel, the map's data, and many open streams of pulses.</summary>
internal static class WebBench
{
    private const int Actors = 5_000;
    private const int Ties = 20_000;

    public static async Task<int> Run(bool onlyStreams = false)
    {
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-bench-").FullName;
        try
        {
            var region = WebRegion.Generate(Actors, Ties);
            await using (var maker = Website.Build(["--Data", folder, "--Empty", "true", "--Logging:LogLevel:Default", "Warning"]))
            {
                await Preparation.Run(maker.Services, CancellationToken.None);
                await region.Store(maker.Services);
            }

            Console.WriteLine($"Website: {Actors} actors, {Ties} ties, {Environment.ProcessorCount} processors");
            await using var site = await SiteProcess.Start(folder);
            var pages = PageRows.Of(region);
            if (!onlyStreams)
            {
                await PageRows.FirstBytes(site, pages);
                await Rates(site, pages);
            }

            await StreamRows.Run(site, folder);
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        return 0;
    }

    private static async Task Rates(SiteProcess site, (string Name, string Path)[] pages)
    {
        if (!Wrk.IsInstalled)
        {
            Console.WriteLine("  answers a second are left out: wrk is not installed (Debian: apt-get install wrk)");
            return;
        }

        await RateRows.CachedPages(site, pages);
        await RateRows.MapData(site);
    }

    public static void Row(string what, double value, string unit, string bar) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-66} {value,10:0.00} {unit,-6} {(bar.Length == 0 ? "" : "bar " + bar)}"));
}
