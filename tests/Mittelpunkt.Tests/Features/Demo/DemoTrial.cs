using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Demo;

/// <summary>A small real region with the examples that come with the product beside it.</summary>
internal sealed class DemoTrial(Site site, SmallRegion small) : IAsyncDisposable
{
    public const string Example = "/akteure/beispiel-dichtung";
    public const string Real = "/akteure/beispiel-logistik-kg";

    private readonly List<Visitor> _visitors = [];

    public Site Site { get; } = site;

    public SmallRegion Small { get; } = small;

    /// <summary>The region the examples belong to.</summary>
    public static async Task<(TestDatabase Database, SmallRegion Small)> Seed(string body)
    {
        var database = await TestDatabase.Create(body);
        return (database, await SmallRegion.Seed(database, "untermain"));
    }

    public static async Task<DemoTrial> Start(string body)
    {
        var (database, small) = await Seed(body);
        return new(await Site.Start(database, "--environment", "Development", "--Demo", "true"), small);
    }

    public Visitor Visitor()
    {
        var visitor = new Visitor(Site);
        _visitors.Add(visitor);
        return visitor;
    }

    public async Task<Visitor> SignInAs(string person)
    {
        var visitor = Visitor();
        Assert.Equal(302, (await visitor.Send(Paths.SignIn, person)).Status);
        return visitor;
    }

    /// <summary>Every public figure, answer and export.</summary>
    public static async Task<string> Everything(Site site, SmallRegion small)
    {
        List<string> answers = [];
        foreach (var path in new[]
        {
            Paths.ApiActors, Paths.ApiActors + "?reach=all", Paths.ApiActors + "?q=Beispiel", Paths.ApiActors + "?q=Dichtung", Paths.ApiActorsCsv + "?reach=all",
            Paths.ApiActorsGeoJson, Paths.ApiActorsGeoJson + "?reach=all", Paths.ApiTiesGeoJson + "?reach=all", Paths.ApiTiesCsv + "?reach=all", Paths.ApiProjects,
            Paths.ApiProjectsCsv, Paths.ApiPulses, Paths.ApiPulsesCsv, Paths.ApiNetwork, Paths.ApiNetworkCsv, Paths.OpenApi, Paths.SiteMap, "/sitemap-1.xml",
            Paths.EmbedMap, Paths.EmbedMap + "?ort=aburg", Paths.MapPicture, Paths.MapPlaces,
        }.Concat(small.Actors.Select(actor => Paths.ApiActors + "/" + actor.Slug)))
        {
            using var answer = await site.Client.GetAsync(path);
            answers.Add($"{path} {(int)answer.StatusCode} {answer.Headers.ETag}\n{(await answer.Content.ReadAsStringAsync()).Replace(site.Address.Authority, "host", StringComparison.Ordinal)}");
        }

        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(small.Region);
        foreach (var table in await new ExportTables(scope.ServiceProvider.GetRequiredService<AppDb>()).Read(complete: true, CancellationToken.None))
        {
            answers.AddRange(table.Rows.Select(row => table.Name + " " + string.Join('|', row)));
        }

        return string.Join('\n', answers);
    }

    public AppDb Open() => Site.Database.Open(Small.Region);

    public async Task<Account?> Account(string address)
    {
        await using var db = Open();
        return await db.Accounts.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(a => a.Email == address);
    }

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await Site.DisposeAsync();
    }
}
