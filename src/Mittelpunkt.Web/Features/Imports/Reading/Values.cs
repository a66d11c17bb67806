using System.Globalization;
using System.Text.RegularExpressions;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>How a date with slashes is meant.</summary>
public enum SlashDates
{
    /// <summary>Only dates that can be read in one way.</summary>
    Clear,
    /// <summary>Month first.</summary>
    MonthFirst,
    /// <summary>Day first.</summary>
    DayFirst,
}

/// <summary>Reads single values as people write them: dates in three styles, numbers with point or comma.</summary>
public static partial class Values
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "d.M.yyyy", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyyMMdd"];

    /// <summary>Null when it is no date; ambiguous is true when day and month could be either.</summary>
    public static DateOnly? Date(string text, SlashDates slash, out bool ambiguous)
    {
        ambiguous = false;
        var culture = CultureInfo.InvariantCulture;
        if (DateTime.TryParseExact(text, DateFormats, culture, DateTimeStyles.None, out var exact))
        {
            return Plausible(exact.Year, exact.Month, exact.Day);
        }

        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, culture, out var year))
        {
            return Plausible(year, 1, 1);
        }

        if (YearMonth().Match(text) is { Success: true } month)
        {
            return Plausible(Part(month, 1), Part(month, 2), 1);
        }

        return Slashed().Match(text) is { Success: true } match
            ? Slash(Part(match, 1), Part(match, 2), Part(match, 3), slash, out ambiguous)
            : null;
    }

    /// <summary>Whether a sum like "1.234" or "12,345" may mean thousands as well as thousandths.</summary>
    public static bool AmbiguousAmount(string text) => OneGroup().IsMatch(text);

    /// <summary>"1.234,5", "1,234.5", "1.234.567", "1234,5" and "1234.5"; null when it is no number.</summary>
    public static decimal? Number(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        if (Groups().IsMatch(plain))
        {
            plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        }

        int comma = plain.LastIndexOf(','), point = plain.LastIndexOf('.');
        if (comma >= 0 && point >= 0)
        {
            plain = comma > point
                ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
                : plain.Replace(",", "", StringComparison.Ordinal);
        }
        else if (comma >= 0)
        {
            plain = plain.Replace(',', '.');
        }

        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>Yes or no in German or English; null when neither.</summary>
    public static bool? YesNo(string text) => text.ToLowerInvariant() switch
    {
        "ja" or "yes" or "true" or "wahr" or "1" or "x" => true,
        "nein" or "no" or "false" or "falsch" or "0" => false,
        _ => null,
    };

    private static DateOnly? Slash(int first, int second, int year, SlashDates style, out bool ambiguous)
    {
        var monthFirst = Plausible(year, first, second);
        var dayFirst = Plausible(year, second, first);
        ambiguous = style == SlashDates.Clear && monthFirst is not null && dayFirst is not null && first != second;
        return style switch
        {
            SlashDates.MonthFirst => monthFirst,
            SlashDates.DayFirst => dayFirst,
            _ => ambiguous ? null : monthFirst ?? dayFirst,
        };
    }

    private static DateOnly? Plausible(int year, int month, int day) =>
        year is >= 800 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$")]
    private static partial Regex OneGroup();

    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})$")]
    private static partial Regex Groups();

    [GeneratedRegex("^([0-9]{4})-([0-9]{2})$")]
    private static partial Regex YearMonth();
}
