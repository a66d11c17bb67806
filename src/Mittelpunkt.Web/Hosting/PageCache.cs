using Microsoft.AspNetCore.OutputCaching;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Public pages and open data are made once and sent many times, until the region changes.</summary>
public static class PageCache
{
    public const string Policy = "public";
    public const string Tag = "public";

    public static void AddPageCache(this IServiceCollection services) => services.AddOutputCache(options =>
    {
        options.SizeLimit = 256 * 1024 * 1024;
        options.MaximumBodySize = 16 * 1024 * 1024;
        options.AddPolicy(Policy, policy => policy
            .Expire(TimeSpan.FromMinutes(5))
            .SetVaryByHeader("Accept-Encoding", "Accept-Language")
            .Tag(Tag));
    });

    /// <summary>Forgets all pages; called whenever a region's ledger has changed.</summary>
    public static ValueTask Forget(this IOutputCacheStore store, CancellationToken ct) => store.EvictByTagAsync(Tag, ct);
}
