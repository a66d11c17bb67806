using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mittelpunkt.Bench.Web;

/// <summary>The peer: Kestrel with one endpoint that sends given bytes, and nothing else.</summary>
internal sealed class BareSite : IAsyncDisposable
{
    private readonly WebApplication _site;
    private byte[] _body = [];
    private string? _type;
    private string? _coding;

    private BareSite()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.UseRouting();
        _site.MapGet("/", async (HttpContext context) =>
        {
            context.Response.ContentType = _type;
            context.Response.ContentLength = _body.Length;
            context.Response.Headers.ContentEncoding = _coding;
            await context.Response.Body.WriteAsync(_body);
        });
        _site.UseEndpoints(_ => { });
    }

    public Uri Address => new(_site.Urls.First());

    public static async Task<BareSite> Start()
    {
        var bare = new BareSite();
        await bare._site.StartAsync();
        return bare;
    }

    public void Send(byte[] body, string? type, string? coding) => (_body, _type, _coding) = (body, type, coding);

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
