using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Finds the region by host name, else the configured one ("Region"), else the first that was made.</summary>
public static class RegionByHost
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    public static void UseCurrentRegion(this IApplicationBuilder site) => Use(site, site.ApplicationServices.GetRequiredService<DemoMode>());

    private static void Use(IApplicationBuilder site, DemoMode demo) => site.Use(async (context, next) =>
    {
        var services = context.RequestServices;
        if (await Find(services, context.Request.Host.Host, context.RequestAborted) is { } region)
        {
            var current = services.GetRequiredService<CurrentRegion>();
            current.Set(region);
            if (demo.IsOn && ExamplesShown.At(context.Request.Path))
            {
                current.ShowExamples();
            }
        }
        else if (context.GetEndpoint() is { } endpoint && !NeedsNoRegion(context.Request.Path, endpoint))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await next(context);
    });

    // What makes the region, what says that it is missing, and what both look like.
    private static bool NeedsNoRegion(PathString path, Endpoint endpoint) => path.StartsWithSegments("/health") || path.StartsWithSegments("/fehler")
        || path.StartsWithSegments(Paths.Setup) || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static async Task<List<Region>> Ask(ICacheEntry entry, AppDb db, CancellationToken ct)
    {
        var regions = await db.Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);

        // The first one is seen as soon as it is there.
        entry.AbsoluteExpirationRelativeToNow = regions.Count == 0 ? TimeSpan.FromMilliseconds(1) : Remembered;
        return regions;
    }

    private static async ValueTask<Region?> Find(IServiceProvider services, string host, CancellationToken ct)
    {
        var regions = await services.GetRequiredService<IMemoryCache>().GetOrCreateAsync(typeof(RegionByHost), entry =>
        {
            return Ask(entry, services.GetRequiredService<AppDb>(), ct);
        });
        var configured = services.GetRequiredService<IConfiguration>()["Region"];
        return regions!.FirstOrDefault(r => string.Equals(r.Host, host, StringComparison.OrdinalIgnoreCase))
            ?? regions!.FirstOrDefault(r => configured is not null && r.Slug == configured)
            ?? regions!.FirstOrDefault();
    }
}
