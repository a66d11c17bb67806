using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Hosting;

/// <summary>The one place where a failure becomes an answer: a page in plain words for people, problem details (RFC 9457) for programs.</summary>
public static class Problems
{
    public static void AddProblems(this IServiceCollection services) => services.AddProblemDetails(options =>
        options.CustomizeProblemDetails = problem =>
        {
            var trace = TraceNumber.Of(problem.HttpContext);
            problem.ProblemDetails.Extensions["traceId"] = trace;

            // Without a detail it is the framework speaking, in English and of itself.
            if (problem.ProblemDetails is { Detail: null, Status: { } status } bare)
            {
                (bare.Title, bare.Detail) = StatusWords.Of(status, trace);
            }
        });

    public static void UseProblems(this IApplicationBuilder site)
    {
        site.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        site.UseWhen(context => !IsApi(context), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/fehler/500", CreateScopeForErrors = true })
            .UseStatusCodePagesWithReExecute("/fehler/{0}", createScopeForStatusCodePages: true));
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/map")
        || context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/openapi");
}
