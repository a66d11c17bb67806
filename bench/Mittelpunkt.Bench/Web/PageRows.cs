using System.Diagnostics;

namespace Mittelpunkt.Bench.Web;

/// <summary>Median time to the first byte of every public page, from the cache and computed anew.</summary>
internal static class PageRows
{
    private const int Rounds = 21;

    public static (string Name, string Path)[] Of(WebRegion region)
    {
        var busiest = region.Pairs.SelectMany(pair => new[] { pair.From, pair.To }).CountBy(id => id).MaxBy(count => count.Value).Key;
        var actor = region.Actors.Single(a => a.Id == busiest).Slug;
        return
        [
            ("home", "/"), ("home, English", "/en"), ("wall", "/wand"), ("embedded map", "/einbetten/karte"), ("directory", "/akteure"), ("directory, search", "/akteure?q=Dichtungstechnik"),
            ("directory, last page", "/akteure?seite=100"), ("profile with most ties", "/akteure/" + actor), ("card", $"/akteure/{actor}/karte"), ("towns", "/orte"),
            ("town", "/orte/" + region.Towns[0].Slug), ("projects", "/vorhaben"), ("project", "/vorhaben/" + region.Projects[0].Slug), ("network", "/netz"),
            ("interfaces", "/schnittstellen"), ("sources", "/quellen"), ("imprint", "/impressum"), ("privacy", "/datenschutz"), ("accessibility", "/barrierefreiheit"),
            ("api actors", "/api/v1/actors"), ("api actors, search", "/api/v1/actors?q=Dichtungstechnik"), ("api actor", "/api/v1/actors/" + actor), ("api actors.geojson", "/api/v1/actors.geojson"),
            ("api ties.geojson", "/api/v1/ties.geojson"), ("api projects", "/api/v1/projects"), ("api pulses", "/api/v1/pulses"), ("openapi", "/openapi/v1.json"), ("sitemap", "/sitemap.xml"),
        ];
    }

    public static async Task FirstBytes(SiteProcess site, (string Name, string Path)[] pages)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        foreach (var (name, path) in pages)
        {
            using (var first = await client.GetAsync(path))
            {
                if (!first.IsSuccessStatusCode)
                {
                    Console.WriteLine($"  {name,-66} answers {(int)first.StatusCode}");
                    continue;
                }
            }

            WebBench.Row($"first byte, {name}, from the cache", await Median(client, path, () => Task.CompletedTask), "ms", "50");
            WebBench.Row($"first byte, {name}, computed", await Median(client, path, () => site.Ask("forget")), "ms", "50");
        }
    }

    public static async Task<double> Median(HttpClient client, string path, Func<Task> before)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await before();
            var start = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await response.Content.CopyToAsync(Stream.Null);
        }

        times.Sort();
        return times[Rounds / 2];
    }
}
