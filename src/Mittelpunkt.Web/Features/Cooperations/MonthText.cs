using System.Globalization;
using System.Text.RegularExpressions;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>Months and years as people type them: "2024", "3.2024", "03/2024", "2024-03".</summary>
public static partial class MonthText
{
    /// <summary>The first day of what was typed, or its last one. Whether it could be read; nothing typed is no day.</summary>
    public static bool TryRead(string? text, bool last, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var match = Month().Match(text.Trim());
        if (!match.Success)
        {
            return false;
        }

        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        var month = match.Groups["month"] is { Success: true } typed ? int.Parse(typed.Value, CultureInfo.InvariantCulture) : (int?)null;
        if (year is < 1900 or > 2100 || month is < 1 or > 12)
        {
            return false;
        }

        day = last ? new DateOnly(year, month ?? 12, DateTime.DaysInMonth(year, month ?? 12)) : new DateOnly(year, month ?? 1, 1);
        return true;
    }

    /// <summary>The day as a form shows it. A whole year stands for its first or last day.</summary>
    public static string Of(DateOnly? day) => day switch
    {
        null => "",
        { Month: 1, Day: 1 } or { Month: 12, Day: 31 } => day.Value.Year.ToString(CultureInfo.InvariantCulture),
        _ => day.Value.ToString("MM.yyyy", CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^(?:(?<month>[0-9]{1,2})\s*[./\- ]\s*)?(?<year>[0-9]{4})$|^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})$")]
    private static partial Regex Month();
}
