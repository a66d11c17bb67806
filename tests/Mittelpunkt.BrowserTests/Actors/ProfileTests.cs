using Microsoft.Playwright;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.BrowserTests.Actors;

/// <summary>The profile as it is seen.</summary>
public sealed class ProfileTests(Browser browser)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_picture_of_ties_is_large_and_the_marks_of_its_legend_are_small(bool phone)
    {
        await using var site = await Site.WithSmallRegion();
        var (page, _) = await browser.Open(site.Address, phone ? Browser.Phone : Browser.Desktop, script: false);
        await page.GotoAsync("/akteure/beispiel-hochschule-aburg");
        var picture = (await page.Locator(".ego > svg").BoundingBoxAsync())!;
        Assert.True(picture.Width > 280, $"the picture is {picture.Width} px wide");
        foreach (var mark in await page.Locator(".ego-legend svg").AllAsync())
        {
            Assert.InRange((await mark.BoundingBoxAsync())!.Width, 8, 32);
        }

        foreach (var name in await page.Locator(".ego > svg text").AllAsync())
        {
            var box = (await name.BoundingBoxAsync())!;
            Assert.True(box.X >= picture.X && box.X + box.Width <= picture.X + picture.Width + 1, await name.TextContentAsync());
        }

        Assert.True(await page.Locator(".ego-legend svg").CountAsync() > 0);
    }
}
