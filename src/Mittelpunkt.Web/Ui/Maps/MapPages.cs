using Microsoft.Extensions.Caching.Memory;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Maps;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>The pages with a map. What most people ask for is read once and kept until the ledger changes: it is the same for everybody, signed in or not.</summary>
public sealed class MapPages(MapPageQuery query, CurrentRegion current, PageCache pages, IMemoryCache kept)
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task<MapPage> Load(MapFilter filter, CancellationToken ct)
    {
        if (filter is not { Year: null, Kind: null, TownId: null })
        {
            // Nobody fills the memory by asking for every year of every town.
            return await query.Load(filter, ct);
        }

        var key = (typeof(MapPages), current.Id, current.ShowsExamples, filter.WithReach, await pages.Version());
        return (await kept.GetOrCreateAsync(key, entry =>
        {
            entry.SlidingExpiration = Unused;
            entry.AbsoluteExpirationRelativeToNow = Longest;
            return query.Load(filter, ct);
        }))!;
    }
}
