using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Mittelpunkt.Domain.Accounts;

namespace Mittelpunkt.Web.Access;

/// <summary>What an OpenID provider said about the person at this browser. It waits in an encrypted cookie until the sign-in takes it.</summary>
/// <param name="Provider">What people know the provider by.</param>
/// <param name="Issuer">See <see cref="ExternalIdentity.Issuer"/>.</param>
/// <param name="Subject">See <see cref="ExternalIdentity.Subject"/>.</param>
/// <param name="Email">The address the provider has verified; null when it named none, or did not verify it.</param>
/// <param name="Known">How the person recognises the account at the provider: its name or address there; null when it said neither.</param>
public sealed record ProviderWord(string Provider, string Issuer, string Subject, string? Email, string? Known)
{
    /// <summary>Scheme of the cookie.</summary>
    public const string Waiting = "openid";

    /// <summary>The cookie's name.</summary>
    public const string Cookie = "anbieter";

    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const int LongestKnown = 200;

    /// <summary>What the provider's answer says; null when it names nobody.</summary>
    public static ProviderWord? Of(string provider, ClaimsPrincipal answer)
    {
        if (answer.FindFirstValue("iss") is not { Length: > 0 and <= ExternalIdentity.LongestIssuer } issuer
            || answer.FindFirstValue("sub") is not { Length: > 0 and <= ExternalIdentity.LongestSubject } subject)
        {
            return null;
        }

        var verified = answer.FindAll("email_verified").Any(claim => claim.Value.Equals("true", StringComparison.OrdinalIgnoreCase));
        var known = answer.FindFirstValue("name") ?? answer.FindFirstValue("preferred_username") ?? answer.FindFirstValue("email");
        return new(provider, issuer, subject, verified ? EmailAddress.Clean(answer.FindFirstValue("email")) : null,
            known is { Length: > LongestKnown } ? known[..LongestKnown] : known);
    }

    /// <summary>What waits in this browser; null when nothing does, or for too long.</summary>
    public static async Task<ProviderWord?> Read(HttpContext context) => await context.AuthenticateAsync(Waiting) is { Succeeded: true, Principal: { } said }
        ? new(said.FindFirstValue(nameof(Provider))!, said.FindFirstValue(nameof(Issuer))!, said.FindFirstValue(nameof(Subject))!,
            said.FindFirstValue(nameof(Email)), said.FindFirstValue(nameof(Known)))
        : null;

    public static Task Forget(HttpContext context) => context.SignOutAsync(Waiting);

    internal ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        new (string Name, string? Value)[] { (nameof(Provider), Provider), (nameof(Issuer), Issuer), (nameof(Subject), Subject), (nameof(Email), Email), (nameof(Known), Known) }
            .Where(claim => claim.Value is not null).Select(claim => new Claim(claim.Name, claim.Value!)), Waiting));
}
