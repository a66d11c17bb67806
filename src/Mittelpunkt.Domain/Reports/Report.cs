using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Reports;

/// <summary>What somebody thinks is wrong with a content (Regulation (EU) 2022/2065, Art. 16).</summary>
public enum ReportReason
{
    /// <summary>It breaks a law.</summary>
    Illegal = 1,
    /// <summary>It is untrue or misleads.</summary>
    Untrue = 2,
    /// <summary>It tells something about a person without consent.</summary>
    Personal = 3,
    /// <summary>It uses somebody else's text, picture or mark.</summary>
    Rights = 4,
    /// <summary>It insults or incites.</summary>
    Hateful = 5,
    /// <summary>Something else.</summary>
    Other = 6,
}

/// <summary>One notice about a content (Meldung). Several about the same content are one <see cref="ReportCase"/>.</summary>
public sealed class Report : INeverPublic
{
    /// <summary>Shortest text.</summary>
    public const int ShortestText = 10;

    /// <summary>Longest text.</summary>
    public const int LongestText = 2000;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The case it belongs to.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>What is wrong.</summary>
    public required ReportReason Reason { get; init; }

    /// <summary>In the reporter's words.</summary>
    public required string Text { get; init; }

    /// <summary>Mail address for receipt and decision; null when the reporter wants neither.</summary>
    public string? Contact { get; init; }

    /// <summary>Language of these mails, "de" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>When it came in (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
