using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Live;

/// <summary>Reads one region's pulse log as frames, outside any request.</summary>
public sealed class PulseSource(IServiceScopeFactory scopes, Region region, bool withExamples)
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
        var current = services.GetRequiredService<CurrentRegion>();
        current.Set(region);
        if (withExamples)
        {
            current.ShowExamples();
        }

        var format = services.GetRequiredService<PulseFormat>();
        var facts = await read(services.GetRequiredService<RecentPulses>());
        return facts.ConvertAll(fact => PulseFrame.Of(fact, format));
    }
}
