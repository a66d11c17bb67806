using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Compresses what is made here; files in wwwroot are compressed at build.</summary>
public static class Compression
{
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // No secret stands beside reflected input on a cacheable page, so compression over TLS leaks nothing.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/problem+json", "image/svg+xml", "text/csv"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
