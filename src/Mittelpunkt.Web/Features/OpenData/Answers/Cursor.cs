using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData.Answers;

/// <summary>
/// Where the next page begins: the last key and a check over it and the filters. Whoever changes it, or the filters with it,
/// gets an error. It protects nothing secret: a forged one would only begin elsewhere in the same public list.
/// </summary>
public static class Cursor
{
    private const int CheckLength = 6;
    private const int MaxKey = 130;

    public static string Write(string key, string filters)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return Base64Url.EncodeToString([.. Check(bytes, filters), .. bytes]);
    }

    /// <summary>Address of the page after the key, or null when there is none.</summary>
    public static string? Next(string path, string filters, int limit, string? key) => key is null ? null
        : path + filters + (filters.Length == 0 ? "?" : "&")
            + Paths.Query(("limit", limit.ToString(CultureInfo.InvariantCulture)), ("cursor", Write(key, filters)))[1..];

    /// <summary>The key of the page asked for; empty for the first.</summary>
    public static string Read(Asked asked, string filters)
    {
        var key = "";
        if (asked.Text("cursor") is { } text && !TryRead(text, filters, out key))
        {
            asked.Refuse("cursor", "cursor");
        }

        return key;
    }

    public static bool TryRead(string text, string filters, out string key)
    {
        key = "";
        var bytes = new byte[CheckLength + MaxKey];
        if (!Base64Url.IsValid(text, out var length) || length <= CheckLength || length > bytes.Length
            || !Base64Url.TryDecodeFromChars(text, bytes, out length))
        {
            return false;
        }

        var value = bytes.AsSpan(CheckLength, length - CheckLength).ToArray();
        if (!Check(value, filters).AsSpan().SequenceEqual(bytes.AsSpan(0, CheckLength)))
        {
            return false;
        }

        key = Encoding.UTF8.GetString(value);
        return true;
    }

    private static byte[] Check(byte[] key, string filters) =>
        SHA256.HashData([.. key, 0, .. Encoding.UTF8.GetBytes(filters)])[..CheckLength];
}
