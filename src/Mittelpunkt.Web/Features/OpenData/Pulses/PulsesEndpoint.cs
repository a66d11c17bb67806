using System.Globalization;
using Microsoft.Extensions.Primitives;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Web.Features.OpenData.Pulses;

/// <summary>Answers with the stream who asks for one, else with a page. What cannot be met is refused before a stream begins.</summary>
public static class PulsesEndpoint
{
    public static async Task<IResult> Handle(HttpContext context, StreamPulses stream, StreamPlaces places, ListPulses list)
    {
        var request = context.Request;
        if (!WantsStream(request))
        {
            return await list.Page(request.Query, context.RequestAborted);
        }

        if (!TryId(request.Headers["Last-Event-ID"], out var last) || !TryId(request.Query["after"], out var asked))
        {
            return new Refusal(RefusalKind.Invalid, "after", "after").Answer();
        }

        using var place = places.Take(context.Connection.RemoteIpAddress);
        if (place is null)
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.Problem(
                statusCode: StatusCodes.Status429TooManyRequests,
                title: OpenDataTexts.TooManyTitle,
                detail: OpenDataTexts.TooManyStreams.Replace("{0}", places.PerAddress.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal));
        }

        await stream.Run(context.Response, last ?? asked);
        return Results.Empty;
    }

    private static bool WantsStream(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase));

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
