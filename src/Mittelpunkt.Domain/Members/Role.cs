using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Members;

/// <summary>A role of the platform in a region.</summary>
public enum Role
{
    /// <summary>The business development office: answers requests, imports, invites.</summary>
    Coordinator = 1,
    /// <summary>Looks at reported content.</summary>
    Moderator = 2,
    /// <summary>Reads what the others decided.</summary>
    Auditor = 3,
}

/// <summary>A role given to a person. No role lets anybody act as somebody else.</summary>
public sealed class RoleGrant : INeverPublic
{
    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>To whom.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Which.</summary>
    public required Role Role { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset GrantedAt { get; init; }
}
