using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>
/// Hands over what is due. A mail is marked before it is handed over: whoever dies in between leaves it "unclear" instead of
/// sending it twice. Several processes may do this over one database.
/// </summary>
public sealed class SendOutbox(AppDb db, Outbox outbox, IMailGateway gateway, Sender sender, TimeProvider clock)
{
    /// <summary>Longer than any attempt takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private const int MostAtOnce = 50;

    /// <summary>One round.</summary>
    /// <returns>False when there was no mail server to talk to.</returns>
    public async Task<bool> Round(CancellationToken ct)
    {
        await GiveUpTheDead(ct);
        var now = clock.GetUtcNow();
        var due = await Everywhere.AsNoTracking().Where(m => m.State == MailState.Waiting && m.DueAt <= now)
            .OrderBy(m => m.DueAt).Take(MostAtOnce).ToListAsync(ct);
        try
        {
            foreach (var mail in due)
            {
                if (await Take(mail.Id, ct) && (await HandOver(mail)).Kind == DeliveryKind.Unreachable)
                {
                    return false;
                }
            }
        }
        finally
        {
            await gateway.Rest();
        }

        return true;
    }

    /// <summary>The pause before the next attempt: 10 s, 20 s, 40 s … one hour.</summary>
    public static TimeSpan Pause(int attempts) => attempts > 9 ? LongestPause : TimeSpan.FromSeconds(5 * Math.Pow(2, attempts));

    // Regions are kept apart for readers; the mail goes out for all.
    private IQueryable<OutboxMail> Everywhere => db.Set<OutboxMail>().IgnoreQueryFilters();

    private async Task GiveUpTheDead(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await Everywhere.Where(m => m.State == MailState.Sending && m.LeasedUntil < now).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Unclear).SetProperty(m => m.Content, (byte[]?)null)
            .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null).SetProperty(m => m.DoneAt, now), ct);
    }

    private async Task<bool> Take(Guid id, CancellationToken ct)
    {
        DateTimeOffset? until = clock.GetUtcNow() + Lease;
        return await Everywhere.Where(m => m.Id == id && m.State == MailState.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.LeasedUntil, until)
            .SetProperty(m => m.Attempts, m => m.Attempts + 1), ct) == 1;
    }

    // Not cancelled with the process: a mail half handed over is worse than a slow end.
    private async Task<Delivery> HandOver(OutboxMail row)
    {
        Delivery delivery;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            delivery = clock.GetUtcNow() > row.UsefulUntil ? new Delivery(DeliveryKind.Later, row.Answer)
                : await gateway.Send(sender.Compose(row, outbox.Open(row)), patience.Token);
        }
        catch (CryptographicException)
        {
            delivery = new Delivery(DeliveryKind.Refused, "The keys it was encrypted with are gone.");
        }

        await Note(row, delivery);
        return delivery;
    }

    private async Task Note(OutboxMail row, Delivery delivery)
    {
        var now = clock.GetUtcNow();
        var next = now + Pause(row.Attempts + 1);
        var state = delivery.Kind switch
        {
            DeliveryKind.Sent => MailState.Sent,
            DeliveryKind.Refused => MailState.Refused,
            DeliveryKind.Unclear => MailState.Unclear,
            _ => next > row.UsefulUntil ? MailState.GivenUp : MailState.Waiting,
        };
        var done = state != MailState.Waiting;
        var answer = delivery.Answer is { Length: > Outbox.LongestAnswer } long_ ? long_[..Outbox.LongestAnswer] : delivery.Answer;
        await Everywhere.Where(m => m.Id == row.Id && m.State == MailState.Sending).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.Answer, answer).SetProperty(m => m.DueAt, next)
            .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
            .SetProperty(m => m.Content, m => done ? null : m.Content)
            .SetProperty(m => m.DoneAt, done ? now : (DateTimeOffset?)null));
    }
}
