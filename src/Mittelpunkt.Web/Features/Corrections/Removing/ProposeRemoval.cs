using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Corrections.Removing;

/// <summary>The coordinator proposes to remove an entry that somebody asked to have removed, or takes the proposal back. Nothing is removed by it.</summary>
public sealed class ProposeRemoval(AppDb db, HeldCorrection held, Roles roles, RemovalMails mails)
{
    public Task<Refusal?> Propose(Guid id, string? grounds, Account by, CancellationToken ct) => held.Within(id, by.Id, async (correction, actor, now) =>
    {
        if (!await roles.Has(Role.Coordinator, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(CorrectionsTexts.SettledBefore));
        }

        if (correction.Propose(FormText.Clean(grounds), by.Id, now) is { } refusal)
        {
            return refusal;
        }

        db.Log(AuditAct.RemovalProposed, now, by.Id, actor.Id, reason: correction.Grounds);
        await mails.Proposed(correction, actor, ct);
        return null;
    }, ct);

    public Task<Refusal?> TakeBack(Guid id, Account by, CancellationToken ct) => held.Within(id, by.Id, async (correction, actor, now) =>
    {
        if (!await roles.Has(Role.Coordinator, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(CorrectionsTexts.SettledBefore));
        }

        if (correction.TakeBack(by.Id) is { } refusal)
        {
            return refusal;
        }

        db.Log(AuditAct.RemovalTakenBack, now, by.Id, actor.Id);
        await mails.Dropped(correction, actor, now, ct);
        return null;
    }, ct);
}
