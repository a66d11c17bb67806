using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;
using Npgsql;

namespace Mittelpunkt.Bench.Web;

/// <summary>
/// Row "import": 100,000 actors (with their sources) and 500,000 ties through the whole import, validation and search for duplicates included,
/// beside the same rows put into the same tables and indexes by sqlite3's .import and by PostgreSQL's COPY.
/// </summary>
public static class ImportBench
{
    private static readonly string[] Tables = ["Actors", "ActorSources", "Ties"];

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-bench-").FullName;
        try
        {
            ImportFiles.Write(folder);
            var ours = await Sqlite(Path.Combine(folder, "ours.db"), db => Import(db, folder));
            ImportFiles.Dump(Path.Combine(folder, "ours.db"), folder, Tables);
            var theirs = await Sqlite(Path.Combine(folder, "theirs.db"), db => Shell(db, folder));
            Print("SQLite", ours, "sqlite3 .import", theirs);
            if (Environment.GetEnvironmentVariable("MITTELPUNKT_TEST_POSTGRES") is { Length: > 0 } server)
            {
                Print("PostgreSQL", await Postgres(server, db => Import(db, folder)), "COPY", await Postgres(server, db => Copy(db, folder)));
            }
            else
            {
                Console.WriteLine("import PostgreSQL: left out, MITTELPUNKT_TEST_POSTGRES names no server");
            }

            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static void Print(string database, TimeSpan ours, string peer, TimeSpan theirs) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"import {database}: ours {ours.TotalSeconds:0.00} s, {peer} {theirs.TotalSeconds:0.00} s, ratio {ours / theirs:0.00} ({ImportFiles.Actors:N0} actors, {ImportFiles.Ties:N0} ties)"));

    private static async Task<TimeSpan> Sqlite(string file, Func<AppDb, Task<TimeSpan>> measure)
    {
        var current = new CurrentRegion();
        var options = (DbContextOptions<SqliteDb>)new DbContextOptionsBuilder<SqliteDb>().UseSqliteFile(file).Options;
        await using var db = new SqliteDb(options, current);
        await Prepare(db, current);
        return await measure(db);
    }

    private static async Task<TimeSpan> Postgres(string server, Func<AppDb, Task<TimeSpan>> measure)
    {
        var name = "bench" + Guid.NewGuid().ToString("N");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false, IncludeErrorDetail = true }.ConnectionString;
        await OnServer(server, "CREATE DATABASE " + name);
        try
        {
            var current = new CurrentRegion();
            var options = (DbContextOptions<PostgresDb>)new DbContextOptionsBuilder<PostgresDb>().UsePostgres(connection).Options;
            await using var db = new PostgresDb(options, current);
            await Prepare(db, current);
            return await measure(db);
        }
        finally
        {
            await OnServer(server, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task OnServer(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Prepare(AppDb db, CurrentRegion current)
    {
        await db.Database.MigrateAsync();
        var region = new Region { Id = ImportFiles.Region, Slug = "bench", Name = "Bench", Bounds = new Bounds(8, 49, 10, 51) };
        db.Add(region);
        current.Set(region);
        db.AddRange(ImportFiles.Towns());
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task<TimeSpan> Import(AppDb db, string folder)
    {
        var current = new CurrentRegion();
        current.Set(await db.Regions.SingleAsync());
        var watch = Stopwatch.StartNew();
        foreach (var file in (string[])["actors.csv", "ties.csv"])
        {
            var report = await new ImportFile(db, current, TimeProvider.System).Handle(new("csv", Path.Combine(folder, file)), null, CancellationToken.None);
            if (report.End != ImportEnd.Stored)
            {
                throw new InvalidOperationException(string.Join(", ", report.Problems.List));
            }
        }

        watch.Stop();
        var (actors, ties) = (await db.Actors.CountAsync(), await db.Ties.CountAsync());
        return (actors, ties) == (ImportFiles.Actors, ImportFiles.Ties) ? watch.Elapsed : throw new InvalidOperationException($"{actors} actors, {ties} ties");
    }

    private static async Task<TimeSpan> Shell(AppDb db, string folder)
    {
        var file = ((SqliteConnection)db.Database.GetDbConnection()).DataSource;
        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
        // .import knows no NULL: the empty former addresses would break their unique index, so the peer is spared that one.
        var commands = "DROP INDEX \"IX_ActorSources_RegionId_FormerSlug\";\n" + string.Concat(Tables.Select(t => $".import {Path.Combine(folder, t + ".csv")} {t}\n"));
        var watch = Stopwatch.StartNew();
        using var shell = Process.Start(new ProcessStartInfo("sqlite3", ["-bail", "-csv", file]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await shell.StandardInput.WriteAsync("PRAGMA synchronous=NORMAL;\n" + commands + ".quit\n");
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        watch.Stop();
        await EveryRow(db, "sqlite3");
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> Copy(AppDb db, string folder)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var watch = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in Tables)
        {
            var file = Path.Combine(folder, table + ".pg.csv");
            var columns = File.ReadLines(file).First();
            await using var copy = await connection.BeginTextImportAsync($"COPY \"{table}\" ({columns}) FROM STDIN (FORMAT CSV, HEADER)");
            using var reader = File.OpenText(file);
            var block = new char[1 << 16];
            for (int read; (read = await reader.ReadAsync(block)) > 0;)
            {
                await copy.WriteAsync(block.AsMemory(0, read));
            }
        }

        await transaction.CommitAsync();
        watch.Stop();
        await EveryRow(db, "COPY");
        return watch.Elapsed;
    }

    private static async Task EveryRow(AppDb db, string peer)
    {
        var found = (await db.Actors.IgnoreQueryFilters().CountAsync(), await db.Set<ActorSource>().IgnoreQueryFilters().CountAsync(), await db.Ties.IgnoreQueryFilters().CountAsync());
        if (found != (ImportFiles.Actors, ImportFiles.Actors, ImportFiles.Ties)) throw new InvalidOperationException($"{peer} left rows out: {found}");
    }
}
