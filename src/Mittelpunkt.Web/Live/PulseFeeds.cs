using System.Collections.Concurrent;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Live;

/// <summary>The feed of each region.</summary>
public sealed class PulseFeeds(IServiceScopeFactory scopes, PageCache pages, TimeProvider clock, ILogger<PulseFeed> log) : IDisposable
{
    private readonly ConcurrentDictionary<(Guid Region, bool WithExamples), PulseFeed> _feeds = new();

    public PulseFeed Of(Region region, bool withExamples = false) =>
        _feeds.GetOrAdd((region.Id, withExamples), _ => new PulseFeed(new PulseSource(scopes, region, withExamples), pages, clock, log));

    /// <summary>Something of the region was committed in this process.</summary>
    public void Wake(Guid regionId) => Each(regionId, feed => feed.Wake());

    /// <summary>Something of the region is no longer told.</summary>
    public void Forget(Guid regionId) => Each(regionId, feed => feed.Forget());

    private void Each(Guid regionId, Action<PulseFeed> act)
    {
        foreach (var withExamples in new[] { false, true })
        {
            if (_feeds.TryGetValue((regionId, withExamples), out var feed))
            {
                act(feed);
            }
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
