using System.Globalization;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Hosting;

/// <summary>
/// The language of a page stands in its address: /en for English, nothing for German. No cookie, no guess,
/// and every page can be shared, cached and found in its language. The API answers in the language asked for.
/// </summary>
public static class Language
{
    public static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static void UseLanguage(this IApplicationBuilder site) => site.Use((context, next) =>
    {
        var request = context.Request;
        var culture = German;
        if (request.Path.StartsWithSegments(Paths.EnglishPrefix, StringComparison.Ordinal, out var rest))
        {
            request.PathBase = request.PathBase.Add(Paths.EnglishPrefix);
            request.Path = rest.HasValue ? rest : "/";
            culture = English;
        }
        else if (request.Path.StartsWithSegments("/api") && PrefersEnglish(request))
        {
            culture = English;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        return next(context);
    });

    private static bool PrefersEnglish(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value ?? "")
            .FirstOrDefault(language => language.StartsWith("de", StringComparison.OrdinalIgnoreCase)
                || language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return wanted?.StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? false;
    }
}
