using Microsoft.Extensions.Diagnostics.HealthChecks;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Live: the process answers. Ready: it also reaches its database.</summary>
public static class Health
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: ["ready"]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(Paths.Live, new() { Predicate = _ => false });
        routes.MapHealthChecks(Paths.Ready, new() { Predicate = check => check.Tags.Contains("ready") });
    }

    private sealed class DatabaseAnswers(AppDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
