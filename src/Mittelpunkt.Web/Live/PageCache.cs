using System.Data.Common;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Live;

/// <summary>
/// Public pages and open data are made once and sent many times, until the ledger changes. The version is part of
/// every key, so that a page made from the old ledger and stored late is never found again.
/// </summary>
public sealed class PageCache(IOutputCacheStore store, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Name of the output cache policy of everything public.</summary>
    public const string Policy = "public";

    /// <summary>Tag of everything public in the output cache.</summary>
    public const string Tag = "public";

    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(1);

    private long _version;
    private string _newest = "";
    private long _asked;
    private int _asking;

    /// <summary>The version to look under. Other processes write too, so the log and the entries are asked again when a second has passed.</summary>
    public async ValueTask<long> Version()
    {
        if ((_asked == 0 || clock.GetElapsedTime(Volatile.Read(ref _asked)) > TrustedFor) && Interlocked.Exchange(ref _asking, 1) == 0)
        {
            try
            {
                await Ask();
            }
            catch (DbException)
            {
                // While the database is away, what was made before is still served; /health/ready tells.
            }
            finally
            {
                Volatile.Write(ref _asked, clock.GetTimestamp());
                Volatile.Write(ref _asking, 0);
            }
        }

        return Volatile.Read(ref _version);
    }

    /// <summary>Forgets all pages.</summary>
    public ValueTask Forget(CancellationToken ct)
    {
        Interlocked.Increment(ref _version);
        return store.EvictByTagAsync(Tag, ct);
    }

    private async Task Ask()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var pulse = await db.Pulses.IgnoreQueryFilters().MaxAsync(p => (long?)p.Id);
        var edit = await db.Actors.IgnoreQueryFilters().MaxAsync(a => (DateTimeOffset?)a.UpdatedAt);
        var newest = $"{pulse} {edit:O}";
        if (Interlocked.Exchange(ref _newest, newest) != newest)
        {
            await Forget(CancellationToken.None);
        }
    }
}
