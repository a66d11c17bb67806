using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Links that confirm an entry without signing in: encrypted, for one entry and one question. Nothing is kept.</summary>
public sealed class CheckLinks(IDataProtectionProvider protection)
{
    /// <summary>What a link says.</summary>
    public sealed record Question(Guid Actor, DateTimeOffset AskedAt);

    private const int LongestToken = 1000;

    private readonly IDataProtector _protector = protection.CreateProtector("entry-check");

    public string Make(Guid actor, DateTimeOffset askedAt) =>
        WebEncoders.Base64UrlEncode(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Question(actor, askedAt))));

    /// <summary>The question; null when nobody here made the link.</summary>
    public Question? Read(string? token)
    {
        try
        {
            return token is { Length: > 0 and <= LongestToken }
                ? JsonSerializer.Deserialize<Question>(_protector.Unprotect(WebEncoders.Base64UrlDecode(token)))
                : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
