using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>A moderator or coordinator decides a case, but never about the own organisation. The text goes or comes back in the same transaction.</summary>
public sealed class DecideReport(AppDb db, Roles roles, ReportMails mails, TimeProvider clock)
{
    public async Task<bool> May(CancellationToken ct) => await roles.Has(Role.Moderator, ct) || await roles.Has(Role.Coordinator, ct);

    public async Task<Refusal?> Handle(Guid id, CaseState decision, string? grounds, Account by, CancellationToken ct)
    {
        var found = await May(ct) ? await db.ReportCases.SingleOrDefaultAsync(c => c.Id == id, ct) : null;
        if (found is null || await ReportTarget.Of(db, found, ct) is not { } target || await target.IsOwn(db, by.Id, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(ReportsTexts.NoCase), "faelle");
        }

        var now = clock.GetUtcNow();
        var outcome = found.Decide(decision, FormText.Clean(grounds), target.Text, by.Id, now);
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        await Show(target, outcome.Value, now, ct);
        db.Log(AuditAct.ReportDecided, now, by.Id, target.Author, reason: decision.ToString());
        await mails.Decided(found, target, outcome.Value is not null, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalKind.Conflict, nameof(ReportsTexts.DecidedBefore), "faelle");
        }
    }

    private async Task Show(ReportTarget target, string? text, DateTimeOffset now, CancellationToken ct)
    {
        if (text == target.Text)
        {
            return;
        }

        if (target.ActorId is { } actorId)
        {
            var actor = await db.Actors.SingleAsync(a => a.Id == actorId, ct);
            actor.Describe(text);
            actor.UpdatedAt = now;
        }
        else
        {
            (await db.Projects.SingleAsync(p => p.Id == target.ProjectId, ct)).Summary = text;
        }
    }
}
