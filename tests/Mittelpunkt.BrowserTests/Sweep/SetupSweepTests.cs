using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Setup;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.BrowserTests.Sweep;

/// <summary>The set-up of a first region, which is there only while there is none.</summary>
public sealed class SetupSweepTests(Browser browser)
{
    private static readonly string[] Steps = [Paths.Setup, Paths.SetupTowns + "?q=seligen", Paths.SetupPeople, Paths.SetupImprint, Paths.SetupEnd];

    [Theory, InlineData(true, true), InlineData(false, true), InlineData(true, false)]
    public async Task A_person_walks_through_it_without_a_barrier(bool phone, bool script)
    {
        await using var site = await Site.Start(await TestDatabase.Create(), "--Empty", "true", "--environment", "Development");
        var (page, notes) = await browser.Open(site.Address, phone ? new ViewportSize { Width = 320, Height = 844 } : Browser.Desktop, reducedMotion: true, script: script);
        await page.GotoAsync("/en" + Paths.ToSetup(site.Services.GetRequiredService<SetupKey>().Make()));
        foreach (var path in Steps.SelectMany(step => new[] { step, "/en" + step }))
        {
            await page.GotoAsync(path);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= page.ViewportSize!.Width, path);
            if (script)
            {
                var barriers = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
                Assert.Empty(barriers.Violations.Select(found => $"{path}: {found.Id}: {found.Nodes[0].Html}"));
            }
        }

        await Walk(page);
        Assert.EndsWith(Paths.ToSignIn(Paths.MyOrganisations), page.Url, StringComparison.Ordinal);
        Assert.Empty(notes.Errors);
        Assert.Empty(notes.Foreign);
    }

    private static async Task Walk(IPage page)
    {
        async Task Next() => await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await page.GotoAsync(Paths.Setup);
        await page.GetByLabel("Name der Region").FillAsync("Beispielland");
        await Next();
        await page.GetByLabel("Gemeinde suchen").FillAsync("seligen");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Seligenstadt hinzufügen" }).ClickAsync();
        await Next();
        await page.GetByLabel("Mailadresse der ersten Koordination").FillAsync("wirtschaft@stadt.test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Testmail senden" }).ClickAsync();
        await page.Locator(".thanks").WaitForAsync();
        await Next();
        await page.GetByLabel("Wer die Website betreibt").FillAsync("Stadt Beispiel");
        await Next();
        await page.GetByRole(AriaRole.Button, new() { Name = "Region anlegen" }).ClickAsync();
        await page.WaitForURLAsync("**" + Paths.SignIn + "?*");
    }
}
