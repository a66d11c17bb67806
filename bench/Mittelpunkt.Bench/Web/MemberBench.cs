using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Bench.Web;

/// <summary>Pages of people who are signed in, which no cache helps, and what the rule about who sees what costs in them.</summary>
internal static class MemberBench
{
    private const int Actors = 5_000;
    private const int Ties = 20_000;
    private const int Members = 20_000;

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-bench-").FullName;
        try
        {
            var region = WebRegion.Generate(Actors, Ties);
            var members = new WebMembers(region, Members);
            await using (var maker = Website.Build(["--Data", folder, "--Empty", "true", "--Logging:LogLevel:Default", "Warning"]))
            {
                await Preparation.Run(maker.Services, CancellationToken.None);
                await region.Store(maker.Services);
                await members.Store(maker.Services);
            }

            Console.WriteLine($"Signed-in pages: {Actors} actors, {Ties} ties, {Members} members, {Environment.ProcessorCount} processors");
            await using var site = await SiteProcess.Start(folder);
            var busiest = region.Pairs.SelectMany(pair => new[] { pair.From, pair.To }).CountBy(id => id).MaxBy(count => count.Value).Key;
            var slug = region.Actors.Single(a => a.Id == busiest).Slug;
            var own = members.Of(busiest);
            var stranger = members.Of(region.Actors[^1].Id);
            await Rows(site, "one of its own", own, [("profile with most ties", "/akteure/" + slug), ("edit", $"/akteure/{slug}/bearbeiten"), ("preview", $"/akteure/{slug}/bearbeiten/vorschau?als=netz"),
                ("history", $"/akteure/{slug}/bearbeiten/verlauf"), ("team", $"/akteure/{slug}/team"), ("my organisations", "/konto/organisationen"), ("account", "/konto")]);
            await Rows(site, "a member of another one", stranger, [("home", "/"), ("directory", "/akteure"), ("profile with most ties", "/akteure/" + slug), ("profile", "/akteure/" + region.Actors[^2].Slug), ("network", "/netz")]);
            foreach (var (who, account) in new[] { ("one of its own", own), ("a member of another one", stranger) })
            {
                WebBench.Row($"who sees what on the profile, {who}", double.Parse(await site.Ask($"rule {account} {busiest}"), System.Globalization.CultureInfo.InvariantCulture), "ms", "");
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        return 0;
    }

    private static async Task Rows(SiteProcess site, string who, Guid account, (string Name, string Path)[] pages)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        client.DefaultRequestHeaders.Add("Cookie", await site.Ask($"cookie {account}"));
        foreach (var (name, path) in pages)
        {
            WebBench.Row($"first byte, {name}, {who}", await PageRows.Median(client, path, () => Task.CompletedTask), "ms", "60");
        }
    }
}
