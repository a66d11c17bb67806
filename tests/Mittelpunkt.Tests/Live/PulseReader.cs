using System.Net.Http.Headers;
using System.Text.Json;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Live;

/// <summary>Reads a stream of pulses as a browser does.</summary>
public sealed class PulseReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private PulseReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _lines = new StreamReader(stream);
    }

    public HttpResponseMessage Response => _response;

    public static async Task<PulseReader> Open(Site site, long? last = null, string query = "", string? host = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Paths.ApiPulses + query);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Host = host;
        if (last is { } id)
        {
            request.Headers.Add("Last-Event-ID", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var response = await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var reader = new PulseReader(response, await response.Content.ReadAsStreamAsync());
        if (response.IsSuccessStatusCode)
        {
            Assert.StartsWith("retry: ", await reader._lines.ReadLineAsync(), StringComparison.Ordinal);
        }

        return reader;
    }

    /// <summary>The next pulse, or null when none came in time or the stream ended.</summary>
    public async Task<(long Id, JsonElement Data)?> Next(double seconds = 10)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        long? id = null;
        try
        {
            while (await _lines.ReadLineAsync(late.Token) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    id = long.Parse(line.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture);
                }
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return (id!.Value, JsonDocument.Parse(line[6..]).RootElement);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        return null;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
