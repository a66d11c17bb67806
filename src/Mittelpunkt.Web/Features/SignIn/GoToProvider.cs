using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>Leads to a provider. By a link, since the content security policy lets no form end on another site.</summary>
public static partial class GoToProvider
{
    public static async Task<IResult> Answer(string key, [FromQuery(Name = Paths.ReturnName)] string? returnTo, HttpContext context,
        IReadOnlyList<OpenIdProvider> providers, SignInLimits limits, ILoggerFactory logs)
    {
        if (providers.FirstOrDefault(one => one.Key == key) is not { } provider)
        {
            return TypedResults.NotFound();
        }

        if (!limits.MayEnter(context))
        {
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var end = Paths.ToSignInProvider(LocalAddress.Of(returnTo));
        try
        {
            await context.ChallengeAsync(provider.Scheme, new AuthenticationProperties { RedirectUri = end });
            return TypedResults.Empty;
        }
        catch (Exception away) when (away is InvalidOperationException or HttpRequestException)
        {
            LogAway(logs.CreateLogger(typeof(GoToProvider)), away, provider.Authority);
            return TypedResults.LocalRedirect(OpenIdSetup.Failed(end, ProviderFailure.Away));
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Authority} does not answer")]
    private static partial void LogAway(ILogger logger, Exception away, Uri authority);
}
