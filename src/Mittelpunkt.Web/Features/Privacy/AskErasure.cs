using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Data.Examples;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>The person asks to have its account erased, or changes its mind within the time for that.</summary>
public sealed class AskErasure(AppDb db, CurrentAccount current, Outbox outbox, MailRendering mails, TimeProvider clock)
{
    public async Task<Refusal?> Handle(CancellationToken ct)
    {
        var (me, now) = (current.Required, clock.GetUtcNow());
        if (me.IsExample)
        {
            throw new ExamplesApartException(nameof(Account));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Accounts.Where(a => a.Id == me.Id && a.ErasureAskedAt == null).ExecuteUpdateAsync(row => row.SetProperty(a => a.ErasureAskedAt, now), ct) == 0)
        {
            return new Refusal(RefusalKind.Conflict, nameof(PrivacyTexts.ErasureAskedBefore), "loeschen");
        }

        db.Log(AuditAct.ErasureAsked, now, me.Id, account: me.Id);
        outbox.Add(await mails.Compose<ErasureMail>($"erasure:{Guid.CreateVersion7(now)}", me, () => PrivacyTexts.ErasureMailSubject,
            new() { [nameof(ErasureMail.On)] = now + Erasure.Grace }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    public async Task<Refusal?> Cancel(CancellationToken ct)
    {
        var me = current.Required.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Accounts.Where(a => a.Id == me && a.ErasureAskedAt != null).ExecuteUpdateAsync(row => row.SetProperty(a => a.ErasureAskedAt, (DateTimeOffset?)null), ct) == 0)
        {
            return new Refusal(RefusalKind.Conflict, nameof(PrivacyTexts.NothingToCancel), "loeschen");
        }

        db.Log(AuditAct.ErasureCancelled, clock.GetUtcNow(), me, account: me);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Names of organisations that would be without an owner.</summary>
    public static Task<List<string>> LeftAlone(AppDb db, Guid account, CancellationToken ct)
    {
        var owners = db.Memberships.Where(m => m.State == MembershipState.Active && (m.Rights & Rights.Own) != 0);
        return owners.Where(m => m.AccountId == account && !owners.Any(other => other.ActorId == m.ActorId && other.AccountId != account))
            .Join(db.Actors, m => m.ActorId, a => a.Id, (_, a) => a.Name).Order().ToListAsync(ct);
    }
}
