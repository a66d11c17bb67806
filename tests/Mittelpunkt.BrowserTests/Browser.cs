using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Mittelpunkt.BrowserTests.Browser))]

namespace Mittelpunkt.BrowserTests;

/// <summary>One Chromium for all browser tests; each test opens its own context.</summary>
public sealed class Browser : IAsyncLifetime
{
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };
    public static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };

    private const float Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // As long as a page has to come; a machine busy with other tests needs more than the usual five seconds.
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("MITTELPUNKT_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
    }

    /// <summary>A fresh page; its requests to other hosts and its console errors are kept in the notes.</summary>
    public async Task<(IPage Page, PageNotes Notes)> Open(Uri site, ViewportSize? size = null, bool script = true, bool reducedMotion = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = site.ToString(), ViewportSize = size ?? Desktop, JavaScriptEnabled = script, Locale = "de-DE",
            ReducedMotion = reducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        return (page, new PageNotes(page, site));
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }
}
