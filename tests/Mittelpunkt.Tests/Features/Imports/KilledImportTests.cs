using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>The real program, killed in the middle of an import.</summary>
public sealed class KilledImportTests
{
    [Fact]
    public async Task The_database_is_whole_and_the_import_can_be_repeated()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var text = "key,name,town\n" + string.Concat(Enumerable.Range(1, 60_000).Select(i => FormattableString.Invariant($"x:{i},Werk {i} GmbH,Aburg\n")));
        var file = trial.File("a.csv", text);
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

    private static Process Start(ImportTrial trial, string file)
    {
        var program = Path.ChangeExtension(typeof(Website).Assembly.Location, ".dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "import", "csv", file, "--data", trial.Database.Folder])
        {
            RedirectStandardOutput = true,
        })!;
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
