using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Privacy;

/// <summary>A page that shows a person's name or address to somebody with a role of the platform.</summary>
public enum SeenOn
{
    /// <summary>Requests to act for an organisation.</summary>
    Requests = 1,
    /// <summary>The people of an organisation.</summary>
    Team = 2,
    /// <summary>The audit log.</summary>
    AuditLog = 3,
    /// <summary>Mails that did not arrive.</summary>
    Undelivered = 4,
    /// <summary>New entries that wait.</summary>
    NewEntries = 5,
    /// <summary>Requests to correct or remove an entry.</summary>
    Corrections = 6,
}

/// <summary>Somebody with a role of the platform has seen a person's name or address (access log). The person can read it.</summary>
public sealed class PersonView : INeverPublic
{
    /// <summary>Looking at the same page again within this time is not written down anew.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Whose name or address.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Who saw it; null when that account is erased.</summary>
    public Guid? By { get; init; }

    /// <summary>In which role.</summary>
    public required Role Role { get; init; }

    /// <summary>Where.</summary>
    public required SeenOn Page { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
