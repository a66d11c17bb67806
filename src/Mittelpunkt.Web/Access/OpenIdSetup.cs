using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Mittelpunkt.Web.Access;

/// <summary>Why a sign-in with a provider failed.</summary>
public enum ProviderFailure
{
    /// <summary>The person, or the provider, said no.</summary>
    Denied = 1,
    /// <summary>The answer does not belong to a question of this browser, is used up, or says nothing.</summary>
    Broken = 2,
    /// <summary>The provider does not answer.</summary>
    Away = 3,
}

/// <summary>Sign-in with OpenID providers: the authorization code flow with PKCE (RFC 7636), state and nonce.</summary>
public static class OpenIdSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="services">Where to.</param>
    /// <param name="configuration">Names the providers.</param>
    /// <param name="backPath">Where providers send people back to, with {key}.</param>
    /// <param name="endPath">Where a sign-in ends whose beginning is not known any more.</param>
    /// <param name="origin">The site's own address, without a slash at the end; null when it does not know it.</param>
    public static void AddOpenId(this IServiceCollection services, IConfiguration configuration, string backPath, string endPath, Func<HttpContext, string?> origin)
    {
        var providers = OpenIdProvider.Read(configuration);
        services.AddSingleton(providers);
        var authentication = services.AddAuthentication().AddCookie(ProviderWord.Waiting, options =>
        {
            AccessSetup.Necessary(options, ProviderWord.Cookie, ProviderWord.Lasts);
            options.SlidingExpiration = false;
        });
        foreach (var provider in providers)
        {
            authentication.AddOpenIdConnect(provider.Scheme, options =>
            {
                options.CallbackPath = backPath.Replace("{key}", provider.Key, StringComparison.Ordinal);
                Ask(options, provider);
                Bind(options);
                options.Events = Events(provider, options.CallbackPath, endPath, origin);
            });
        }
    }

    /// <summary>Where a failed sign-in leads: back to where it would have ended, with the reason.</summary>
    public static string Failed(string path, ProviderFailure why) => QueryHelpers.AddQueryString(path, "grund", why.ToString());

    private static void Ask(OpenIdConnectOptions options, OpenIdProvider provider)
    {
        options.SignInScheme = ProviderWord.Waiting;
        options.Authority = provider.Authority.ToString();
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.Secret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By GET, so that cookies with SameSite=Lax come along.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.MapInboundClaims = false;
        options.ClaimActions.Remove("iss");
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        options.ClaimActions.MapUniqueJsonKey("preferred_username", "preferred_username");
        options.BackchannelTimeout = Patience;
        options.Scope.Clear();
        foreach (var scope in provider.Scopes.Prepend("openid").Distinct())
        {
            options.Scope.Add(scope);
        }
    }

    // English pages have a path of their own, the way back has not: cookies hold for the whole site.
    private static void Bind(OpenIdConnectOptions options)
    {
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            (cookie.Path, cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly, cookie.IsEssential) = ("/", SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true, true);
        }
    }

    private static OpenIdConnectEvents Events(OpenIdProvider provider, PathString back, string endPath, Func<HttpContext, string?> origin) => new()
    {
        OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = (origin(context.HttpContext) ?? $"{context.Request.Scheme}://{context.Request.Host}") + back;
            return Task.CompletedTask;
        },
        OnTicketReceived = context =>
        {
            if (ProviderWord.Of(provider.Name, context.Principal!) is { } word)
            {
                context.Principal = word.ToPrincipal();
                return Task.CompletedTask;
            }

            return Fail(context, context.ReturnUri ?? endPath, ProviderFailure.Broken);
        },
        OnAccessDenied = context => Fail(context, context.ReturnUrl ?? endPath, ProviderFailure.Denied),
        OnRemoteFailure = context => Fail(context, context.Properties?.RedirectUri ?? endPath, IsAway(context.Failure) ? ProviderFailure.Away : ProviderFailure.Broken),
    };

    private static Task Fail<TOptions>(HandleRequestContext<TOptions> context, string path, ProviderFailure why) where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(Failed(path, why));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static bool IsAway(Exception? failure) => failure is HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError } or TaskCanceledException or IOException
        || (failure?.InnerException is { } inner && IsAway(inner));
}
