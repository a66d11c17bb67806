using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Mittelpunkt.Domain.Merging;

/// <summary>
/// A name as duplicates are compared: umlauts folded, legal forms, small words and the name of the town taken away,
/// abbreviations written out. "Städt. Werke Hanau GmbH" in Hanau becomes "stadtische werke".
/// </summary>
public sealed class NameKey
{
    private static readonly FrozenSet<string> Left = new[]
    {
        "gmbh", "ggmbh", "mbh", "ag", "kg", "kgaa", "co", "ohg", "se", "ug", "ev", "e", "v", "eg", "ltd", "limited", "inc", "llc", "sa", "spa", "srl", "bv", "nv",
        "haftungsbeschrankt", "aktiengesellschaft", "der", "die", "das", "des", "dem", "fur", "und", "in", "im", "am", "an", "a", "d", "m", "von", "zu", "the", "of", "and",
        "germany", "deutschland", "dt", "kreisausschuss", "magistrat", "gemeinnutzige", "amt",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Written = new Dictionary<string, string>
    {
        ["stadtverwaltung"] = "stadt", ["stadt."] = "stadtische", ["gemeindeverwaltung"] = "gemeinde", ["univ"] = "universitat", ["hs"] = "hochschule",
        ["fh"] = "hochschule", ["fachhochschule"] = "hochschule", ["th"] = "technische hochschule", ["tu"] = "technische universitat", ["ges"] = "gesellschaft",
        ["inst"] = "institut", ["kreises"] = "kreis", ["landkreises"] = "landkreis", ["str"] = "strasse", ["ihk"] = "industrie handelskammer", ["gebr"] = "gebruder",
    }.ToFrozenDictionary();

    private NameKey(string[] words)
    {
        Words = words;
        Compact = string.Concat(words);
    }

    /// <summary>The words that are left, each once, in order.</summary>
    public string[] Words { get; }

    /// <summary>The words without spaces.</summary>
    public string Compact { get; }

    /// <summary>Reads a name.</summary>
    /// <param name="name">As the entry or its source writes it.</param>
    /// <param name="town">Name of its municipality, left out of the words unless nothing else is there; null when unknown.</param>
    /// <returns>The key; linear in the length of the name.</returns>
    public static NameKey Of(string name, string? town)
    {
        var words = Split(name).Where(w => !Left.Contains(w)).Distinct().ToArray();
        var without = town is null ? words : words.Except(Split(town)).ToArray();
        return new NameKey(without.Length > 0 ? without : words);
    }

    /// <summary>Reads what was kept of a key: its words apart by spaces.</summary>
    public static NameKey Read(string words) => new(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Same words, one inside the other, or a typing error apart. Numbers must agree.</summary>
    /// <param name="other">Another name of the same town.</param>
    /// <returns>Whether both may name one organisation; symmetric. Quadratic in the length of the names at worst.</returns>
    public bool Resembles(NameKey other)
    {
        if (Compact.Length == 0 || other.Compact.Length == 0 || !Numbers(Words).SequenceEqual(Numbers(other.Words)))
        {
            return false;
        }

        return Compact == other.Compact || Inside(Words, other.Words) || Inside(other.Words, Words) || Close(Compact, other.Compact);
    }

    private static IEnumerable<string> Numbers(string[] words) => words.Where(w => char.IsAsciiDigit(w[0]));

    private static bool Inside(string[] few, string[] many) =>
        few.Length < many.Length && few.Sum(w => w.Length) >= 5 && few.All(many.Contains);

    // One error in eight letters.
    private static bool Close(string a, string b)
    {
        var most = Math.Max(a.Length, b.Length) / 8;
        return most > 0 && Math.Abs(a.Length - b.Length) <= most && Distance(a, b) <= most;
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }

    private static IEnumerable<string> Split(string name)
    {
        var text = Fold(name.Replace("Städt.", "stadtische ", StringComparison.OrdinalIgnoreCase).Replace("e.V.", "", StringComparison.OrdinalIgnoreCase));
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Written.TryGetValue(word, out var full))
            {
                foreach (var part in full.Split(' '))
                {
                    yield return part;
                }
            }
            else
            {
                yield return word;
            }
        }
    }

    // "ä", "ae" and the bare "a" of capital-letter lists are one.
    private static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                if (c != 'e' || text.Length == 0 || text[^1] is not ('a' or 'o' or 'u'))
                {
                    text.Append(c);
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
