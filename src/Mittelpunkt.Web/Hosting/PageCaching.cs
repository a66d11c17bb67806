using System.Globalization;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Web.Hosting;

/// <summary>What is kept of public pages, how long, and under which key.</summary>
public static class PageCaching
{
    public static void AddPageCache(this IServiceCollection services) => services.AddOutputCache(options =>
    {
        options.SizeLimit = 256 * 1024 * 1024;
        options.MaximumBodySize = 16 * 1024 * 1024;
        options.AddPolicy(PageCache.Policy, policy => policy
            .With(context => SameForAll.MayBeKept(context.HttpContext))
            .Expire(TimeSpan.FromMinutes(5))
            .VaryByValue(async (context, _) => new("version", await VersionOf(context)))
            .VaryByValue(context => new("language", CultureInfo.CurrentUICulture.Name))
            .VaryByValue(context => new("coding", Coding(context.Request.Headers.AcceptEncoding.ToString())))
            .Tag(PageCache.Tag));
    });

    private static async ValueTask<string> VersionOf(HttpContext context) =>
        (await context.RequestServices.GetRequiredService<PageCache>().Version()).ToString(CultureInfo.InvariantCulture);

    // Browsers spell the header in many ways; only what the answer is coded in makes a difference.
    private static string Coding(string accepted) =>
        accepted.Contains("q=", StringComparison.OrdinalIgnoreCase) ? accepted
        : accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
        : "";
}
