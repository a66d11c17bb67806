using System.Globalization;
using System.Text;

namespace Mittelpunkt.Algorithms.Text;

/// <summary>Brings spellings of the same word together: upper case, accents, umlauts written with or without "e".</summary>
public static class Folding
{
    /// <summary>
    /// Lower case, compatibility forms resolved, accents removed. The German letters ä, ö, ü and ß stay, because the stemmer needs them.
    /// Lone surrogates become "?". O(n).
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The folded text; its length may differ.</returns>
    public static string Fold(string text)
    {
        if (text.All(c => c < 128))
        {
            return text.ToLowerInvariant();
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            Append(result, rune);
        }

        return result.ToString();
    }

    /// <summary>
    /// The word without umlauts, whichever way they are written: ä and ae become a, ö and oe become o, ü and ue become u
    /// (ue not after a, e or q, where it is no umlaut), ß becomes ss. "Müller", "Mueller" and "Muller" become the same. O(n).
    /// </summary>
    /// <param name="word">A word folded by <see cref="Fold"/>.</param>
    public static string Bare(string word)
    {
        var result = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            result.Append(c switch { 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', 'ß' => 's', _ => c });
            if (c == 'ß')
            {
                result.Append('s');
            }
            else if (i + 1 < word.Length && word[i + 1] == 'e' && IsUmlautBeforeE(c, i == 0 ? ' ' : word[i - 1]))
            {
                i++;
            }
        }

        return result.ToString();
    }

    private static bool IsUmlautBeforeE(char letter, char before) =>
        letter is 'a' or 'o' || (letter == 'u' && before is not ('a' or 'e' or 'q'));

    private static void Append(StringBuilder result, Rune rune)
    {
        switch (rune.Value)
        {
            case 'ä' or 'ö' or 'ü' or 'ß': result.Append(rune); break;
            case 'ø': result.Append('o'); break;
            case 'æ': result.Append("ae"); break;
            case 'œ': result.Append("oe"); break;
            case 'ł': result.Append('l'); break;
            case 'đ' or 'ð': result.Append('d'); break;
            case 'þ': result.Append("th"); break;
            case 'ı': result.Append('i'); break;
            case < 128: result.Append(rune); break;
            default: AppendBase(result, rune); break;
        }
    }

    private static void AppendBase(StringBuilder result, Rune rune)
    {
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                result.Append(part);
            }
        }
    }

    // Normalising throws on a lone surrogate.
    private static string WellFormed(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune == Rune.ReplacementChar ? new Rune('?') : rune);
        }

        return result.ToString();
    }
}
