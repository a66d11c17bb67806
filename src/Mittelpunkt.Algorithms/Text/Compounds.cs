namespace Mittelpunkt.Algorithms.Text;

/// <summary>Splits German compounds into words that occur by themselves: "dichtungstechnik" into "dichtung" and "technik".</summary>
/// <param name="known">Words known to occur by themselves, made by <see cref="Folding.Bare"/>.</param>
public sealed class Compounds(IReadOnlySet<string> known)
{
    private const int ShortestPart = 4;

    private static readonly string[] Links = ["", "s", "n", "en", "es", "er", "e"];

    /// <summary>The two parts, or null when there is no split into known words. The longest last part wins. O(n²).</summary>
    /// <param name="word">A word made by <see cref="Folding.Bare"/>.</param>
    public (string First, string Last)? Split(string word)
    {
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            if (known.Contains(word[at..]) && First(word[..at]) is { } first)
            {
                return (first, word[at..]);
            }
        }

        return null;
    }

    private string? First(string part)
    {
        foreach (var link in Links)
        {
            if (part.Length - link.Length >= ShortestPart && part.EndsWith(link, StringComparison.Ordinal) && known.Contains(part[..^link.Length]))
            {
                return part[..^link.Length];
            }
        }

        return null;
    }
}
