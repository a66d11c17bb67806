namespace Mittelpunkt.Web.Hosting;

/// <summary>HEAD is answered like GET on every address; the server itself leaves the body out.</summary>
public static class Head
{
    public static void UseHead(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            // A stream would never end for somebody who wants no body.
            context.Request.Headers.Accept = default;
        }

        return next(context);
    });
}
