namespace Mittelpunkt.Web.Access;

/// <summary>A browser in words people know, read from its User-Agent header. Only these words are kept.</summary>
public readonly record struct Device(string? Browser, string? Platform)
{
    // The order matters: most browsers name others too.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Platforms =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"),
        ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    public static Device Of(string? userAgent) => new(First(Browsers, userAgent), First(Platforms, userAgent));

    private static string? First((string Mark, string Name)[] known, string? userAgent) => userAgent is null ? null
        : Array.Find(known, one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
