using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Accounts;

/// <summary>
/// A one-time code on its way to an address. What is kept is a hash of the code together with a secret only the browser that asked
/// knows: neither the database nor the mail alone is enough to sign in.
/// </summary>
public sealed class SignInCode : INeverPublic
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 8;

    /// <summary>Wrong codes until it is worth nothing.</summary>
    public const int Tries = 5;

    /// <summary>How long it can be used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Where it was sent, as <see cref="EmailAddress.Clean"/> gives it.</summary>
    public required string Email { get; init; }

    /// <summary>SHA-256 of the browser's secret followed by the digits, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Tries left.</summary>
    public int TriesLeft { get; set; } = Tries;

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was used (UTC); null while it can be.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
