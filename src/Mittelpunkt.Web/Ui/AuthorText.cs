using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace Mittelpunkt.Web.Ui;

/// <summary>What members write in Markdown (CommonMark), as harmless HTML: no pictures, scripts or styles, links that lend no reputation.</summary>
public static class AuthorText
{
    // Their headings stand below those of the page.
    private const int HeadingsDown = 2;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    public static MarkupString Html(string text)
    {
        var document = Markdig.Markdown.Parse(text, Markdown);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + HeadingsDown, 6);
        }

        return new(Sanitizer.Sanitize(document.ToHtml(Markdown)));
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string> { "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6", "a", "code", "hr" },
            AllowedAttributes = new HashSet<string> { "href" },
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string> { "href" },
        });
        sanitizer.PostProcessNode += (_, node) => (node.Node as AngleSharp.Dom.IElement)?.SetAttribute("rel", node.Node.NodeName == "A" ? "noopener nofollow" : null);
        return sanitizer;
    }
}
