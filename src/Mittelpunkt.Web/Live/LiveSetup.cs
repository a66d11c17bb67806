using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Live;

/// <summary>Pulses to browsers, and pages that are new when a pulse arrives.</summary>
public static class LiveSetup
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<PageCache>();
        services.AddSingleton<PulseFeeds>();
        services.AddSingleton<StreamPlaces>();
        services.AddSingleton<LedgerCommits>();
        services.AddScoped<RecentPulses>();
        services.ConfigureDbContext<SqliteDb>(Observe);
        services.ConfigureDbContext<PostgresDb>(Observe);
    }

    private static void Observe(IServiceProvider provider, DbContextOptionsBuilder options) =>
        options.AddInterceptors(provider.GetRequiredService<LedgerCommits>());
}
