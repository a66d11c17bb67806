namespace Mittelpunkt.Web.Data.Outbox;

/// <summary>A mail to one address.</summary>
/// <param name="Key">What it is about, e.g. "code:ID". A second mail with the same key in a region is never kept.</param>
/// <param name="To">An address as <c>EmailAddress.Clean</c> gives it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">A whole HTML document.</param>
/// <param name="Text">The same in plain text.</param>
public sealed record Mail(string Key, string To, string Subject, string Html, string Text)
{
    /// <summary>How long it is worth sending; then it is given up.</summary>
    public TimeSpan UsefulFor { get; init; } = TimeSpan.FromDays(3);
}
