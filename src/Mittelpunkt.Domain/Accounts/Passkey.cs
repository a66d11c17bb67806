using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Accounts;

/// <summary>A public key credential of a person (Web Authentication Level 3, W3C). The private half never leaves the person's device.</summary>
public sealed class Passkey : INeverPublic
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 60;

    /// <summary>Most passkeys of one account.</summary>
    public const int Most = 20;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The credential's id, chosen by the authenticator, at most 1,023 bytes; unique in the region.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>The public key as COSE_Key (RFC 9052).</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; set; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it has signed, as the authenticator counts; 0 when it does not.</summary>
    public required long SignCount { get; set; }

    /// <summary>How the browser reaches it, e.g. "internal,hybrid".</summary>
    public required string Transports { get; init; }

    /// <summary>Whether the device checked the person when it was added.</summary>
    public required bool IsUserVerified { get; set; }

    /// <summary>Whether it may be copied to other devices of the person.</summary>
    public required bool IsBackupEligible { get; init; }

    /// <summary>Whether it has been.</summary>
    public required bool IsBackedUp { get; set; }
}
