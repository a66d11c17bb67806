using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Features.Post;

/// <summary>The coordinator has looked after a mail that did not arrive, e.g. by telephone; it leaves the list.</summary>
public sealed class HandleUndelivered(AppDb db, Roles roles, TimeProvider clock)
{
    public async Task<Refusal?> Handle(Guid mail, Account by, CancellationToken ct)
    {
        if (!await roles.Has(Role.Coordinator, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(PostTexts.HandledBefore));
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Undelivered().Where(m => m.Id == mail).ExecuteUpdateAsync(row => row.SetProperty(m => m.HandledAt, now), ct) == 0)
        {
            return new Refusal(RefusalKind.Conflict, nameof(PostTexts.HandledBefore));
        }

        var to = await db.Set<OutboxMail>().Where(m => m.Id == mail).Select(m => m.To).SingleAsync(ct);
        var person = await db.Accounts.Where(a => a.Email == to).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);
        db.Log(AuditAct.UndeliveredHandled, now, by.Id, account: person);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}
