namespace Mittelpunkt.Web.Hosting;

/// <summary>HEAD is answered like GET on every address; the server itself leaves the body out.</summary>
public static class Head
{
    public static void UseHead(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });
}
