using Microsoft.AspNetCore.DataProtection;
using Mittelpunkt.Web.Access;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>Links to an export, for one account, for a day.</summary>
public sealed class ExportLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private readonly SealedLinks<Link> _links = new(protection, "export");

    public string Make(Guid account) => _links.Make(new Link(account, clock.GetUtcNow() + Lasts));

    /// <summary>Until when the link works for this account; null when it is none of its links, or over.</summary>
    public DateTimeOffset? Until(string? token, Guid account) =>
        _links.Read(token) is { } link && link.Account == account && clock.GetUtcNow() < link.Until ? link.Until : null;

    private sealed record Link(Guid Account, DateTimeOffset Until);
}
