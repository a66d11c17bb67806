using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Accounts;

/// <summary>
/// How an OpenID provider knows a person. Issuer and subject together never mean anybody else, whatever becomes of the mail address
/// (OpenID Connect Core 1.0, sections 2 and 5.7).
/// </summary>
public sealed class ExternalIdentity : INeverPublic
{
    /// <summary>Longest issuer kept, in characters.</summary>
    public const int LongestIssuer = 400;

    /// <summary>Longest subject, in characters (OpenID Connect Core 1.0, section 2).</summary>
    public const int LongestSubject = 255;

    /// <summary>Longest name of a provider, in characters.</summary>
    public const int LongestProvider = 60;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>What the provider was called when it was joined, to be shown.</summary>
    public required string Provider { get; init; }

    /// <summary>Who answers for the subject: the provider's own address.</summary>
    public required string Issuer { get; init; }

    /// <summary>What the provider calls the person; unique with the issuer in the region.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was joined to the account (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
