using Microsoft.EntityFrameworkCore;

namespace Mittelpunkt.Web.Data;

/// <summary>The production database.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, CurrentRegion region) : AppDb(options, region)
{
    /// <summary>
    /// Pulses are read by growing id, so their transactions must commit in the order of their ids:
    /// whoever writes a pulse holds this lock of its region until the commit.
    /// </summary>
    public const string PulseLock = "SELECT pg_advisory_xact_lock(hashtextextended({0}, 5180))";

    /// <summary>One import of a region at a time: the second waits for the first and then sees its records.</summary>
    public const string ImportLock = "SELECT pg_advisory_xact_lock(hashtextextended({0}, 5181))";

    /// <summary>The same without waiting: says whether no import is running, and keeps the next one out.</summary>
    public const string TryImportLock = "SELECT pg_try_advisory_xact_lock(hashtextextended({0}, 5181)) AS \"Value\"";

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null || !AddsPulse())
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await Database.ExecuteSqlRawAsync(PulseLock, [RegionId.ToString()], cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private bool AddsPulse() =>
        ChangeTracker.Entries<Domain.Pulses.Pulse>().Any(entry => entry.State == EntityState.Added);
}
