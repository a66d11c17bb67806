using Microsoft.AspNetCore.StaticAssets;

namespace Mittelpunkt.Web.Access;

/// <summary>
/// Where it matters who asks: on pages. Files, the map's ground and everything under /api are the same for everybody;
/// there nobody is looked up, and one kept answer serves all.
/// </summary>
public static class SameForAll
{
    /// <summary>Whether nobody is looked up at this address.</summary>
    public static bool Is(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/map")
        || context.Request.Path.StartsWithSegments("/openapi") || context.Request.Path.StartsWithSegments("/health")
        || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    /// <summary>Whether the answer to this request may be kept for others, and one kept may be sent.</summary>
    public static bool MayBeKept(HttpContext context) =>
        Is(context) || !context.Request.Cookies.ContainsKey(HostCookies.Name(context, AccessSetup.SessionCookie));
}
