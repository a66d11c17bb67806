using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Accounts;

/// <summary>How a person proved who they are.</summary>
public enum SignInWay
{
    /// <summary>By a code sent to the address.</summary>
    Code = 1,
    /// <summary>By a passkey (Web Authentication, W3C).</summary>
    Passkey = 2,
    /// <summary>By choosing a fictional person in the demo mode; only for accounts that are examples, and the only way for them.</summary>
    Demo = 3,
    /// <summary>By an OpenID provider the operator has configured (OpenID Connect Core 1.0).</summary>
    OpenId = 4,
}

/// <summary>A browser in which a person is signed in. Without this row the cookie of the browser is worth nothing.</summary>
public sealed class AccountSession : INeverPublic
{
    /// <summary>How long it lasts without a visit.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>Version 7 UUID, new at every sign-in.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last visit, to the nearest few minutes (UTC).</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>How it began.</summary>
    public required SignInWay Way { get; init; }

    /// <summary>Name of the browser, e.g. "Firefox"; null when unknown.</summary>
    public string? Browser { get; init; }

    /// <summary>What it runs on, e.g. "Windows" or "iPhone"; null when unknown.</summary>
    public string? Platform { get; init; }
}
