using System.Diagnostics;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Mittelpunkt.BrowserTests.Map;

/// <summary>What happens somewhere is seen on other screens at once.</summary>
public sealed class MapPulseTests(Browser browser)
{
    [Fact]
    public async Task A_new_tie_is_seen_on_another_screen_within_two_seconds()
    {
        var (site, small) = await Start();
        await using var _ = site;
        var (one, other) = (await MapPage.Open(browser, site, reducedMotion: false), await MapPage.Open(browser, site, "/en/", reducedMotion: false));
        await Task.Delay(1000);
        // A busy machine may miss the time once; the product misses it always or never.
        var fastest = TimeSpan.MaxValue;
        for (var tries = 0; tries < 3 && fastest > TimeSpan.FromSeconds(2); tries++)
        {
            var since = Stopwatch.StartNew();
            await AddTie(site, small, tries);
            await Task.WhenAll(new[] { one, other }.Select(map => Expect(map.Pulses.First).ToContainTextAsync(small.Actors[tries == 0 ? 4 : tries].Name)));
            fastest = since.Elapsed < fastest ? since.Elapsed : fastest;
        }

        Assert.True(fastest < TimeSpan.FromSeconds(2), $"seen after {fastest}");
        Assert.Empty(one.Notes.Errors);
    }

    [Fact]
    public async Task A_pulse_is_drawn_for_two_quiet_seconds()
    {
        var (site, small) = await Start();
        await using var _ = site;
        var map = await MapPage.Open(browser, site, reducedMotion: false);
        await AddTie(site, small);
        await MapPage.Until(async () => await map.PulsePixels() > 20, "the pulse is drawn");
        await MapPage.Until(async () => await map.PulsePixels() == 0, "and is gone afterwards");
    }

    [Fact]
    public async Task With_reduced_motion_a_still_ring_lasts()
    {
        var (site, small) = await Start();
        await using var _ = site;
        var map = await MapPage.Open(browser, site, reducedMotion: true);
        await AddTie(site, small);
        await MapPage.Until(async () => await map.PulsePixels() > 20, "the ring is drawn");
        await Task.Delay(1000);
        var drawn = await map.PulseExtent();
        await Task.Delay(2500);
        var later = await map.PulseExtent();
        Assert.All(drawn.Zip(later), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 2));
    }

    [Fact]
    public async Task The_panel_says_in_plain_words_that_the_connection_is_lost()
    {
        var (site, small) = await Start();
        await using var database = site.Database;
        var map = await MapPage.Open(browser, site);
        await AddTie(site, small);
        await Expect(map.Pulses.First).ToContainTextAsync("Gründerinitiative");
        await site.StopKeepingDatabase();
        await Expect(map.Page.Locator(".mp-pulses-offline")).ToContainTextAsync("Die Verbindung ist unterbrochen.", new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task The_wall_has_no_controls_and_shows_pulses()
    {
        var (site, small) = await Start();
        await using var _ = site;
        var map = await MapPage.Open(browser, site, "/wand", reducedMotion: false);
        Assert.Equal(0, await map.Page.Locator("mp-map button, mp-map input").CountAsync());
        await AddTie(site, small);
        await Expect(map.Pulses.First).ToContainTextAsync("Beispiel Gründerinitiative e. V.");
        await MapPage.Until(async () => await map.PulsePixels() > 20, "the pulse is drawn");
        Assert.Empty(map.Notes.Errors);
        Assert.Empty(map.Notes.Foreign);
    }

    private static async Task<(Site Site, SmallRegion Small)> Start()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        return (await Site.Start(database), small);
    }

    private static async Task AddTie(Site site, SmallRegion small, int actor = 0)
    {
        var (one, other) = (small.Actors[actor], small.Actors[4]);
        await using var db = site.Database.Open(small.Region);
        db.Add(SmallRegion.NewTie(small.Region, one, other, 2025));
        db.Add(new Pulse { RegionId = small.Region.Id, At = DateTimeOffset.UtcNow, Kind = PulseKind.TieAdded, ActorId = one.Id, OtherId = other.Id });
        await db.SaveChangesAsync();
    }
}
