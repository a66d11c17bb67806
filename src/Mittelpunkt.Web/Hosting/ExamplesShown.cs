using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Where the demo mode shows examples: on the site's own pages and what their map loads. Open data, site map and embeds never hold them.</summary>
public static class ExamplesShown
{
    private static readonly string[] Never = ["/api", "/openapi", "/map", "/health", Paths.EmbedMap, Paths.Robots];

    public static bool At(PathString path) => path.StartsWithSegments(Paths.MapDemo)
        || (!Array.Exists(Never, one => path.StartsWithSegments(one)) && !path.ToString().StartsWith("/sitemap", StringComparison.OrdinalIgnoreCase));
}
