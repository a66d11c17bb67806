namespace Mittelpunkt.Web.Hosting;

/// <summary>Open data may be read by scripts of any page (Fetch standard, CORS); nothing there depends on who asks.</summary>
public static class OpenAccess
{
    public static void UseOpenAccess(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi"))
        {
            return next(context);
        }

        // At the last moment, since the cache and the error page set headers of their own.
        context.Response.OnStarting(static state => Open((HttpResponse)state), context.Response);
        if (HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey("Access-Control-Request-Method"))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
            context.Response.Headers.AccessControlAllowHeaders = "Accept, Accept-Language, If-None-Match, Last-Event-ID";
            context.Response.Headers.AccessControlMaxAge = "86400";
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static Task Open(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag, Link, Retry-After";
        return Task.CompletedTask;
    }
}
