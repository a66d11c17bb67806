using System.Globalization;
using System.Text;

namespace Mittelpunkt.Domain.Accounts;

/// <summary>
/// A mail address in the one form it is kept and compared in: lower case, the domain in ASCII (RFC 5891).
/// Takes addresses as mail servers take them without quoting or SMTPUTF8 (RFC 5321, dot-atom and at most 254 octets).
/// </summary>
public static class EmailAddress
{
    /// <summary>Longest address a mail server has to take (RFC 5321, 4.5.3.1.3 with its erratum 1690).</summary>
    public const int Longest = 254;

    private const int LongestLocal = 64;
    private const string Marks = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The address in its one form, or null when it is none. Never throws.</summary>
    public static string? Clean(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var at = text.LastIndexOf('@');
        if (at < 1 || text.Length > Longest || !IsLocal(text[..at]) || Domain(text[(at + 1)..]) is not { } domain)
        {
            return null;
        }

        var address = text[..at].ToLowerInvariant() + "@" + domain;
        return address.Length <= Longest ? address : null;
    }

    private static bool IsLocal(string local) => local.Length <= LongestLocal && local[0] != '.' && local[^1] != '.'
        && !local.Contains("..", StringComparison.Ordinal)
        && local.All(letter => char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter, StringComparison.Ordinal));

    private static string? Domain(string text)
    {
        try
        {
            var ascii = Idn.GetAscii(text.Normalize(NormalizationForm.FormC)).ToLowerInvariant();
            var labels = ascii.Split('.');
            return labels.Length >= 2 && labels.All(label => label.Length is > 0 and < 64) && labels[^1].Any(char.IsAsciiLetter) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
