using System.Net;
using Mittelpunkt.Web.Gateways.Mail;

namespace Mittelpunkt.Web.Features.Post;

/// <summary>
/// Whoever reads these mails can sign in as anybody. So there is something to read only during development, without a mail
/// server, on this very machine, and under a name of this machine (a page elsewhere may point its own name at it).
/// </summary>
public sealed class ReadPost(IServiceProvider services, IHostEnvironment environment, IHttpContextAccessor http)
{
    public FolderMail? Folder => environment.IsDevelopment() && IsHere(http.HttpContext!) ? services.GetService<FolderMail>() : null;

    private static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && (context.Request.Host.Host is "localhost" or "[::1]" || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));
}
