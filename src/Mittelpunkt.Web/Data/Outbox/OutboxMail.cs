using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Outbox;

/// <summary>What became of a mail.</summary>
public enum MailState
{
    /// <summary>To be sent when it is due.</summary>
    Waiting = 1,
    /// <summary>Being handed over. If the process dies now, nobody knows whether it arrived.</summary>
    Sending = 2,
    /// <summary>The mail server has taken it.</summary>
    Sent = 3,
    /// <summary>The mail server will never take it; its answer is kept.</summary>
    Refused = 4,
    /// <summary>It was being handed over when the process or the connection died. It is not sent again by itself.</summary>
    Unclear = 5,
    /// <summary>It could not be handed over while it was of use.</summary>
    GivenUp = 6,
}

/// <summary>A mail on its way. It is written in the transaction of the act that causes it.</summary>
public sealed class OutboxMail : INeverPublic
{
    /// <summary>Version 7 UUID; also the first half of the Message-ID, the same at every attempt.</summary>
    public required Guid Id { get; init; }

    public required Guid RegionId { get; init; }

    /// <summary>Unique in the region, so that one act never causes two mails.</summary>
    public required string Key { get; init; }

    public required string To { get; init; }

    /// <summary>Subject and both texts, encrypted with the data-protection keys, which are not in the database; null when it is done.</summary>
    public byte[]? Content { get; set; }

    public MailState State { get; set; } = MailState.Waiting;

    public int Attempts { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Earliest next attempt.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Afterwards it is of no use.</summary>
    public required DateTimeOffset UsefulUntil { get; init; }

    /// <summary>While one process hands it over, no other one touches it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When somebody looked after a mail that did not arrive; null while nobody has.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>What the mail server said last.</summary>
    public string? Answer { get; set; }
}
