using System.Text;

namespace Mittelpunkt.Algorithms.Text;

/// <summary>Cuts text into words.</summary>
public static class Words
{
    /// <summary>Longest word kept, in UTF-16 units; the rest of a longer one is dropped.</summary>
    public const int Longest = 64;

    private static readonly HashSet<string> Function =
    [
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines", "und", "oder", "fur", "von", "vom", "zu", "zum", "zur", "im", "in", "am",
        "an", "auf", "mit", "bei", "the", "of", "and", "or", "for", "a", "to", "on", "at", "by", "with",
    ];

    /// <summary>The words of the text in order: runs of letters and digits, folded by <see cref="Folding.Fold"/>. O(n).</summary>
    /// <param name="text">Any text, or null.</param>
    public static List<string> Of(string? text)
    {
        var words = new List<string>();
        if (string.IsNullOrEmpty(text))
        {
            return words;
        }

        var word = new StringBuilder();
        foreach (var rune in Folding.Fold(text).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                Take(word, words);
            }
            else if (word.Length < Longest)
            {
                word.Append(rune);
            }
        }

        Take(word, words);
        return words;
    }

    /// <summary>Whether the word only holds a sentence together (articles, prepositions, "and"), so that a search may leave it out.</summary>
    /// <param name="bareWord">A word made by <see cref="Folding.Bare"/>.</param>
    public static bool IsFunctionWord(string bareWord) => Function.Contains(bareWord);

    private static void Take(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
