using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Mittelpunkt.Web.Data.Outbox;

/// <summary>Puts mails beside the act that causes them: they are kept with the next SaveChanges, or not at all.</summary>
public sealed class Outbox(AppDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int LongestKey = 120;
    public const int LongestAnswer = 500;

    private readonly IDataProtector _protector = protection.CreateProtector("outbox");

    /// <param name="mail">The mail.</param>
    /// <param name="due">When to send it first; at once when null.</param>
    public void Add(Mail mail, DateTimeOffset? due = null)
    {
        var now = clock.GetUtcNow();
        db.Add(new OutboxMail
        {
            Id = Guid.CreateVersion7(now), RegionId = db.RegionId, Key = mail.Key, To = mail.To, At = now, DueAt = due ?? now,
            UsefulUntil = (due ?? now) + mail.UsefulFor,
            Content = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Texts(mail.Subject, mail.Html, mail.Text))),
        });
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys it was encrypted with are gone.</exception>
    public Mail Open(OutboxMail row)
    {
        var texts = JsonSerializer.Deserialize<Texts>(_protector.Unprotect(row.Content!))!;
        return new Mail(row.Key, row.To, texts.Subject, texts.Html, texts.Text);
    }

    private sealed record Texts(string Subject, string Html, string Text);
}
