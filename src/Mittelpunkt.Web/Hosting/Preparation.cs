using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Hosting;

/// <summary>What must be true before the first request.</summary>
public static class Preparation
{
    public static async Task Run(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.MigrateAsync(ct);
    }
}
