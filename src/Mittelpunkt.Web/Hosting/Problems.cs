using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Mittelpunkt.Web.Data.Examples;
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
            .UseStatusCodePagesWithReExecute("/fehler/{0}", createScopeForStatusCodePages: true)
            .Use(ReadErrorPage));
    }

    /// <summary>An act that would join examples with something real ends on the page that says why not.</summary>
    public static void UseExamplesApart(this IApplicationBuilder site) => site.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (ExamplesApartException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Items[typeof(ExamplesApartException)] = true;
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    });

    /// <summary>A form whose token does not fit, because the person has signed in or out since or the page is old, ends on the page that says so.</summary>
    public static void UseStaleForms(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        if (IsApi(context) || HttpMethods.IsGet(context.Request.Method) || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        // A form that is too large cannot be read, so its token is not found either.
        var tooLarge = context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        context.Response.StatusCode = tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    // An error page is read, whatever the request was that failed; as a form it would need a token itself and stay blank.
    private static Task ReadErrorPage(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/map")
        || context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/openapi");
}
