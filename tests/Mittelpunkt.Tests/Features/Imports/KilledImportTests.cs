using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>The real program, killed in the middle of an import.</summary>
public sealed class KilledImportTests
{
    private static string Many =>
        "key,name,town\n" + string.Concat(Enumerable.Range(1, 60_000).Select(i => FormattableString.Invariant($"x:{i},Werk {i} GmbH,Aburg\n")));

    [Fact]
    public async Task The_database_is_whole_and_the_import_can_be_repeated()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var file = trial.File("a.csv", Many);
        var database = Path.Combine(trial.Database.Folder, "mittelpunkt.db");
        using (var first = Start(trial, file))
        {
            // The write-ahead log grows once rows are being written.
            var log = new FileInfo(database + "-wal");
            for (var i = 0; i < 6000 && !first.HasExited && (!log.Exists || log.Length < 2 << 20); i++)
            {
                await Task.Delay(10);
                log.Refresh();
            }

            Assert.False(first.HasExited, "the import ended before it could be killed");
            first.Kill();
            await first.WaitForExitAsync();
        }

        Assert.Equal("ok", Integrity(database));
        Assert.Equal(7, await trial.Ask(db => db.Actors.CountAsync()));
        using var second = Start(trial, file);
        await second.WaitForExitAsync();
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(60_007, await trial.Ask(db => db.Actors.CountAsync()));
    }

    [Fact]
    public async Task On_PostgreSQL_too()
    {
        if (!TestDatabase.Each.Any(body => body.Data == TestDatabase.Postgres))
        {
            Assert.Skip("no PostgreSQL in the fast run");
        }

        await using var trial = await ImportTrial.Start(TestDatabase.Postgres);
        var file = trial.File("a.csv", Many);
        using (var first = Start(trial, file))
        {
            // Who writes holds the lock of a writer on the table.
            var writes = false;
            for (var i = 0; i < 6000 && !first.HasExited && !writes; i++)
            {
                await Task.Delay(10);
                writes = await trial.Ask(db => db.Database.SqlQueryRaw<int>(
                    "SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE relation = '\"Actors\"'::regclass AND mode = 'RowExclusiveLock' AND granted").SingleAsync()) > 0;
            }

            Assert.False(first.HasExited, "the import ended before it could be killed");
            first.Kill();
            await first.WaitForExitAsync();
        }

        Assert.Equal(7, await trial.Ask(db => db.Actors.CountAsync()));
        using var second = Start(trial, file);
        await second.WaitForExitAsync();
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(60_007, await trial.Ask(db => db.Actors.CountAsync()));
    }

    private static Process Start(ImportTrial trial, string file)
    {
        var program = Path.ChangeExtension(typeof(Website).Assembly.Location, ".dll");
        var start = new ProcessStartInfo("dotnet", [program, "import", "csv", file, "--data", trial.Database.Folder]) { RedirectStandardOutput = true };
        if (trial.Database.Arguments is [.., "--ConnectionStrings:Postgres", var connection])
        {
            start.Environment["ConnectionStrings__Postgres"] = connection;
        }

        return Process.Start(start)!;
    }

    private static string Integrity(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}
