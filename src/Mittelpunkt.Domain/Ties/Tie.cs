using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Ties;

/// <summary>One entry of the tie ledger: two actors, the highest rung they reached, since when and by what evidence. One row a pair.</summary>
public sealed class Tie : IRegional
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The end with the smaller id in byte order; see <see cref="Order"/>.</summary>
    public required Guid FromId { get; set; }

    /// <summary>The end with the larger id in byte order.</summary>
    public required Guid ToId { get; set; }

    /// <summary>Highest rung reached.</summary>
    public required Rung Rung { get; set; }

    /// <summary>When it began; null when no source says.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Last date it is known to have been active; null while it is open.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>What proves it.</summary>
    public required Evidence Evidence { get; set; }

    /// <summary>Source as shown with its licence; null for a tie its two ends made here.</summary>
    public string? Source { get; set; }

    /// <summary>When the <see cref="FromId"/> end confirmed it; null for a public record.</summary>
    public DateTimeOffset? FromConfirmedAt { get; set; }

    /// <summary>When the <see cref="ToId"/> end confirmed it; null for a public record.</summary>
    public DateTimeOffset? ToConfirmedAt { get; set; }

    /// <summary>Who may see it.</summary>
    public required Visibility Visibility { get; set; }

    /// <summary>When the entry was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether everybody may see it: public, and either a public record or confirmed by both ends.</summary>
    public bool IsPublic => Visibility == Visibility.Public
        && (Source is not null || (FromConfirmedAt is not null && ToConfirmedAt is not null));

    /// <summary>The two ends in ledger order: smaller first, compared as big-endian bytes.</summary>
    public static (Guid From, Guid To) Order(Guid a, Guid b) => a.CompareTo(b) <= 0 ? (a, b) : (b, a);
}
