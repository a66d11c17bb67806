using System.Collections.Concurrent;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Regions;

/// <summary>The network of each region in memory: a copy of the ledger's public part that can be lost at any time.</summary>
public sealed class RegionNetworks(NetworkReading reading, ILogger<FollowedNetwork> log)
{
    // What no pulse tells (an entry removed by another process) is seen after this time.
    private static readonly TimeSpan TrustedFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, FollowedNetwork> _networks = new();

    /// <summary>A network was read anew. Whoever listens returns at once.</summary>
    public event Action<Region, RegionNetwork>? Renewed;

    /// <summary>The region's newest network. Never waits but for the first reading.</summary>
    public ValueTask<RegionNetwork> Of(Region region, CancellationToken ct) =>
        _networks.GetOrAdd(region.Id, _ => new FollowedNetwork(region, reading, (of, read) => Renewed?.Invoke(of, read), log)).Newest(ct);

    /// <summary>Something of the region was committed in this process. Returns at once.</summary>
    public void Changed(Guid regionId)
    {
        if (_networks.TryGetValue(regionId, out var network))
        {
            _ = network.Refresh();
        }
    }

    /// <summary>Reads again where another process wrote into the log.</summary>
    public async Task Follow(CancellationToken ct)
    {
        if (_networks.IsEmpty)
        {
            return;
        }

        var newest = await reading.NewestPulses(ct);
        foreach (var (regionId, network) in _networks)
        {
            if (network.ReadUpTo != newest.GetValueOrDefault(regionId) || network.Age > TrustedFor)
            {
                _ = network.Refresh();
            }
        }
    }
}
