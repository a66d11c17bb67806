using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Regions;

/// <summary>
/// The catalogue of each region. A changed region gets a new one, made once whatever the number of readers; a reader waits for it
/// a moment and else takes the last one, so a large region never holds anybody up.
/// </summary>
public sealed class RegionCatalogs(IServiceScopeFactory scopes, ActorWords words)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<(Guid Region, bool WithExamples), Slot> _slots = new();

    /// <summary>The catalogue, and whether it shows the region as it is now.</summary>
    public async Task<(RegionCatalog Catalog, bool IsFresh)> Find(AppDb db, Region region, CancellationToken ct)
    {
        var stamp = await CatalogStamp.Read(db, ct);
        var withExamples = db.ShowsExamples;
        var slot = _slots.GetOrAdd((region.Id, db.ShowsExamples), _ => new Slot());
        var ready = slot.Ready;
        if (ready?.Stamp == stamp)
        {
            return (ready, true);
        }

        var making = slot.Make(stamp, () => Make(region, withExamples, slot));
        if (ready is null)
        {
            return (await making.WaitAsync(ct), true);
        }

        await Task.WhenAny(making, Task.Delay(Patience, ct));
        return making.IsCompleted ? (await making, true) : (ready, false);
    }

    // In its own scope, because the reader that asked first may leave before it is done.
    private async Task<RegionCatalog> Make(Region region, bool withExamples, Slot slot)
    {
        await using var scope = scopes.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentRegion>();
        current.Set(region);
        if (withExamples)
        {
            current.ShowExamples();
        }

        var catalog = await RegionCatalog.Read(scope.ServiceProvider.GetRequiredService<AppDb>(), words, CancellationToken.None);
        slot.Ready = catalog;
        return catalog;
    }

    private sealed class Slot
    {
        private readonly Lock _lock = new();
        private volatile RegionCatalog? _ready;
        private CatalogStamp? _wanted;
        private Task<RegionCatalog>? _making;

        public RegionCatalog? Ready { get => _ready; set => _ready = value; }

        public Task<RegionCatalog> Make(CatalogStamp wanted, Func<Task<RegionCatalog>> make)
        {
            lock (_lock)
            {
                if (_making is null || _making.IsFaulted || _wanted != wanted)
                {
                    _wanted = wanted;
                    _making = Task.Run(make);
                }

                return _making;
            }
        }
    }
}

/// <summary>The catalogue of the region a request works in.</summary>
public sealed class CurrentCatalog(RegionCatalogs catalogs, AppDb db, CurrentRegion current, IHttpContextAccessor http)
{
    public async Task<RegionCatalog> Load()
    {
        var context = http.HttpContext!;
        var (catalog, isFresh) = await catalogs.Find(db, current.Region!, context.RequestAborted);
        if (!isFresh && context.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            // A page made from the last catalogue must not be kept as the present one.
            cache.Context.AllowCacheStorage = false;
        }

        return catalog;
    }
}
