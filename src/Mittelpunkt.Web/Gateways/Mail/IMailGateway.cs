using MimeKit;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>How handing over a mail ended.</summary>
public enum DeliveryKind
{
    /// <summary>Taken.</summary>
    Sent,
    /// <summary>Not taken now; worth another attempt.</summary>
    Later,
    /// <summary>No mail server to talk to; the mail has not been shown to anybody.</summary>
    Unreachable,
    /// <summary>Never taken.</summary>
    Refused,
    /// <summary>The text was on its way when the connection ended; it may have been taken.</summary>
    Unclear,
}

/// <param name="Kind">How it ended.</param>
/// <param name="Answer">What the mail server said.</param>
public sealed record Delivery(DeliveryKind Kind, string? Answer = null);

/// <summary>Where mails leave the product: a mail server, or a folder during development.</summary>
public interface IMailGateway
{
    /// <summary>Hands one mail over. Used by one caller at a time.</summary>
    Task<Delivery> Send(MimeMessage message, CancellationToken ct);

    /// <summary>Nothing more for now: an open connection is closed.</summary>
    Task Rest();
}
