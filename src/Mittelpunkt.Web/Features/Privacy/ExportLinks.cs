using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>Links to an export: encrypted, for one account, for a day. Nothing is kept.</summary>
public sealed class ExportLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private const int LongestToken = 1000;

    private readonly IDataProtector _protector = protection.CreateProtector("export");

    public string Make(Guid account) =>
        WebEncoders.Base64UrlEncode(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Link(account, clock.GetUtcNow() + Lasts))));

    /// <summary>Until when the link works for this account; null when it is none of its links, or over.</summary>
    public DateTimeOffset? Until(string? token, Guid account)
    {
        try
        {
            return token is { Length: > 0 and <= LongestToken }
                && JsonSerializer.Deserialize<Link>(_protector.Unprotect(WebEncoders.Base64UrlDecode(token))) is { } link
                && link.Account == account && clock.GetUtcNow() < link.Until ? link.Until : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Link(Guid Account, DateTimeOffset Until);
}
