using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Mittelpunkt.Bench.Web;

/// <summary>
/// The living map in headless Chromium with software rendering: time to the usable map, script by frame while pulses
/// arrive, while the years are played and while the map is dragged, and the heap of the wall over an hour's pulses.
/// </summary>
internal static class BrowserBench
{
    private const int Dots = 2000;
    private const int Arcs = 5000;
    private const int HourOfPulses = 20 * 60;

    public static async Task<int> Run()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("MITTELPUNKT_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--js-flags=--expose-gc",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
        await using (var demo = await BrowserRegion.Demo())
        {
            Console.WriteLine("Browser: the region that comes with the product");
            await TimeToMap(browser, demo);
        }

        await using var region = await BrowserRegion.Start(Dots, Arcs);
        Console.WriteLine($"Browser: {Dots} dots, {Arcs} arcs, 1440 x 900, software rendering, Chromium {browser.Version}");
        await TimeToMap(browser, region);
        await Frames(browser, region);
        await Wall(browser, region);
        return 0;
    }

    private static async Task TimeToMap(IBrowser browser, BrowserRegion region)
    {
        var times = new List<double>();
        long before = 0;
        for (var round = 0; round < 5; round++)
        {
            await using var context = await NewContext(browser, region, 1440, 900);
            var page = await context.NewPageAsync();
            var islandAsked = false;
            page.Response += async (_, response) =>
            {
                islandAsked |= response.Url.Contains("/lib/islands/", StringComparison.Ordinal);
                if (!islandAsked && response.Request.ResourceType == "script")
                {
                    Interlocked.Add(ref before, (await response.BodyAsync()).Length);
                }
            };
            var watch = Stopwatch.StartNew();
            await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
            await page.Locator("mp-map[data-state=ready]").WaitForAsync(new() { Timeout = 120_000 });
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Row("navigation to usable map, median of 5", times[2], "ms", "2500");
        Row("script before the map island", before, "bytes", "0");
    }

    private static async Task Frames(IBrowser browser, BrowserRegion region)
    {
        await using var context = await NewContext(browser, region, 1440, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("mp-map[data-state=ready]").WaitForAsync(new() { Timeout = 120_000 });
        await Task.Delay(4000);
        Print("10 pulses a second", await WithPulses(page, region, () => Task.CompletedTask));
        Print("10 pulses a second, years played", await WithPulses(page, region, () => page.Locator(".mp-map-play").ClickAsync()));
        await page.Locator(".mp-map-play").ClickAsync();
        Print("10 pulses a second, map dragged", await WithPulses(page, region, () => Drag(page)));
    }

    private static Task<FrameTrace> WithPulses(IPage page, BrowserRegion region, Func<Task> act) =>
        FrameTrace.Of(page, () => Task.WhenAll(act(), region.Pulse(100, TimeSpan.FromMilliseconds(100))));

    private static async Task Drag(IPage page)
    {
        await page.Mouse.MoveAsync(700, 400);
        await page.Mouse.DownAsync();
        for (var step = 0; step < 100; step++)
        {
            await page.Mouse.MoveAsync(700 + (float)(150 * Math.Sin(step / 8.0)), 400 + (float)(80 * Math.Cos(step / 8.0)));
            await Task.Delay(60);
        }

        await page.Mouse.UpAsync();
    }

    /// <summary>An hour at 20 pulses a minute, run twenty times as fast; heap after forced collection.</summary>
    private static async Task Wall(IBrowser browser, BrowserRegion region)
    {
        await using var context = await NewContext(browser, region, 960, 540);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/wand");
        await page.Locator("mp-map[data-state=ready]").WaitForAsync(new() { Timeout = 120_000 });
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("HeapProfiler.enable");
        await region.Pulse(HourOfPulses / 6, TimeSpan.FromMilliseconds(150));
        for (var part = 0; part <= 6; part++)
        {
            if (part > 0)
            {
                await region.Pulse(HourOfPulses / 6, TimeSpan.FromMilliseconds(150));
            }

            await session.SendAsync("HeapProfiler.collectGarbage");
            await session.SendAsync("HeapProfiler.collectGarbage");
            var heap = await session.SendAsync("Runtime.getHeapUsage");
            Row($"wall, heap after {part * HourOfPulses / 6} pulses", heap!.Value.GetProperty("usedSize").GetDouble() / 1e6, "MB", "flat");
        }
    }

    private static Task<IBrowserContext> NewContext(IBrowser browser, BrowserRegion region, int width, int height) =>
        browser.NewContextAsync(new() { BaseURL = region.Address.ToString(), ViewportSize = new() { Width = width, Height = height } });

    private static void Print(string what, FrameTrace trace)
    {
        Row($"script by frame, {what}, median", trace.Median, "ms", "8");
        Row($"script by frame, {what}, 95 %", trace.Percentile95, "ms", "");
        Row($"frames a second, {what}", trace.FramesPerSecond, "", "");
    }

    private static void Row(string what, double value, string unit, string bar) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-62} {value,10:0.00} {unit,-6} {(bar == "" ? "" : "bar " + bar)}"));
}
