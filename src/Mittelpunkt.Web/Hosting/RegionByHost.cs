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
        else if (context.GetEndpoint() is not null && !context.Request.Path.StartsWithSegments("/health"))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            if (!context.Request.Path.StartsWithSegments("/fehler"))
            {
                return;
            }
        }

        await next(context);
    });

    private static async ValueTask<Region?> Find(IServiceProvider services, string host, CancellationToken ct)
    {
        var regions = await services.GetRequiredService<IMemoryCache>().GetOrCreateAsync(typeof(RegionByHost), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Remembered;
            return services.GetRequiredService<AppDb>().Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
        });
        var configured = services.GetRequiredService<IConfiguration>()["Region"];
        return regions!.FirstOrDefault(r => string.Equals(r.Host, host, StringComparison.OrdinalIgnoreCase))
            ?? regions!.FirstOrDefault(r => configured is not null && r.Slug == configured)
            ?? regions!.FirstOrDefault();
    }
}
