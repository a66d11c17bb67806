using Mittelpunkt.Web.Gateways.Mail;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Post;

/// <summary>What did not arrive; during development, the mails that would have been sent.</summary>
public static class PostFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<ReadPost>().AddScoped<HandleUndelivered>();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Paths.PostHtml, Html);

    private static async Task<IResult> Html(string name, ReadPost post, CancellationToken ct) =>
        post.Folder is { } folder && await folder.Read(name, ct) is { HtmlBody: { } html }
            ? TypedResults.Content(html, "text/html; charset=utf-8")
            : TypedResults.NotFound();
}
