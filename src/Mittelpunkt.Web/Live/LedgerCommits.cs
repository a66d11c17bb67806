using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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

    private async ValueTask Committed(DbContext? context)
    {
        if (context is AppDb db)
        {
            networks.Changed(db.RegionId);
            await pages.Forget(CancellationToken.None);
            feeds.Wake(db.RegionId);
        }
    }
}
