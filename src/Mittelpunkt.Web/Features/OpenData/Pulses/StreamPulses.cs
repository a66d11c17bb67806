using System.Globalization;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Web.Features.OpenData.Pulses;

/// <summary>The pulses of a region as server-sent events.</summary>
public sealed class StreamPulses(CurrentRegion region, PulseFeeds feeds, IServiceScopeFactory scopes, IHostApplicationLifetime host)
{
    private const int Batch = 500;

    public async Task Run(HttpResponse response, long? after)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(response.HttpContext.RequestAborted, host.ApplicationStopping);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await Send(response, after, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader went away or the server stops; the browser comes back with the last id it saw.
        }
    }

    private async Task Send(HttpResponse response, long? after, CancellationToken ct)
    {
        // Thousands of tabs must not come back in the same instant.
        var retry = Random.Shared.Next(1000, 3000).ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync($"retry: {retry}\n\n", ct);
        await response.Body.FlushAsync(ct);
        var feed = feeds.Of(region.Region!, region.ShowsExamples);
        (PulseListener Listener, PulseFrame[] Missed)? joined;
        while ((joined = await feed.Listen(after, ct)) is null)
        {
            var floor = feed.Floor;
            after = Math.Max(floor, await Replay(response, after!.Value, ct));
        }

        using var listener = joined.Value.Listener;
        foreach (var frame in joined.Value.Missed)
        {
            await response.BodyWriter.WriteAsync(frame.Bytes, ct);
        }

        await foreach (var frame in listener.Frames.ReadAllAsync(ct))
        {
            await response.BodyWriter.WriteAsync(frame.Bytes, ct);
        }
    }

    // Older than what the feed keeps: straight from the log, in bites.
    private async Task<long> Replay(HttpResponse response, long after, CancellationToken ct)
    {
        var source = new PulseSource(scopes, region.Region!, region.ShowsExamples);
        while (await source.After(after, Batch, ct) is { Count: > 0 } frames)
        {
            foreach (var frame in frames)
            {
                await response.BodyWriter.WriteAsync(frame.Bytes, ct);
                after = frame.Id;
            }
        }

        return after;
    }
}
