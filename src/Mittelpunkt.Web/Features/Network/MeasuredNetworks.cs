using System.Collections.Concurrent;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>
/// Figures of each region, measured in the background whenever its network was read anew: once for each state, one state at a time,
/// states that were overtaken meanwhile never. A page shows the newest finished ones; their date says how old they are.
/// </summary>
public sealed class MeasuredNetworks(RegionNetworks networks) : IHostedService
{
    // A small network is measured within this time, so that a reader sees what was just entered; nobody waits longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // Commits come in bursts, and who waits for their pulses has the processor first.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, MeasuredNetwork> _measured = new();

    public async Task<NetworkFigures> Of(Region region, CancellationToken ct)
    {
        var network = await networks.Of(region, ct);
        var measured = Measured(region);
        var measuring = measured.Measure(network);
        if (measuring.IsCompletedSuccessfully || measured.Latest is null)
        {
            return await measuring.WaitAsync(ct);
        }

        await Task.WhenAny(measuring, Task.Delay(Patience, ct));
        return measuring.IsCompletedSuccessfully ? await measuring : measured.Latest;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        networks.Renewed += OnRenewed;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        networks.Renewed -= OnRenewed;
        return Task.CompletedTask;
    }

    private void OnRenewed(Region region, RegionNetwork network) => _ = MeasureOnceCalm(region, network);

    private async Task MeasureOnceCalm(Region region, RegionNetwork network)
    {
        await Task.Delay(Calm);
        if (ReferenceEquals(await networks.Of(region, CancellationToken.None), network))
        {
            await Measured(region).Measure(network);
        }
    }

    private MeasuredNetwork Measured(Region region) => _measured.GetOrAdd(region.Id, _ => new MeasuredNetwork(NetworkMeasures.Of));
}
