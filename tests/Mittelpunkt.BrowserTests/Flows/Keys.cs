using Microsoft.Playwright;

namespace Mittelpunkt.BrowserTests.Flows;

/// <summary>Somebody without a mouse.</summary>
internal static class Keys
{
    /// <summary>Presses Tab until this has the focus.</summary>
    public static async Task TabTo(this IPage page, string selector)
    {
        for (var pressed = 0; pressed < 120; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("wanted => document.activeElement?.matches(wanted) ?? false", selector))
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach {selector} on {page.Url}.");
    }

    /// <summary>Writes over what stands in the field that has the focus.</summary>
    public static async Task Write(this IPage page, string text)
    {
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Walks through the list that has the focus.</summary>
    public static async Task Choose(this IPage page, string value)
    {
        await page.Keyboard.PressAsync("Home");
        for (var pressed = 0; await page.EvaluateAsync<string>("() => document.activeElement.value") != value; pressed++)
        {
            Assert.True(pressed < 40, $"{value} is not in the list.");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }
}
