using System.Buffers;

namespace Mittelpunkt.Algorithms.Text;

/// <summary>
/// Reduces English words to a common stem: "network", "networks" and "networking" become "network".
/// Source: the Snowball stemming algorithm for English ("Porter2", snowballstem.org). A stem is a key for comparing, not a word.
/// </summary>
public static class EnglishStemmer
{
    private const string Vowels = "aeiouy";

    private static readonly SearchValues<char> VowelSet = SearchValues.Create(Vowels);

    private static readonly Dictionary<string, string> Irregular = new()
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl",
        ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe",
        ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly HashSet<string> DoneAfterPlural =
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    // Suffix in R1 and what takes its place.
    private static readonly (string Suffix, string Ending)[] Long =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"), ("lessli", "less"),
        ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"),
        ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Ending)[] Middle =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Last =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
    ];

    /// <summary>The stem. O(n).</summary>
    /// <param name="word">One lower-case word without apostrophes, at most a few hundred letters; other characters pass unchanged.</param>
    public static string Stem(string word)
    {
        if (word.Length <= 2)
        {
            return word;
        }

        if (Irregular.TryGetValue(word, out var irregular))
        {
            return irregular;
        }

        Span<char> letters = word.Length <= 128 ? stackalloc char[136] : new char[word.Length + 8];
        word.CopyTo(letters);
        MarkConsonantY(letters[..word.Length]);
        var end = new WordEnd(letters, word.Length);
        MarkRegions(ref end);
        Plural(ref end);
        if (!DoneAfterPlural.Contains(end.Text.ToString()))
        {
            PastAndParticiple(ref end);
            FinalY(ref end);
            ReplaceLong(ref end);
            ReplaceMiddle(ref end);
            RemoveLast(ref end);
            FinalE(ref end);
        }

        return end.Text.ToString().Replace('Y', 'y');
    }

    private static void MarkConsonantY(Span<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || Vowels.Contains(letters[i - 1])))
            {
                letters[i] = 'Y';
            }
        }
    }

    private static void MarkRegions(ref WordEnd end)
    {
        end.MarkRegions(0, Vowels);
        foreach (var prefix in (ReadOnlySpan<string>)["gener", "commun", "arsen"])
        {
            if (end.Text.StartsWith(prefix))
            {
                // R2 follows from R1 by the same rule.
                end.MarkRegions(prefix.Length, Vowels);
                (end.R1, end.R2) = (prefix.Length, end.R1);
            }
        }
    }

    private static void Plural(ref WordEnd end)
    {
        switch (end.Longest(["sses", "ied", "ies", "us", "ss", "s"]))
        {
            case "sses": end.Cut(2); break;
            case "ied" or "ies": end.Cut(end.Length > 4 ? 2 : 1); break;
            case "s" when end.Length > 2 && HasVowel(end.Text[..^2]): end.Cut(1); break;
        }
    }

    private static void PastAndParticiple(ref WordEnd end)
    {
        switch (end.Longest(["eedly", "ingly", "edly", "eed", "ing", "ed"]))
        {
            case "eed" when end.Within(end.R1, 3): end.Cut(1); break;
            case "eedly" when end.Within(end.R1, 5): end.Cut(3); break;
            case { } suffix when suffix is not ("eed" or "eedly") && HasVowel(end.Text[..^suffix.Length]):
                end.Cut(suffix.Length);
                Mend(ref end);
                break;
        }
    }

    private static void Mend(ref WordEnd end)
    {
        if (end.Ends("at") || end.Ends("bl") || end.Ends("iz"))
        {
            end.Replace(0, "e");
        }
        else if (end.Length >= 2 && end[end.Length - 1] == end[end.Length - 2] && "bdfgmnprt".Contains(end[end.Length - 1]))
        {
            end.Cut(1);
        }
        else if (end.Length <= end.R1 && EndsShort(end.Text))
        {
            end.Replace(0, "e");
        }
    }

    private static void FinalY(ref WordEnd end)
    {
        if (end.Length > 2 && end[end.Length - 1] is 'y' or 'Y' && !Vowels.Contains(end[end.Length - 2]))
        {
            end.Replace(1, "i");
        }
    }

    private static void ReplaceLong(ref WordEnd end)
    {
        foreach (var (suffix, ending) in Long)
        {
            if (end.Ends(suffix))
            {
                var fits = end.Within(end.R1, suffix.Length) && suffix switch
                {
                    "ogi" => end.Ends("logi"),
                    "li" => end.Length > 2 && "cdeghkmnrt".Contains(end[end.Length - 3]),
                    _ => true,
                };
                if (fits)
                {
                    end.Replace(suffix.Length, ending);
                }

                return;
            }
        }
    }

    private static void ReplaceMiddle(ref WordEnd end)
    {
        foreach (var (suffix, ending) in Middle)
        {
            if (end.Ends(suffix))
            {
                if (end.Within(suffix == "ative" ? end.R2 : end.R1, suffix.Length))
                {
                    end.Replace(suffix.Length, ending);
                }

                return;
            }
        }
    }

    private static void RemoveLast(ref WordEnd end)
    {
        var suffix = end.Longest(Last);
        if (suffix is not null && end.Within(end.R2, suffix.Length) && (suffix != "ion" || end.Ends("sion") || end.Ends("tion")))
        {
            end.Cut(suffix.Length);
        }
    }

    private static void FinalE(ref WordEnd end)
    {
        if (end.Ends("e") && (end.Within(end.R2, 1) || (end.Within(end.R1, 1) && !EndsShort(end.Text[..^1]))))
        {
            end.Cut(1);
        }
        else if (end.Ends("ll") && end.Within(end.R2, 1))
        {
            end.Cut(1);
        }
    }

    private static bool HasVowel(ReadOnlySpan<char> text) => text.ContainsAny(VowelSet);

    // A vowel and a consonant that can close a short syllable, after a consonant or at the start.
    private static bool EndsShort(ReadOnlySpan<char> text) => text.Length switch
    {
        < 2 => false,
        2 => Vowels.Contains(text[0]) && !Vowels.Contains(text[1]),
        _ => !Vowels.Contains(text[^1]) && text[^1] is not ('w' or 'x' or 'Y') && Vowels.Contains(text[^2]) && !Vowels.Contains(text[^3]),
    };
}
