using System.Globalization;

namespace Mittelpunkt.Web.Ui;

/// <summary>Reads what stands in an address: whatever it is, it becomes a usable value.</summary>
public static class Query
{
    /// <summary>Longest text searched for.</summary>
    public const int LongestText = 200;

    /// <summary>The text without control characters, trimmed and cut; null when nothing is left.</summary>
    public static string? Text(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var kept = string.Concat(value.EnumerateRunes().Take(LongestText * 2)
            .Where(rune => rune.Value != 0xFFFD)
            .Select(rune => System.Text.Rune.IsControl(rune) ? " " : rune.ToString())).Trim();
        kept = kept.Length > LongestText ? kept[..LongestText].TrimEnd() : kept;
        return kept.Length == 0 ? null : char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept;
    }

    /// <summary>A page number from 1 to the number of pages; the first page for anything else.</summary>
    public static int Page(string? value, int pages) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? Math.Min(page, Math.Max(pages, 1)) : 1;

    /// <summary>How many pages the entries fill.</summary>
    public static int Pages(int entries, int size) => Math.Max(1, (entries + size - 1) / size);
}
