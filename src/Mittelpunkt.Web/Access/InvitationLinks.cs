using Microsoft.AspNetCore.DataProtection;

namespace Mittelpunkt.Web.Access;

/// <summary>Links to invitations. The database holds nothing from which one could be made.</summary>
public sealed class InvitationLinks(IDataProtectionProvider protection)
{
    private sealed record Said(Guid Invitation);

    private readonly SealedLinks<Said> _links = new(protection, "invitation");

    public string Make(Guid invitation) => _links.Make(new Said(invitation));

    /// <summary>Which invitation; null when nobody here made the link.</summary>
    public Guid? Read(string? token) => _links.Read(token)?.Invitation;
}
