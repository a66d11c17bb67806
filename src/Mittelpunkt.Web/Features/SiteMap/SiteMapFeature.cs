using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.SiteMap;

/// <summary>Tells search engines which pages there are, in which languages (sitemaps.org, RFC 9309).</summary>
public static class SiteMapFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<PublicPages>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Paths.SiteMap, SiteMapXml.Whole).CacheOutput(PageCache.Policy).ExcludeFromDescription();
        routes.MapGet(Paths.SiteMapPart, SiteMapXml.Part).CacheOutput(PageCache.Policy).ExcludeFromDescription();
        routes.MapGet(Paths.Robots, Robots).CacheOutput(PageCache.Policy).ExcludeFromDescription();
    }

    private static IResult Robots(HttpRequest request) => Results.Text($"""
        User-agent: *
        Disallow: {Pattern(Paths.Correct)}
        Disallow: {Pattern(Paths.ActorCard)}
        Disallow: {Paths.EnglishPrefix}{Pattern(Paths.Correct)}
        Disallow: {Paths.EnglishPrefix}{Pattern(Paths.ActorCard)}
        Allow: /

        Sitemap: {request.Scheme}://{request.Host}{Paths.SiteMap}

        """, "text/plain; charset=utf-8");

    private static string Pattern(string route) => route.Replace("{slug}", "*", StringComparison.Ordinal);
}
