using System.Text.RegularExpressions;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Demo;

/// <summary>Examples are seen on the site's own pages and count nowhere.</summary>
public sealed partial class FigureTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task No_public_figure_answer_or_export_changes_by_a_byte(string body)
    {
        var (database, small) = await DemoTrial.Seed(body);
        var before = await Site.Start(database, "--Demo", "false", "--RequestsPerMinute", "100000");
        var (answers, figures) = (await DemoTrial.Everything(before, small), await Figures(before));
        Assert.Equal(404, (int)(await before.Client.GetAsync(Paths.MapDemoActors)).StatusCode);
        Assert.Equal(404, (int)(await before.Client.GetAsync(DemoTrial.Example)).StatusCode);
        await before.StopKeepingDatabase();

        var with = await Site.Start(database, "--Demo", "true", "--RequestsPerMinute", "100000");
        Assert.Equal(answers, await DemoTrial.Everything(with, small));
        Assert.Equal(figures, await Figures(with));
        Assert.Contains("beispiel-dichtung\"", await with.Client.GetStringAsync(Paths.MapDemoActors), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await with.Client.GetAsync(Paths.ApiActors + "/beispiel-dichtung")).StatusCode);
        await with.StopKeepingDatabase();

        // The rows are still there: without the demo mode nobody sees them.
        await using var after = await Site.Start(database, "--Demo", "false", "--RequestsPerMinute", "100000");
        Assert.Equal(answers, await DemoTrial.Everything(after, small));
        Assert.Equal(404, (int)(await after.Client.GetAsync(DemoTrial.Example)).StatusCode);
        Assert.DoesNotContain("/beispiel-dichtung\"", await after.Client.GetStringAsync("/akteure?q=Dichtungstechnik"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "Beispiel Textilwerke AG", "erfundene Beispiele neben echten")]
    [InlineData("/en/", "Beispiel Textilwerke AG", "fictional examples beside")]
    [InlineData("/akteure?q=Textilwerke", "/akteure/beispiel-textil\"", "example-mark")]
    [InlineData("/akteure/beispiel-textil", "technische Gewebe", "Erfunden, um zu zeigen")]
    [InlineData("/en/akteure/beispiel-textil", "technical fabrics", "Made up to show")]
    [InlineData("/akteure/beispiel-textil/karte", "Beispiel Textilwerke AG", "example-mark")]
    [InlineData("/orte/aburg", "Beispiel Sensorik UG", "example-mark")]
    [InlineData("/orte/aburg", "Initiative", "nur ein Beispiel")]
    [InlineData("/", "hohl: erfundene Beispiele", "example\"")]
    [InlineData("/map/demo/actors.geojson", "\"slug\":\"beispiel-textil\"", "\"example\":true")]
    [InlineData("/vorhaben", "Beispiel-Vorhaben: Dichtungen", "dazu 6 Beispiele")]
    [InlineData("/wand", "Beispiel Textilwerke AG", "erfundene Beispiele neben echten")]
    public async Task Pages_show_examples_with_their_mark(string path, string shown, string mark)
    {
        await using var demo = await DemoTrial.Start(TestDatabase.Sqlite);
        var html = System.Net.WebUtility.HtmlDecode(await demo.Site.Client.GetStringAsync(path));
        Assert.Contains(shown, html, StringComparison.Ordinal);
        Assert.Contains(mark, html, StringComparison.Ordinal);
        Assert.DoesNotContain("application/ld+json", path.Contains("/beispiel-", StringComparison.Ordinal) ? html : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_of_the_site_is_kept_and_asked_for_again_like_open_data()
    {
        await using var demo = await DemoTrial.Start(TestDatabase.Sqlite);
        Assert.Contains($"data-actors=\"{Paths.MapDemoActors}\"", await demo.Site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        using var first = await demo.Site.Client.GetAsync(Paths.MapDemoActors);
        using var open = await demo.Site.Client.GetAsync(Paths.ApiActorsGeoJson);
        Assert.NotNull(first.Headers.ETag);
        Assert.NotEqual(open.Headers.ETag, first.Headers.ETag);
        using var again = new HttpRequestMessage(HttpMethod.Get, Paths.MapDemoActors);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        Assert.Equal(304, (int)(await demo.Site.Client.SendAsync(again)).StatusCode);
    }

    // The figures of the pages that also show examples: on the map, in the headings of lists, in filters, of towns.
    private static async Task<string> Figures(Site site)
    {
        List<string> found = [];
        foreach (var path in new[] { "/", "/?ansicht=partner", "/?jahr=2019", "/wand", "/netz", "/orte", "/orte/aburg", "/akteure", "/akteure?art=company", "/vorhaben" })
        {
            var html = await site.Client.GetStringAsync(path);
            found.AddRange(Figure().Matches(html).Select(match => path + " " + Besides().Replace(match.Value, "")));
        }

        Assert.True(found.Count > 30, string.Join('\n', found));
        return string.Join('\n', found);
    }

    [GeneratedRegex(@"<dd[ >].*?</dd>|<h2 id=""(treffer|akteure|verbindungen)"">.*?</h2>|<p class=""lead"">.*?</p>|<option value=""[^""]+""[^>]*>.*?</option>|<label class=""choice"">.*?</label>|\d+ von \d+ Akteuren", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex(@", dazu \d+ Beispiele?")]
    private static partial Regex Besides();
}
