using System.Globalization;

namespace Mittelpunkt.Web.Ui;

/// <summary>Dates, periods and places as people say them, in the language of the page.</summary>
public static class Wording
{
    /// <summary>The text with its numbers and names put in.</summary>
    public static string Say(string text, params ReadOnlySpan<object?> parts) => string.Format(CultureInfo.CurrentCulture, text, parts);

    /// <summary>The text in the language of the page: the English one where there is one, else the German one.</summary>
    public static string? InLanguage(string? german, string? english) => Paths.IsEnglish ? english ?? german : german;

    /// <summary>"3. März 2014".</summary>
    public static string Day(DateOnly date) => date.ToString(Paths.IsEnglish ? "d MMMM yyyy" : "d. MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The day by the clocks of the region.</summary>
    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(PulseText.Local(at).DateTime));

    /// <summary>"3. März 2014, 14:05" by the clocks of the region.</summary>
    public static string Moment(DateTimeOffset at) => $"{Day(at)}, {PulseText.Local(at).ToString("t", CultureInfo.CurrentCulture)}";

    /// <summary>"März 2014"; only the year for the first or last day of a year, which stands for "some time that year".</summary>
    public static string Month(DateOnly date) => date is { Month: 1, Day: 1 } or { Month: 12, Day: 31 }
        ? date.Year.ToString(CultureInfo.InvariantCulture)
        : date.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"März 2014 bis Februar 2017", "seit 2014", "bis 2017" or null.</summary>
    public static string? Period(DateOnly? start, DateOnly? end) => (start, end) switch
    {
        ({ } from, { } to) when Month(from) == Month(to) => Month(from),
        ({ } from, { } to) => Say(UiTexts.PeriodFromTo, Month(from), Month(to)),
        ({ } from, null) => Say(UiTexts.PeriodSince, Month(from)),
        (null, { } to) => Say(UiTexts.PeriodUntil, Month(to)),
        _ => null,
    };

    /// <summary>"Aschaffenburg" in Germany, "Lyon, Frankreich" elsewhere.</summary>
    public static string? Place(string? town, string? place, string country)
    {
        var name = town ?? place;
        return country == "DE" ? name : string.IsNullOrEmpty(name) ? Countries.Name(country) : $"{name}, {Countries.Name(country)}";
    }

    /// <summary>The host of a web address without "www.", or null when it is no address a link may lead to.</summary>
    public static string? Host(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host
            : null;
}
