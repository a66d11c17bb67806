using System.Globalization;
using System.Xml.Linq;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.SiteMap;

/// <summary>The site map as XML; a large one as an index of parts.</summary>
public static class SiteMapXml
{
    /// <summary>Pages in one part; two addresses each, one a language. The protocol allows 50,000 addresses and 50 MB.</summary>
    public const int PartSize = 5_000;

    private static readonly string[] Languages = ["de", "en"];

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static async Task<IResult> Whole(HttpRequest request, PublicPages pages, CancellationToken ct)
    {
        var parts = (await pages.Count(ct) + PartSize - 1) / PartSize;
        return parts <= 1
            ? Xml(Urls(request, await pages.Read(0, PartSize, ct)))
            : Xml(new XElement(Map + "sitemapindex", Enumerable.Range(1, parts).Select(part =>
                new XElement(Map + "sitemap", new XElement(Map + "loc", Address(request, Paths.ToSiteMapPart(part)))))));
    }

    public static async Task<IResult> Part(int part, HttpRequest request, PublicPages pages, CancellationToken ct)
    {
        var found = part is >= 1 and <= 100_000 ? await pages.Read((part - 1) * PartSize, PartSize, ct) : [];
        return found.Count == 0 ? Results.NotFound() : Xml(Urls(request, found));
    }

    private static XElement Urls(HttpRequest request, List<PublicPage> pages) => new(Map + "urlset",
        new XAttribute(XNamespace.Xmlns + "xhtml", Html),
        pages.SelectMany(_ => Languages, (page, language) => new XElement(Map + "url",
            new XElement(Map + "loc", Address(request, Paths.In(language, page.Path))),
            page.Changed is { } changed ? new XElement(Map + "lastmod", changed.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            Alternate(request, page, "de"),
            Alternate(request, page, "en"))));

    private static XElement Alternate(HttpRequest request, PublicPage page, string language) => new(Html + "link",
        new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", Address(request, Paths.In(language, page.Path))));

    private static string Address(HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{path}";

    private static IResult Xml(XElement root) =>
        Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting), "application/xml; charset=utf-8");
}
