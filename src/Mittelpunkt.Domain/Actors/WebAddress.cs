namespace Mittelpunkt.Domain.Actors;

/// <summary>Addresses of websites as people and records write them.</summary>
public static class WebAddress
{
    /// <summary>Most characters.</summary>
    public const int Longest = 300;

    /// <summary>An absolute http(s) address with a host of at least two labels; "www.example.de" is read as http.</summary>
    /// <returns>The address, or null when it is none: no such host (RFC 5891), a user name, white space, quotes or angle brackets in it, too long.</returns>
    public static string? Read(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && Host(uri) is { } host && host.Contains('.', StringComparison.Ordinal) && uri.UserInfo.Length == 0
            && !full.Any(c => char.IsWhiteSpace(c) || c is '"' or '<' or '>') && full.Length <= Longest
            ? full
            : null;
    }

    /// <summary>The host of an address without "www.", lower case, in ASCII (RFC 3490); null when it has none.</summary>
    public static string? Domain(string? address) =>
        address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && Host(uri) is { } host
            ? host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host
            : null;

    // An address may be well-formed and its host still no name that international domain names allow.
    private static string? Host(Uri uri)
    {
        try
        {
            return uri.IdnHost.ToLowerInvariant() is { Length: > 0 and <= 253 } host ? host : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
