using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mittelpunkt.Domain.Actors;

/// <summary>Short names for URLs, unique within one region and kind.</summary>
/// <param name="taken">Those that are given already.</param>
public sealed partial class Slugs(IEnumerable<string> taken)
{
    private const int Longest = 80;
    private readonly HashSet<string> _taken = [.. taken];
    private readonly Dictionary<string, int> _next = [];

    /// <summary>A name as lower-case ASCII letters, digits and single hyphens, at most 80 characters: "Städtische Werke &amp; Co." becomes "staedtische-werke-co".</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var c in Folded(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                text.Append('-');
            }
        }

        var slug = text.Length > Longest ? text.ToString(0, Longest) : text.ToString();
        return slug.Trim('-') is { Length: > 0 } trimmed ? trimmed : "eintrag";
    }

    /// <summary>Takes this very one.</summary>
    /// <returns>False when it is taken.</returns>
    public bool Take(string slug) => _taken.Add(slug);

    /// <summary>Takes a slug that was given with the record, when it is one and free.</summary>
    public bool TakeGiven([NotNullWhen(true)] string? slug) => slug is not null && Given().IsMatch(slug) && _taken.Add(slug);

    /// <summary>The slug of the name, with a number behind it when it is taken.</summary>
    public string Make(string name)
    {
        var slug = Of(name);
        var made = slug;
        for (var number = _next.GetValueOrDefault(slug, 2); !_taken.Add(made); number++)
        {
            made = slug + "-" + number.ToString(CultureInfo.InvariantCulture);
            _next[slug] = number + 1;
        }

        return made;
    }

    // Longer than those made here, since a number may stand behind.
    [GeneratedRegex(@"^(?=.{1,120}\z)[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex Given();

    private static string Folded(string name) => name.ToLowerInvariant()
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
        .Normalize(NormalizationForm.FormD);
}
