using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Npgsql;

namespace Mittelpunkt.Tests.Support;

/// <summary>An own empty, migrated database: a SQLite file or a database in the throwaway PostgreSQL of bin/test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    private static readonly string? Server = Environment.GetEnvironmentVariable("MITTELPUNKT_TEST_POSTGRES");

    private readonly string? _connection;

    private TestDatabase(string? connection)
    {
        _connection = connection;
        Folder = Directory.CreateTempSubdirectory("mittelpunkt-test-").FullName;
    }

    /// <summary>Both databases; without PostgreSQL in the fast run only SQLite.</summary>
    public static TheoryData<string> Each => Server is null ? [Sqlite] : [Sqlite, Postgres];

    public string Folder { get; }

    /// <summary>Command line arguments that make the product use this database.</summary>
    public string[] Arguments => _connection is null
        ? ["--Data", Folder]
        : ["--Data", Folder, "--ConnectionStrings:Postgres", _connection];

    public static async Task<TestDatabase> Create(string body = Sqlite)
    {
        string? connection = null;
        if (body == Postgres)
        {
            var name = "t" + Guid.NewGuid().ToString("N");
            await OnServer($"CREATE DATABASE {name}");
            connection = new NpgsqlConnectionStringBuilder(Server!) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        }

        var database = new TestDatabase(connection);
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        return database;
    }

    /// <summary>A context that works in the given region; without one it finds nothing.</summary>
    public AppDb Open(Region? region = null)
    {
        var current = new CurrentRegion();
        if (region is not null)
        {
            current.Set(region);
        }

        return _connection is null
            ? new SqliteDb((DbContextOptions<SqliteDb>)new DbContextOptionsBuilder<SqliteDb>()
                .UseSqliteFile(Path.Combine(Folder, "mittelpunkt.db")).Options, current)
            : new PostgresDb((DbContextOptions<PostgresDb>)new DbContextOptionsBuilder<PostgresDb>()
                .UsePostgres(_connection).Options, current);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(_connection));
            await OnServer($"DROP DATABASE {new NpgsqlConnectionStringBuilder(_connection).Database} WITH (FORCE)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        await Remove(Folder);
    }

    // A worker of the site may still be closing its database while the folder is emptied.
    private static async Task Remove(string folder)
    {
        for (var tries = 0; Directory.Exists(folder); tries++)
        {
            try
            {
                Directory.Delete(folder, true);
            }
            catch (IOException) when (tries < 20)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
