using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data.Accounts;

namespace Mittelpunkt.Web.Access;

/// <summary>Who somebody is: ASP.NET Core Identity without passwords, sessions that are rows, cookies that are necessary.</summary>
public static class AccessSetup
{
    /// <summary>Name of the session's cookie, without the prefix of <see cref="HostCookies"/>.</summary>
    public const string SessionCookie = "sitzung";

    /// <summary>Name of the cookie that holds what a passkey has to sign.</summary>
    public const string PasskeyCookie = "passkey";

    /// <summary>Policy of pages for signed-in people who have not given their name yet.</summary>
    public const string SignedIn = "signed-in";

    /// <param name="services">Where to.</param>
    /// <param name="signInPath">Where visitors are sent.</param>
    /// <param name="welcomePath">Where people are sent who have not given their name.</param>
    /// <param name="returnName">Name of the query value that says where to go afterwards.</param>
    public static void AddAccess(this IServiceCollection services, string signInPath, string welcomePath, string returnName)
    {
        services.AddScoped<CurrentAccount>();
        services.AddScoped<Roles>();
        services.AddSingleton<InvitationLinks>();
        services.AddScoped<AccessLog>();
        services.AddScoped<Sessions>();
        services.AddScoped<Speaking>();
        services.AddScoped<Viewing>();
        services.AddHostedService<Retention>();
        services.AddIdentityCore<Account>(options => options.User.AllowedUserNameCharacters = "")
            .AddUserStore<AccountStore>().AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The person is checked by the device, and need not type an address.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                Necessary(options, SessionCookie, AccountSession.Lasts);
                options.SlidingExpiration = true;
                options.LoginPath = signInPath;
                options.AccessDeniedPath = welcomePath;
                options.ReturnUrlParameter = returnName;
                options.Events.OnValidatePrincipal = SessionCheck.Validate;
                options.Events.OnRedirectToAccessDenied = WelcomeOrForbid;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Necessary(options, PasskeyCookie, TimeSpan.FromMinutes(5)));
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(IsComplete).Build())
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
    }

    private static bool IsComplete(AuthorizationHandlerContext context) =>
        (context.Resource as HttpContext)?.RequestServices.GetRequiredService<CurrentAccount>().Account?.IsComplete ?? false;

    internal static void Necessary(CookieAuthenticationOptions options, string name, TimeSpan lasts)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = lasts;
        options.CookieManager = HostCookies.Instance;
    }

    private static Task WelcomeOrForbid(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<CurrentAccount>().Account is { IsComplete: false })
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }
}
