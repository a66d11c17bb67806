using MimeKit;
using MimeKit.Text;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>Who the mails come from, and the form they leave in (RFC 5322, MIME).</summary>
public sealed class Sender(MailboxAddress from)
{
    public MailboxAddress From => from;

    public MimeMessage Compose(OutboxMail row, Data.Outbox.Mail mail)
    {
        var message = new MimeMessage
        {
            MessageId = $"{row.Id:N}@{from.Domain}", Date = row.At, Subject = mail.Subject,
            Body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = mail.Text }, new TextPart(TextFormat.Html) { Text = mail.Html } },
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(row.To));
        // Nobody's holiday notice is wanted (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
