using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Corrections.Removing;

/// <summary>The coordinator lets an organisation be listed again that was removed once; nothing of the former entry comes back by it.</summary>
public sealed class LiftTombstone(AppDb db, Roles roles, TimeProvider clock)
{
    public async Task<Refusal?> Handle(Guid id, string? reason, Account by, CancellationToken ct)
    {
        if (!await roles.Has(Role.Coordinator, ct) || await db.Tombstones.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } tombstone)
        {
            return new Refusal(RefusalKind.Conflict, nameof(CorrectionsTexts.LiftedBefore));
        }

        var text = FormText.Clean(reason);
        if (text.Length is < Correction.ShortestAnswer or > Correction.LongestAnswer)
        {
            return new Refusal(RefusalKind.Invalid, nameof(CorrectionsTexts.LiftReasonWrong), "grund");
        }

        db.Remove(tombstone);
        db.Log(AuditAct.TombstoneLifted, clock.GetUtcNow(), by.Id, reason: text);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalKind.Conflict, nameof(CorrectionsTexts.LiftedBefore));
        }
    }
}
