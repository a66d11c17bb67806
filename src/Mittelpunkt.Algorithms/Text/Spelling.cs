namespace Mittelpunkt.Algorithms.Text;

/// <summary>Finds the known words a few typing errors away from a given one. Immutable; safe for many threads.</summary>
/// <remarks>
/// Complete, not approximate: words are skipped only by bounds that hold for every word within the distance. One edit changes the
/// length by at most one, and the set of letters by at most two.
/// </remarks>
public sealed class Spelling
{
    private readonly string[] _words;
    private readonly uint[] _letters;

    /// <summary>Takes the known words. O(total length).</summary>
    /// <param name="words">Words made by <see cref="Folding.Bare"/>; their positions are what <see cref="Near"/> answers.</param>
    public Spelling(IEnumerable<string> words)
    {
        _words = [.. words];
        _letters = Array.ConvertAll(_words, Letters);
    }

    /// <summary>How many errors a word of this length is forgiven: none up to 3 letters, one up to 7, else two.</summary>
    public static int Forgiven(int length) => length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>Positions of all known words within the distance, nearest first, then in the given order. O(words), with a small constant.</summary>
    /// <param name="word">The word as typed, bare.</param>
    /// <param name="errors">Largest distance.</param>
    public List<(int Word, int Errors)> Near(string word, int errors)
    {
        var found = new List<(int Word, int Errors)>();
        var letters = Letters(word);
        for (var i = 0; i < _words.Length; i++)
        {
            if (Math.Abs(_words[i].Length - word.Length) <= errors
                && System.Numerics.BitOperations.PopCount(_letters[i] ^ letters) <= 2 * errors
                && Distance(word, _words[i], errors) is var distance && distance <= errors)
            {
                found.Add((i, distance));
            }
        }

        found.Sort((a, b) => a.Errors != b.Errors ? a.Errors - b.Errors : a.Word - b.Word);
        return found;
    }

    /// <summary>
    /// Fewest edits between two words: a letter more, less, other, or two neighbours swapped (optimal string alignment, Damerau 1964).
    /// Answers <paramref name="limit"/> + 1 as soon as it is past the limit. O(length × limit).
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var width = b.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var now = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now.Fill(limit + 1);
            now[0] = i;
            var least = now[0];
            for (var j = Math.Max(1, i - limit); j <= Math.Min(b.Length, i + limit); j++)
            {
                var cost = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                now[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return Math.Min(last[b.Length], limit + 1);
    }

    // One bit a letter; digits share the bits after z.
    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + (c % 6));
        }

        return letters;
    }
}
