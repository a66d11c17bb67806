using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Mittelpunkt.Web.Hosting;

/// <summary>What one request may cost.</summary>
public static class Limits
{
    public static void Set(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 1024 * 1024;
        options.Limits.MaxRequestLineSize = 8 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }
}
