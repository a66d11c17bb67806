using Microsoft.AspNetCore.DataProtection;
using Mittelpunkt.Web.Access;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>Links by which an organisation's own mailbox answers for it. They hold what they are about; the address is kept nowhere else but with the mail.</summary>
public sealed class ImprintLinks(IDataProtectionProvider protection)
{
    /// <summary>How long a mailbox may answer.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private readonly SealedLinks<Said> _links = new(protection, "imprint");

    /// <param name="Membership">The request.</param>
    /// <param name="Mailbox">Where the link was sent.</param>
    /// <param name="Until">End (UTC), itself not included.</param>
    public sealed record Said(Guid Membership, string Mailbox, DateTimeOffset Until);

    public string Make(Said said) => _links.Make(said);

    /// <summary>Null when nobody here made the link.</summary>
    public Said? Read(string? token) => _links.Read(token);
}
