using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Bench.Web;

/// <summary>The real website over a generated region, whose actors can be made to pulse.</summary>
internal sealed class BrowserRegion : IAsyncDisposable
{
    private const int Seed = 20_261;
    private static readonly ActorKind[] Kinds =
        [.. Enumerable.Repeat(ActorKind.Company, 6), ActorKind.University, ActorKind.Research, ActorKind.Initiative, ActorKind.PublicBody];

    private readonly WebApplication _site;
    private readonly string _folder;
    private readonly Random _random = new(Seed);
    private readonly Region _region = new() { Id = Guid.CreateVersion7(), Slug = "beispielland", Name = "Beispielland", Bounds = new Bounds(8.6, 49.9, 9.3, 50.25) };
    private Guid[] _actors = [];
    private (Guid From, Guid To)[] _pairs = [];

    private BrowserRegion(WebApplication site, string folder) => (_site, _folder) = (site, folder);

    public Uri Address => new(_site.Urls.First());

    public static async Task<BrowserRegion> Start(int actors, int ties)
    {
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-bench-").FullName;
        var site = Website.Build(["--Data", folder, "--Empty", "true", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]);
        await Preparation.Run(site.Services, CancellationToken.None);
        var region = new BrowserRegion(site, folder);
        await region.Fill(actors, ties);
        await site.StartAsync();
        return region;
    }

    /// <summary>The region that comes with the product, as a first start loads it.</summary>
    public static async Task<BrowserRegion> Demo()
    {
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-bench-").FullName;
        var site = Website.Build(["--Data", folder, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]);
        await Preparation.Run(site.Services, CancellationToken.None);
        await site.StartAsync();
        return new BrowserRegion(site, folder);
    }

    /// <summary>Writes pulses of random ties as an act would, evenly spread.</summary>
    public async Task Pulse(int count, TimeSpan every)
    {
        using var timer = new PeriodicTimer(every);
        for (var i = 0; i < count && await timer.WaitForNextTickAsync(); i++)
        {
            // Of a real tie: what is not in the public ledger is not told.
            var (from, to) = _pairs[_random.Next(_pairs.Length)];
            await Write(db => db.Add(new Pulse
            {
                RegionId = _region.Id, At = DateTimeOffset.UtcNow, Kind = PulseKind.TieAdded, ActorId = from, OtherId = to,
            }));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    private Task Fill(int actors, int ties) => Write(db =>
    {
        db.Add(_region);
        var made = Enumerable.Range(0, actors).Select(NewActor).ToArray();
        _actors = [.. made.Select(actor => actor.Id)];
        db.AddRange(made);
        _pairs = [.. Pairs(ties)];
        db.AddRange(_pairs.Select(NewTie));
    });

    private async Task Write(Action<AppDb> write)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(_region);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        write(db);
        await db.SaveChangesAsync();
    }

    private Guid Any() => _actors[_random.Next(_actors.Length)];

    private HashSet<(Guid, Guid)> Pairs(int count)
    {
        var pairs = new HashSet<(Guid, Guid)>();
        while (pairs.Count < count)
        {
            var (one, other) = (Any(), Any());
            if (one != other)
            {
                pairs.Add(Tie.Order(one, other));
            }
        }

        return pairs;
    }

    private Actor NewActor(int number) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = _region.Id, Key = $"bench:{number}", Slug = $"beispiel-{number}", Name = $"Beispiel {number}",
        Kind = Kinds[_random.Next(Kinds.Length)], Place = "Beispielstadt", Country = "DE", InRegion = true,
        Longitude = 8.65 + (_random.NextDouble() * 0.6), Latitude = 49.93 + (_random.NextDouble() * 0.28), Precision = PositionPrecision.Site,
        CreatedAt = DateTimeOffset.UtcNow, UpdatedAt = DateTimeOffset.UtcNow,
    };

    private Tie NewTie((Guid From, Guid To) pair) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = _region.Id, FromId = pair.From, ToId = pair.To, Rung = Rung.Cooperates,
        Since = new DateOnly(2008 + _random.Next(18), 1 + _random.Next(12), 1), Evidence = Evidence.Record, Source = "Erzeugt",
        Visibility = Visibility.Public, CreatedAt = DateTimeOffset.UtcNow,
    };
}
