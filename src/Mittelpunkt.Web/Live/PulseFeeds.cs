using System.Collections.Concurrent;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Live;

/// <summary>The feed of each region.</summary>
public sealed class PulseFeeds(IServiceScopeFactory scopes, PageCache pages, TimeProvider clock, ILogger<PulseFeed> log) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, PulseFeed> _feeds = new();

    public PulseFeed Of(Region region) =>
        _feeds.GetOrAdd(region.Id, _ => new PulseFeed(new PulseSource(scopes, region), pages, clock, log));

    /// <summary>Something of the region was committed in this process.</summary>
    public void Wake(Guid regionId)
    {
        if (_feeds.TryGetValue(regionId, out var feed))
        {
            feed.Wake();
        }
    }

    public void Dispose()
    {
        foreach (var feed in _feeds.Values)
        {
            feed.Dispose();
        }
    }
}
