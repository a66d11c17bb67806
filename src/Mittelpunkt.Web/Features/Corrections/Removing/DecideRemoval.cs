using System.Data.Common;
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

/// <summary>
/// Somebody else with an office confirms a proposed removal, and with that the entry is gone, or turns it down. Neither of both acts for
/// the organisation, and the one who proposed still coordinates.
/// </summary>
public sealed class DecideRemoval(AppDb db, HeldCorrection held, Roles roles, RemovalMails mails, RemoveActor remove)
{
    public static readonly IReadOnlyList<Role> Offices = [Role.Coordinator, Role.Moderator, Role.Auditor];

    public async Task<Refusal?> Confirm(Guid id, Account by, CancellationToken ct)
    {
        try
        {
            return await held.Within(id, by.Id, async (correction, actor, now) =>
            {
                if (await Against(correction, by, ct) is { } refusal)
                {
                    return refusal;
                }

                if (!await ProposerStillMay(correction, ct))
                {
                    return new Refusal(RefusalKind.Conflict, nameof(CorrectionsTexts.ProposerGone));
                }

                if (!await remove.HoldImports(ct))
                {
                    return new Refusal(RefusalKind.Conflict, nameof(CorrectionsTexts.TryAgain));
                }

                db.Log(AuditAct.ActorRemoved, now, by.Id, actor.Id);
                await mails.Removed(actor, now, ct);
                await remove.Handle(actor, by.Id, now, ct);
                return null;
            }, ct);
        }
        catch (DbException error) when (error.SqlState is "23503" or "40001" or "40P01")
        {
            // Somebody has just tied something to it; nothing is removed, and the next try finds it.
            return new Refusal(RefusalKind.Conflict, nameof(CorrectionsTexts.TryAgain));
        }
    }

    public Task<Refusal?> TurnDown(Guid id, string? reason, Account by, CancellationToken ct) => held.Within(id, by.Id, async (correction, actor, now) =>
    {
        if (await Against(correction, by, ct) is { } refusal)
        {
            return refusal;
        }

        var text = FormText.Clean(reason);
        if (correction.TurnDown(by.Id, text) is { } wrong)
        {
            return wrong;
        }

        db.Log(AuditAct.RemovalTurnedDown, now, by.Id, actor.Id, reason: text);
        await mails.Dropped(correction, actor, now, ct);
        return null;
    }, ct);

    // The role is asked for anew: it may have been taken away since the page was read.
    private async Task<Refusal?> Against(Correction correction, Account by, CancellationToken ct) =>
        (await roles.Held(ct)).Any(Offices.Contains) ? correction.AgainstDeciding(by.Id) : new Refusal(RefusalKind.NotFound, nameof(CorrectionsTexts.SettledBefore));

    private Task<bool> ProposerStillMay(Correction correction, CancellationToken ct) => db.RoleGrants.AnyAsync(r => r.Role == Role.Coordinator && r.AccountId == correction.ProposedBy
        && !db.Memberships.Any(m => m.AccountId == r.AccountId && m.ActorId == correction.ActorId && m.State == MembershipState.Active), ct);
}
