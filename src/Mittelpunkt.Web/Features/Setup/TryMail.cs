using MimeKit;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Gateways.Mail;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>Sends a mail to the first coordinator at once, past the outbox, and says what the mail server answered.</summary>
public sealed class TryMail(IConfiguration configuration, IServiceProvider services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public async Task<Outcome<Delivery>> Handle(string? address, CancellationToken ct)
    {
        if (EmailAddress.Clean(address) is not { } to)
        {
            return new Refusal(RefusalKind.Invalid, nameof(SetupTexts.CoordinatorMissing), "koordination");
        }

        if (services.GetService<Sender>() is not { } sender)
        {
            return new Refusal(RefusalKind.Conflict, nameof(SetupTexts.NoMail), "koordination");
        }

        using var message = new MimeMessage { Subject = SetupTexts.MailSubject, Body = new TextPart("plain") { Text = SetupTexts.MailText } };
        message.From.Add(sender.From);
        message.To.Add(new MailboxAddress("", to));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        if (services.GetService<FolderMail>() is { } folder)
        {
            return await folder.Send(message, patience.Token);
        }

        // A connection of its own: the one of the outbox is closed whenever its round ends.
        using var smtp = new SmtpMail(MailSettings.Read(configuration)!);
        var delivery = await smtp.Send(message, patience.Token);
        await smtp.Rest();
        return delivery;
    }
}
