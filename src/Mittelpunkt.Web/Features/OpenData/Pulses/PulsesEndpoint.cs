using System.Globalization;
using Microsoft.Extensions.Primitives;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Web.Features.OpenData.Pulses;

/// <summary>The stream of pulses; every wish that cannot be met is refused before the stream begins.</summary>
public static class PulsesEndpoint
{
    public static async Task<IResult> Answer(HttpContext context, StreamPulses stream, StreamPlaces places)
    {
        var request = context.Request;
        if (!TryId(request.Headers["Last-Event-ID"], out var last) || !TryId(request.Query["after"], out var asked))
        {
            return Results.Problem(statusCode: 400);
        }

        using var place = places.Take(context.Connection.RemoteIpAddress);
        if (place is null)
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.Problem(statusCode: 429);
        }

        await stream.Run(context.Response, last ?? asked);
        return Results.Empty;
    }

    private static bool TryId(StringValues text, out long? id)
    {
        id = null;
        if (StringValues.IsNullOrEmpty(text))
        {
            return true;
        }

        var valid = long.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        id = valid ? number : null;
        return valid;
    }
}
