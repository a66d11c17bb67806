using Microsoft.AspNetCore.Authentication.Cookies;

namespace Mittelpunkt.Web.Access;

/// <summary>Over https every cookie is bound to this very host by the prefix __Host- (RFC 6265bis, 4.1.3.2), so that no neighbour can set it.</summary>
public sealed class HostCookies : ICookieManager
{
    public static readonly HostCookies Instance = new();

    private readonly ChunkingCookieManager _inner = new();

    public static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, Name(context, key), value, Bound(options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, Name(context, key), Bound(options));

    // The prefix demands the whole site as path; English pages would otherwise set a cookie of their own.
    private static CookieOptions Bound(CookieOptions options)
    {
        options.Path = "/";
        options.Domain = null;
        return options;
    }
}
