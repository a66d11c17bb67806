using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Mittelpunkt.Web.Access;

/// <summary>What a link says, encrypted so that only this site can have made it. Nothing is kept.</summary>
/// <typeparam name="TSaid">What it says.</typeparam>
/// <param name="protection">The site's keys.</param>
/// <param name="purpose">What for; a link for one purpose is worth nothing for another.</param>
public sealed class SealedLinks<TSaid>(IDataProtectionProvider protection, string purpose) where TSaid : class
{
    private const int LongestToken = 1000;

    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public string Make(TSaid said) => WebEncoders.Base64UrlEncode(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(said)));

    /// <summary>What the link says; null when it was not made here for this.</summary>
    public TSaid? Read(string? token)
    {
        try
        {
            return token is { Length: > 0 and <= LongestToken } ? JsonSerializer.Deserialize<TSaid>(_protector.Unprotect(WebEncoders.Base64UrlDecode(token))) : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
