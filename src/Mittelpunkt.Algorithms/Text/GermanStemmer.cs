namespace Mittelpunkt.Algorithms.Text;

/// <summary>
/// Reduces German words to a common stem: "Betriebe", "Betrieben" and "Betriebs" become "betrieb".
/// Source: the Snowball stemming algorithm for German with umlauts spelled "ae", "oe", "ue" read as umlauts
/// (snowballstem.org, German and its variant German2). A stem is a key for comparing, not a word.
/// </summary>
public static class GermanStemmer
{
    private const string Vowels = "aeiouyäöü";
    private const string BeforeS = "bdfghklmnrt";
    private const string BeforeSt = "bdfghklmnt";

    /// <summary>The stem. O(n).</summary>
    /// <param name="word">One lower-case word, at most a few hundred letters; other characters pass unchanged.</param>
    public static string Stem(string word)
    {
        Span<char> letters = word.Length <= 128 ? stackalloc char[256] : new char[word.Length * 2];
        word.CopyTo(letters);
        MarkVowelLikes(letters[..word.Length]);
        var end = new WordEnd(letters, ReadUmlauts(letters, word.Length));
        if (end.Length >= 3)
        {
            end.MarkRegions(0, Vowels);
            end.R1 = Math.Max(end.R1, 3);
            Inflection(ref end);
            Comparison(ref end);
            Derivation(ref end);
        }

        return Plain(letters[..end.Length]);
    }

    // u and y between vowels act as consonants and are marked by upper case.
    private static void MarkVowelLikes(Span<char> letters)
    {
        for (var i = 0; i + 2 < letters.Length; i++)
        {
            if (Vowels.Contains(letters[i]) && letters[i + 1] is 'u' or 'y' && Vowels.Contains(letters[i + 2]))
            {
                letters[i + 1] = char.ToUpperInvariant(letters[i + 1]);
                i += 2;
            }
        }
    }

    private static int ReadUmlauts(Span<char> letters, int length)
    {
        Span<char> read = length <= 128 ? stackalloc char[256] : new char[length * 2];
        var to = 0;
        for (var i = 0; i < length; i++)
        {
            var (c, next) = (letters[i], i + 1 < length ? letters[i + 1] : ' ');
            if (c == 'q' && next == 'u')
            {
                read[to++] = c;
                read[to++] = next;
                i++;
            }
            else if (c == 'ß')
            {
                read[to++] = 's';
                read[to++] = 's';
            }
            else if (next == 'e' && c is 'a' or 'o' or 'u')
            {
                read[to++] = c switch { 'a' => 'ä', 'o' => 'ö', _ => 'ü' };
                i++;
            }
            else
            {
                read[to++] = c;
            }
        }

        read[..to].CopyTo(letters);
        return to;
    }

    private static void Inflection(ref WordEnd end)
    {
        var suffix = end.Longest(["ern", "em", "er", "en", "es", "e", "s"]);
        if (suffix is null || !end.Within(end.R1, suffix.Length) || (suffix == "s" && !Follows(end, 1, BeforeS)))
        {
            return;
        }

        end.Cut(suffix.Length);
        if (suffix is "e" or "en" or "es" && end.Ends("niss"))
        {
            end.Cut(1);
        }
    }

    private static void Comparison(ref WordEnd end)
    {
        var suffix = end.Longest(["est", "en", "er", "st"]);
        if (suffix is null || !end.Within(end.R1, suffix.Length))
        {
            return;
        }

        if (suffix != "st" || (Follows(end, 2, BeforeSt) && end.Length >= 6))
        {
            end.Cut(suffix.Length);
        }
    }

    private static void Derivation(ref WordEnd end)
    {
        var suffix = end.Longest(["isch", "lich", "heit", "keit", "end", "ung", "ig", "ik"]);
        if (suffix is null || !end.Within(end.R2, suffix.Length) || (suffix is "ig" or "ik" or "isch" && Follows(end, suffix.Length, "e")))
        {
            return;
        }

        end.Cut(suffix.Length);
        switch (suffix)
        {
            case "end" or "ung" when end.Ends("ig") && !Follows(end, 2, "e") && end.Within(end.R2, 2):
            case "lich" or "heit" when (end.Ends("er") || end.Ends("en")) && end.Within(end.R1, 2):
            case "keit" when end.Ends("ig") && end.Within(end.R2, 2):
                end.Cut(2);
                break;
            case "keit" when end.Ends("lich") && end.Within(end.R2, 4):
                end.Cut(4);
                break;
        }
    }

    private static bool Follows(WordEnd end, int suffix, string letters) =>
        end.Length > suffix && letters.Contains(end[end.Length - suffix - 1]);

    private static string Plain(Span<char> stem)
    {
        foreach (ref var c in stem)
        {
            c = c switch { 'U' => 'u', 'Y' => 'y', 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', _ => c };
        }

        return new string(stem);
    }
}
