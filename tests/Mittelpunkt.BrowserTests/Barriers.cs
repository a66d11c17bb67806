using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Mittelpunkt.BrowserTests;

/// <summary>What stands in the way of people with disabilities, as far as axe can tell.</summary>
internal static class Barriers
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static async Task<IEnumerable<string>> On(IPage page) =>
        (await page.RunAxe(Rules)).Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html}");
}
