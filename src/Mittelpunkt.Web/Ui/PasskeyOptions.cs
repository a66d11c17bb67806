using Microsoft.AspNetCore.Antiforgery;

namespace Mittelpunkt.Web.Ui;

/// <summary>Sends a browser what a passkey has to sign; only to a form of this site.</summary>
public static class PasskeyOptions
{
    public static async Task<IResult> Answer(HttpContext context, IAntiforgery antiforgery, Func<Task<string>> options)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(await options(), "application/json; charset=utf-8");
    }
}
