namespace Mittelpunkt.Web.Hosting;

/// <summary>Open data may be read by scripts of any page (Fetch standard, CORS); nothing there depends on who asks.</summary>
public static class OpenAccess
{
    public static void UseOpenAccess(this IApplicationBuilder site)
    {
        var limit = RateLimits.Policy(site.ApplicationServices.GetRequiredService<IConfiguration>());
        site.Use((context, next) => Answer(context, next, limit));
    }

    private static Task Answer(HttpContext context, RequestDelegate next, string limit)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi"))
        {
            return next(context);
        }

        // At the last moment, since the cache and the error page set headers of their own.
        context.Response.OnStarting(() => Open(context.Response, limit));
        if (HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey("Access-Control-Request-Method"))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
            context.Response.Headers.AccessControlAllowHeaders = "Accept, Accept-Language, If-None-Match, Last-Event-ID";
            context.Response.Headers.AccessControlMaxAge = "86400";
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static Task Open(HttpResponse response, string limit)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["RateLimit-Policy"] = limit;
        response.Headers.AccessControlExposeHeaders = "ETag, Link, RateLimit-Policy, Retry-After";
        return Task.CompletedTask;
    }
}
