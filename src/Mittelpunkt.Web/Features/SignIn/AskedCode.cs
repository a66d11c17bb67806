using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>The browser's half of a code: an encrypted cookie that names the code, holds the secret it is hashed with, and ends with it.</summary>
public sealed class AskedCode(IDataProtectionProvider protection, IHttpContextAccessor http)
{
    private const string Cookie = "anmeldung";

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("anmeldung").ToTimeLimitedDataProtector();

    /// <param name="Id">Which code.</param>
    /// <param name="Secret">32 random bytes.</param>
    /// <param name="Email">Where it was sent, to be shown.</param>
    /// <param name="ReturnTo">Where to go afterwards; a page of this site or null.</param>
    /// <param name="Joins">Whom the code joins to the account of the address; null for nobody.</param>
    public sealed record Content(Guid Id, byte[] Secret, string Email, string? ReturnTo, ProviderWord? Joins = null);

    public void Keep(Content content) => HostCookies.Instance.AppendResponseCookie(http.HttpContext!, Cookie,
        Convert.ToBase64String(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content), SignInCode.Lasts)), Options(SignInCode.Lasts));

    /// <summary>What this browser asked for, or null when it did not, too long ago, or the cookie is not ours.</summary>
    public Content? Read()
    {
        try
        {
            return HostCookies.Instance.GetRequestCookie(http.HttpContext!, Cookie) is { Length: > 0 } text
                ? JsonSerializer.Deserialize<Content>(_protector.Unprotect(Convert.FromBase64String(text)))
                : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public void Forget() => HostCookies.Instance.DeleteCookie(http.HttpContext!, Cookie, Options(null));

    private CookieOptions Options(TimeSpan? lasts) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.HttpContext!.Request.IsHttps, IsEssential = true, MaxAge = lasts,
    };
}
