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
/// <param name="Name">The person's name; null when it said none.</param>
public sealed record ProviderWord(string Provider, string Issuer, string Subject, string? Email, string? Known, string? Name = null)
{
    /// <summary>Scheme of the cookie.</summary>
    public const string Waiting = "openid";

    /// <summary>The cookie's name.</summary>
    public const string Cookie = "anbieter";

    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const int LongestKnown = 200;
    private const string NameOf = "NameOf";

    /// <summary>What the provider's answer says; null when it names nobody.</summary>
    public static ProviderWord? Of(string provider, ClaimsPrincipal answer)
    {
        if (answer.FindFirstValue("iss") is not { Length: > 0 and <= ExternalIdentity.LongestIssuer } issuer
            || answer.FindFirstValue("sub") is not { Length: > 0 and <= ExternalIdentity.LongestSubject } subject)
        {
            return null;
        }

        var verified = answer.FindAll("email_verified").Any(claim => claim.Value.Equals("true", StringComparison.OrdinalIgnoreCase));
        var name = answer.FindFirstValue("name");
        var known = name ?? answer.FindFirstValue("preferred_username") ?? answer.FindFirstValue("email");
        return new(provider, issuer, subject, verified ? EmailAddress.Clean(answer.FindFirstValue("email")) : null,
            known is { Length: > LongestKnown } ? known[..LongestKnown] : known, name is { Length: > Account.LongestName } ? name[..Account.LongestName] : name);
    }

    /// <summary>What waits in this browser; null when nothing does, or for too long.</summary>
    public static async Task<ProviderWord?> Read(HttpContext context) => await Said(context) is { } said && said.FindFirstValue(nameof(Subject)) is { } subject
        ? new(said.FindFirstValue(nameof(Provider))!, said.FindFirstValue(nameof(Issuer))!, subject, said.FindFirstValue(nameof(Email)), said.FindFirstValue(nameof(Known)),
            said.FindFirstValue(nameof(Name)))
        : null;

    /// <summary>The name for somebody who introduces itself next; null when none was said, or of somebody else.</summary>
    public static async Task<string?> ReadName(HttpContext context, Guid account) =>
        await Said(context) is { } said && said.FindFirstValue(NameOf) == account.ToString() ? said.FindFirstValue(nameof(Name)) : null;

    /// <summary>Once somebody is signed in: nothing is left of the word but the name of who has to introduce itself. Nobody signs in with that.</summary>
    public Task Taken(HttpContext context, Account account) => Name is null || account.IsComplete ? Forget(context)
        : context.SignInAsync(Waiting, Holding((NameOf, account.Id.ToString()), (nameof(Name), Name)));

    public static Task Forget(HttpContext context) => context.SignOutAsync(Waiting);

    internal ClaimsPrincipal ToPrincipal() => Holding((nameof(Provider), Provider), (nameof(Issuer), Issuer), (nameof(Subject), Subject), (nameof(Email), Email), (nameof(Known), Known), (nameof(Name), Name));

    private static async Task<ClaimsPrincipal?> Said(HttpContext context) => await context.AuthenticateAsync(Waiting) is { Succeeded: true, Principal: { } said } ? said : null;

    private static ClaimsPrincipal Holding(params (string Type, string? Value)[] claims) => new(new ClaimsIdentity(
        claims.Where(claim => claim.Value is not null).Select(claim => new Claim(claim.Type, claim.Value!)), Waiting));
}
