using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Hosting;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Support;

/// <summary>The real website on a free port of 127.0.0.1, over its own database.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app, TestDatabase database)
    {
        _app = app;
        Database = database;
        Address = new Uri(app.Urls.First());
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };
    }

    public TestDatabase Database { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the site. Seed the database before, so that nothing stale is remembered.</summary>
    public static async Task<Site> Start(TestDatabase database, params string[] arguments)
    {
        var app = Website.Build([.. database.Arguments, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", .. arguments]);
        await Preparation.Run(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new Site(app, database);
    }

    /// <summary>A site over a fresh database with the small region of <see cref="SmallRegion"/>.</summary>
    public static async Task<Site> WithSmallRegion(string body = TestDatabase.Sqlite, params string[] arguments)
    {
        var database = await TestDatabase.Create(body);
        await SmallRegion.Seed(database);
        return await Start(database, arguments);
    }

    /// <summary>Forgets every page made before and waits until the network in memory has been read again.</summary>
    public async Task ReadAgain(Region region)
    {
        var networks = Services.GetRequiredService<RegionNetworks>();
        var before = await networks.Of(region, CancellationToken.None);
        networks.Changed(region.Id);
        for (var i = 0; i < 500 && ReferenceEquals(before, await networks.Of(region, CancellationToken.None)); i++)
        {
            await Task.Delay(10);
        }

        await Services.GetRequiredService<PageCache>().Forget(CancellationToken.None);
    }

    /// <summary>Stops the site; the database stays for the next one.</summary>
    public async Task StopKeepingDatabase()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Stops the site and removes its database.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
