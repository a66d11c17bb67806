using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Demo;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Web.Hosting;

/// <summary>What must be true before the first request.</summary>
public static class Preparation
{
    public static async Task Run(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Database.MigrateAsync(ct);
        if (!services.GetRequiredService<IConfiguration>().GetValue<bool>("Empty") && !await db.Regions.AnyAsync(ct))
        {
            await scope.ServiceProvider.GetRequiredService<LoadRegion>().Handle(LoadRegion.RegionsFolder, ct);
        }

        if (services.GetRequiredService<DemoMode>().IsOn)
        {
            await Demo(services, ct);
        }

        await db.KnowSizes(ct);
    }

    // In its own scope, since it works in one region and sees examples.
    private static async Task Demo(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SeedDemo>().Handle(DemoFile.Shipped, ct);
    }
}
