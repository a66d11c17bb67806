using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Mittelpunkt.Web.Data.Ties;

namespace Mittelpunkt.Web.Data;

/// <summary>Chooses the database: PostgreSQL when its connection string is configured, else a SQLite file in the data folder.</summary>
public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CurrentRegion>();
        services.AddScoped<HeldPair>();
        services.AddSingleton(new DemoMode(configuration.GetValue<bool>("Demo")));
        if (configuration.GetConnectionString("Postgres") is { Length: > 0 } postgres)
        {
            services.AddDbContext<PostgresDb>(options => options.UsePostgres(postgres));
            services.AddScoped<AppDb>(provider => provider.GetRequiredService<PostgresDb>());
        }
        else
        {
            var file = Path.Combine(DataFolder(configuration), "mittelpunkt.db");
            services.AddDbContext<SqliteDb>(options => options.UseSqliteFile(file));
            services.AddScoped<AppDb>(provider => provider.GetRequiredService<SqliteDb>());
        }

        return services;
    }

    /// <summary>Folder of everything this installation writes; made when missing.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        Directory.CreateDirectory(configuration["Data"] is { Length: > 0 } folder ? folder : "var").FullName;

    /// <summary>What the set-up of a region wrote about who runs the site; a source of the configuration.</summary>
    public static string OperatorFile(IConfiguration configuration) => Path.Combine(DataFolder(configuration), "operator.json");

    public static DbContextOptionsBuilder UsePostgres(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("__migrations"));

    public static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string file) =>
        options.UseSqlite($"Data Source={file};Foreign Keys=True", sqlite => sqlite.MigrationsHistoryTable("__migrations"))
            // SQLite adds a reference by making the table anew, and turns references off for it outside the transaction; nothing to warn of.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
            .AddInterceptors(SqlitePragmas.Instance);

    // Write-ahead logging lets readers go on while an import writes; a second writer waits instead of failing.
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=30000;";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
