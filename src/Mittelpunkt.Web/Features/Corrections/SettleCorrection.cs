using System.Globalization;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>The coordinator settles a request and answers it; never about an organisation of its own.</summary>
public sealed class SettleCorrection(AppDb db, HeldCorrection held, Roles roles, CorrectionMails mails)
{
    public Task<Refusal?> Handle(Guid id, CorrectionOutcome? outcome, string? answer, Account by, CancellationToken ct) => held.Within(id, by.Id, async (correction, actor, now) =>
    {
        if (!await roles.Has(Role.Coordinator, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(CorrectionsTexts.SettledBefore));
        }

        var contact = CorrectionMails.AddressOf(correction, actor);
        if (correction.Settle(outcome, FormText.Clean(answer), by.Id, now) is { } refusal)
        {
            return refusal;
        }

        db.Log(AuditAct.CorrectionSettled, now, by.Id, actor.Id, reason: outcome.ToString());
        await mails.Answer(correction, contact, actor);
        return null;
    }, ct);

    /// <summary>The outcome a form names.</summary>
    public static CorrectionOutcome? Read(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((CorrectionOutcome)number) ? (CorrectionOutcome)number : null;
}
