using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Map;

/// <summary>A page with the living map, in the words of somebody who uses it.</summary>
internal sealed class MapPage(IPage page, PageNotes notes)
{
    public IPage Page => page;

    public PageNotes Notes => notes;

    public ILocator Option => page.Locator(".mp-map-option");

    public ILocator Card => page.Locator(".mp-map-card");

    /// <summary>What was last said to screen readers.</summary>
    public ILocator Said => page.Locator("mp-map > [role=status]");

    public ILocator Pulses => page.Locator("mp-pulses li");

    public static async Task<MapPage> Open(Browser browser, Site site, string path = "/", bool reducedMotion = true, ViewportSize? size = null)
    {
        var (page, notes) = await browser.Open(site.Address, size, reducedMotion: reducedMotion);
        await page.GotoAsync(path);
        await page.Locator("mp-map[data-state=ready]").WaitForAsync();
        return new MapPage(page, notes);
    }

    /// <summary>The names of all marks in view, gone through with the arrow keys.</summary>
    public async Task<List<string>> Marks()
    {
        await Option.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        var names = new List<string>();
        var count = int.Parse(await Option.GetAttributeAsync("aria-setsize") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++)
        {
            names.Add((await Option.TextContentAsync())!);
            await page.Keyboard.PressAsync("ArrowRight");
        }

        return names;
    }

    /// <summary>Moves the focus to the mark whose name begins so.</summary>
    public async Task GoTo(string name)
    {
        await Option.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        for (var i = 0; !(await Option.TextContentAsync())!.StartsWith(name, StringComparison.Ordinal); i++)
        {
            Assert.True(i < 50, $"{name} is on the map");
            await page.Keyboard.PressAsync("ArrowRight");
        }
    }

    public async Task<(float X, float Y)> PlaceOf(string name)
    {
        await GoTo(name);
        var box = await Option.BoundingBoxAsync() ?? throw new InvalidOperationException("The mark has no place.");
        await page.EvaluateAsync("() => document.activeElement.blur()");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>A picture of a few pixels around a place on the page.</summary>
    public Task<byte[]> Picture((float X, float Y) at, float size = 10) =>
        page.ScreenshotAsync(new() { Clip = new() { X = at.X - (size / 2), Y = at.Y - (size / 2), Width = size, Height = size } });

    /// <summary>How many pixels the canvas of the pulses has drawn on.</summary>
    public Task<int> PulsePixels() => page.EvaluateAsync<int>("""
        () => {
          const canvas = document.querySelector(".mp-map-pulses");
          if (canvas.width === 0 || canvas.height === 0) return 0;
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let drawn = 0;
          for (let i = 3; i < data.length; i += 4) if (data[i] > 0) drawn++;
          return drawn;
        }
        """);

    /// <summary>Left, top, right and bottom of what the pulses have drawn.</summary>
    public Task<int[]> PulseExtent() => page.EvaluateAsync<int[]>("""
        () => {
          const canvas = document.querySelector(".mp-map-pulses");
          const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let [left, top, right, bottom] = [1e6, 1e6, 0, 0];
          for (let i = 0; i < data.length / 4; i++) {
            if (data[4 * i + 3] < 128) continue;
            const [x, y] = [i % width, Math.floor(i / width)];
            [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
          }
          return [left, top, right, bottom];
        }
        """);

    public static async Task Until(Func<Task<bool>> holds, string what, int seconds = 10)
    {
        for (var tries = 0; tries < seconds * 10; tries++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail(what);
    }
}
