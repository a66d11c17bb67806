using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Ui.Mails;

/// <summary>
/// Whole addresses for mails. The host comes from the region or from "Address" in the configuration, never from the header of a request,
/// which a stranger may forge; only this very machine is believed.
/// </summary>
public sealed class SiteAddress(CurrentRegion region, IConfiguration configuration, IHttpContextAccessor http)
{
    /// <summary>The whole address of a page, or null when the site does not know its own name.</summary>
    public string? Of(string path) => Origin is { } origin ? origin.TrimEnd('/') + path : null;

    private string? Origin => configuration["Address"] is { Length: > 0 } address ? address
        : region.Region?.Host is { Length: > 0 } host ? "https://" + host
        : http.HttpContext?.Request is { Host.Host: "localhost" or "127.0.0.1" } request ? $"{request.Scheme}://{request.Host.ToUriComponent()}"
        : null;
}
