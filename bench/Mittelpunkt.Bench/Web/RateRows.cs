using System.Net;

namespace Mittelpunkt.Bench.Web;

/// <summary>Answers in a second from the cache, side by side with a bare Kestrel that sends the same bytes.</summary>
internal static class RateRows
{
    private const int Seconds = 4;
    private const string Brotli = "Accept-Encoding: br";
    private static readonly string[] Compared = ["home", "directory", "profile with most ties", "town", "project", "imprint", "api actors", "api actors.geojson"];

    public static async Task CachedPages(SiteProcess site, (string Name, string Path)[] pages)
    {
        await using var bare = await BareSite.Start();
        using var client = new HttpClient { BaseAddress = site.Address };
        foreach (var (name, path) in pages.Where(page => Compared.Contains(page.Name)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", "br");
            using var response = await client.SendAsync(request);
            if (!response.IsSuccessStatusCode)
            {
                continue;
            }

            var body = await response.Content.ReadAsByteArrayAsync();
            bare.Send(body, response.Content.Headers.ContentType?.ToString(), response.Content.Headers.ContentEncoding.FirstOrDefault());
            var own = new List<double>();
            var peer = new List<double>();
            for (var round = 0; round < 3; round++)
            {
                own.Add(await Wrk.Rate(new Uri(site.Address, path), Seconds, Brotli));
                peer.Add(await Wrk.Rate(bare.Address, Seconds, Brotli));
            }

            own.Sort();
            peer.Sort();
            WebBench.Row($"rate, {name} ({body.Length / 1000.0:0.0} kB)", own[1], "1/s", "");
            WebBench.Row("  bare Kestrel, same bytes", peer[1], "1/s", "");
            WebBench.Row("  share", 100 * own[1] / peer[1], "%", "40");
        }
    }

    public static async Task MapData(SiteProcess site)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = site.Address };
        foreach (var file in new[] { "actors.geojson", "ties.geojson" })
        {
            var address = new Uri(site.Address, "/api/v1/" + file);
            foreach (var coding in new[] { "br", "gzip", "identity" })
            {
                using var response = await Get(client, address, coding, null);
                WebBench.Row($"{file}, {coding}", (await response.Content.ReadAsByteArrayAsync()).Length / 1000.0, "kB", file == "actors.geojson" && coding != "identity" ? "350" : "");
            }

            using var packed = await Get(client, address, "br", null);
            var tag = packed.Headers.ETag!.ToString();
            using var again = await Get(client, address, "br", tag);
            WebBench.Row($"{file}, status on repeat", (int)again.StatusCode, "", "304");
            WebBench.Row($"{file}, cached", await Wrk.Rate(address, Seconds, Brotli), "1/s", file == "actors.geojson" ? "2000" : "");
            WebBench.Row($"{file}, not modified", await Wrk.Rate(address, Seconds, Brotli, "If-None-Match: " + tag), "1/s", "");
        }
    }

    private static async Task<HttpResponseMessage> Get(HttpClient client, Uri address, string coding, string? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await client.SendAsync(request);
    }
}
