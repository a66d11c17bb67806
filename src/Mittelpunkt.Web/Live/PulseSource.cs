using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Live;

/// <summary>Reads one region's pulse log as frames, outside any request.</summary>
public sealed class PulseSource(IServiceScopeFactory scopes, Region region)
{
    public string Region => region.Slug;

    public Task<List<PulseFrame>> After(long id, int limit, CancellationToken ct) =>
        Read(pulses => pulses.After(id, limit, ct));

    /// <summary>The newest frames, oldest first.</summary>
    public async Task<List<PulseFrame>> Latest(int limit, CancellationToken ct)
    {
        var newest = await Read(pulses => pulses.Latest(limit, ct: ct));
        newest.Reverse();
        return newest;
    }

    private async Task<List<PulseFrame>> Read(Func<RecentPulses, Task<List<PulseFact>>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentRegion>().Set(region);
        var format = services.GetRequiredService<PulseFormat>();
        var facts = await read(services.GetRequiredService<RecentPulses>());
        return facts.ConvertAll(fact => PulseFrame.Of(fact, format));
    }
}
