using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>Figures of each region, measured once for each state of its network, whatever the number of readers.</summary>
public sealed class RegionFigures(RegionNetworks networks)
{
    // Longer than this nobody waits where there are figures of the state before; their date says how old they are.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly ConditionalWeakTable<RegionNetwork, Lazy<Task<NetworkFigures>>> _measured = [];
    private readonly ConcurrentDictionary<Guid, NetworkFigures> _last = new();

    public async Task<NetworkFigures> Of(Region region, CancellationToken ct)
    {
        var network = await networks.Of(region, ct);
        var measuring = _measured.GetValue(network, n => new(() => Task.Run(() => NetworkMeasures.Of(n)))).Value;
        if (!measuring.IsCompleted && _last.TryGetValue(region.Id, out var last)
            && await Task.WhenAny(measuring, Task.Delay(Patience, ct)) != measuring)
        {
            return last;
        }

        return _last[region.Id] = await measuring.WaitAsync(ct);
    }
}
