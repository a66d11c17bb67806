using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Mittelpunkt.Web.Ui.Answers;

/// <summary>Open data as bytes: compressed once, with a strong entity tag from its content, and 304 for whoever has it already (RFC 9110).</summary>
public sealed class Answer(byte[] body, string contentType) : IResult
{
    public const string Json = "application/json; charset=utf-8";
    public const string GeoJson = "application/geo+json; charset=utf-8";
    public const string Csv = "text/csv; charset=utf-8";

    /// <summary>Address of the next page (RFC 8288).</summary>
    public string? Next { get; init; }

    /// <summary>Name under which a browser keeps it.</summary>
    public string? FileName { get; init; }

    public static Answer Of<T>(T value, string? next = null) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, OpenJson.Options), Json) { Next = next };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var coding = Coding(request.Headers.AcceptEncoding);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}{(coding is null ? "" : "-" + coding)}\"");
        var headers = response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Public = true, NoCache = true };
        response.Headers.Append(HeaderNames.Vary, "Accept-Encoding, Accept-Language");
        if (Next is not null)
        {
            response.Headers.Link = $"<{Next}>; rel=\"next\"";
        }

        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await Send(response, headers, coding);
    }

    private Task Send(HttpResponse response, ResponseHeaders headers, string? coding)
    {
        var sent = coding is null ? body : Compress(coding);
        response.ContentType = contentType;
        response.ContentLength = sent.Length;
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding;
        }

        if (FileName is not null)
        {
            headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName };
        }

        return response.Body.WriteAsync(sent, response.HttpContext.RequestAborted).AsTask();
    }

    private static string? Coding(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
        {
            return null;
        }

        bool Takes(string name) => codings.Any(c => c.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && (c.Quality ?? 1) > 0);
        return Takes("br") ? "br" : Takes("gzip") ? "gzip" : null;
    }

    // Made once for many readers: worth more effort than a page, less than the slowest level, which takes seconds.
    private byte[] Compress(string coding)
    {
        using var target = new MemoryStream();
        using (Stream packer = coding == "br"
            ? new BrotliStream(target, new BrotliCompressionOptions { Quality = 5 })
            : new GZipStream(target, CompressionLevel.Optimal))
        {
            packer.Write(body);
        }

        return target.ToArray();
    }
}
