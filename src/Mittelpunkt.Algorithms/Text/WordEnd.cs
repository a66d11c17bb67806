namespace Mittelpunkt.Algorithms.Text;

/// <summary>A word while its endings are taken off: its letters, its present length, and the starts of the regions R1 and R2.</summary>
internal ref struct WordEnd(Span<char> letters, int length)
{
    private readonly Span<char> _letters = letters;

    public int Length { get; private set; } = length;

    /// <summary>Start of R1: after the first non-vowel that follows a vowel.</summary>
    public int R1 { get; set; } = length;

    /// <summary>Start of R2: the same rule applied inside R1.</summary>
    public int R2 { get; set; } = length;

    public readonly char this[int index] => _letters[index];

    public readonly ReadOnlySpan<char> Text => _letters[..Length];

    public readonly bool Ends(string suffix) => Text.EndsWith(suffix);

    /// <summary>Whether the suffix of this many letters lies wholly in the region that starts there.</summary>
    public readonly bool Within(int region, int count) => Length - count >= region;

    public void Cut(int count) => Length -= count;

    public void Replace(int count, string ending)
    {
        ending.CopyTo(_letters[(Length - count)..]);
        Length += ending.Length - count;
    }

    /// <summary>The longest of the suffixes the word ends with, or null. The suffixes stand in falling length.</summary>
    public readonly string? Longest(ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (Ends(suffix))
            {
                return suffix;
            }
        }

        return null;
    }

    /// <summary>Finds R1 from the given place and R2 from the end of R1.</summary>
    public void MarkRegions(int from, string vowels)
    {
        R1 = After(from, vowels);
        R2 = After(R1, vowels);
    }

    private readonly int After(int from, string vowels)
    {
        var at = from;
        while (at < Length && !vowels.Contains(_letters[at]))
        {
            at++;
        }

        while (at < Length && vowels.Contains(_letters[at]))
        {
            at++;
        }

        return at < Length ? at + 1 : Length;
    }
}
