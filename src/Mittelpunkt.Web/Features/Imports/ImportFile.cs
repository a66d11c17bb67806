using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Keeping;
using Mittelpunkt.Web.Features.Imports.Merging;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;
using Npgsql;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>Takes a file into the current region, all of it or nothing, in one transaction.</summary>
public sealed class ImportFile(AppDb db, CurrentRegion current, TimeProvider clock)
{
    private const int RowsAStep = 500;

    /// <summary>What to import.</summary>
    public sealed record Order(string Format, string File)
    {
        public IReadOnlyList<string> With { get; init; } = [];
        public string? Source { get; init; }
        public DateOnly? SourceDate { get; init; }
        public SlashDates Slash { get; init; }
        public bool DryRun { get; init; }
    }

    /// <param name="order">What to import.</param>
    /// <param name="progress">Told the number of rows read so far.</param>
    /// <param name="ct">Stops it; nothing is stored then.</param>
    public async Task<ImportReport> Handle(Order order, IProgress<long>? progress, CancellationToken ct)
    {
        var problems = new Problems();
        using var file = InputFile.Open(order.File, problems);
        var with = order.With.Select(path => InputFile.Open(path, problems)).ToList();
        try
        {
            if (file is null || with.Contains(null))
            {
                return new ImportReport(ImportEnd.Refused, new Tallies(), problems);
            }

            return await Take(order, file.Path, [.. with.Select(f => f!.Path)], problems, progress, ct);
        }
        catch (DbException error) when (Busy(error))
        {
            return new ImportReport(ImportEnd.Busy, new Tallies(), problems);
        }
        finally
        {
            with.ForEach(f => f?.Dispose());
        }
    }

    private async Task<ImportReport> Take(Order order, string path, IReadOnlyList<string> with, Problems problems, IProgress<long>? progress, CancellationToken ct)
    {
        var region = current.Region ?? throw new InvalidOperationException("No region is set.");
        var source = order.Source ?? Path.GetFileName(order.File);
        await using var transaction = await Begin(region, ct);
        var known = await Known.Load(db, region, clock.GetUtcNow(), source, ct);
        known.DefaultDate = order.SourceDate;
        var intake = new RegionIntake(db, known, problems);
        var input = new ImportInput(path, problems, intake.Known.Towns) { With = with, Slash = order.Slash };
        await ReadAll(order.Format, input, intake, progress, ct);
        var report = new ImportReport(ImportEnd.Refused, intake.Tallies, problems) { Ignored = input.Ignored, LeftOut = input.LeftOut, Unwanted = known.Unwanted.Skipped };
        if (problems.Any)
        {
            return report;
        }

        var proposals = await new FindDuplicates(db, intake.Known).Propose(intake.Touched, ct);
        await intake.WritePulses(source, ct);
        if (!order.DryRun)
        {
            await transaction.CommitAsync(ct);
        }

        return report with { End = order.DryRun ? ImportEnd.Tried : ImportEnd.Stored, Proposals = proposals };
    }

    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> Begin(Region region, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db is PostgresDb)
        {
            await db.Database.ExecuteSqlRawAsync(PostgresDb.ImportLock, [region.Id.ToString()], ct);
        }

        return transaction;
    }

    private static async Task ReadAll(string format, ImportInput input, RegionIntake intake, IProgress<long>? progress, CancellationToken ct)
    {
        foreach (var row in ImportFormats.Read(format, input))
        {
            ct.ThrowIfCancellationRequested();
            await intake.Take(row, ct);
            if (++input.Rows % RowsAStep == 0)
            {
                progress?.Report(input.Rows);
            }
        }

        progress?.Report(input.Rows);
        if (!input.Problems.Any)
        {
            await intake.Flush(ct);
        }
    }

    // SQLITE_BUSY, SQLITE_LOCKED, or a row that somebody else has just made.
    private static bool Busy(DbException error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => false,
    };
}
