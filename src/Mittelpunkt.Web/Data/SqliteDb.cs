using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Mittelpunkt.Web.Data;

/// <summary>The embedded default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, CurrentRegion region) : AppDb(options, region)
{
    /// <summary>
    /// Without it SQLite takes a region for a handful of rows and reads all of them by its index (PRAGMA optimize; the bits mean
    /// all tables, a sample of each). PostgreSQL does this by itself.
    /// </summary>
    public override Task KnowSizes(CancellationToken ct) => Database.ExecuteSqlRawAsync("PRAGMA optimize=0x10012", ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuid>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<Cents>();
    }

    // Big-endian bytes keep version 7 ids in order of time and take 16 bytes instead of 36.
    private sealed class BigEndianGuid() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    // SQLite cannot order DateTimeOffset.
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    // SQLite has no decimal type and could neither order nor add one.
    private sealed class Cents() : ValueConverter<decimal, long>(euros => (long)(euros * 100), cents => cents / 100m);
}
