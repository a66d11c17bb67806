using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Live;

/// <summary>Tells the networks, the feed and the page cache of every commit in this process, so that nobody waits for the next look into the log.</summary>
public sealed class LedgerCommits(PulseFeeds feeds, PageCache pages, RegionNetworks networks) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Committed(eventData.Context).AsTask().GetAwaiter().GetResult();
        return result;
    }

    public async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await Committed(eventData.Context);
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Committed(eventData.Context).AsTask().GetAwaiter().GetResult();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Committed(eventData.Context).AsTask();

    // Else whoever asks for a code would empty the page cache for everybody.
    private static bool NothingPublic(AppDb db)
    {
        var entries = db.ChangeTracker.Entries().ToList();
        return entries.Count > 0 && entries.TrueForAll(entry => entry.Entity is INeverPublic);
    }

    private async ValueTask Committed(DbContext? context)
    {
        if (context is AppDb db && !NothingPublic(db))
        {
            networks.Changed(db.RegionId);
            await pages.Forget(CancellationToken.None);
            feeds.Wake(db.RegionId);
        }
    }
}
