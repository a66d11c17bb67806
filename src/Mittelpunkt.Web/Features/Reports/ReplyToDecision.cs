using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>The organisation whose text was limited or removed replies, once; the case is decided anew.</summary>
public sealed class ReplyToDecision(AppDb db, ReportMails mails, TimeProvider clock)
{
    /// <summary>The case and its content, for people who may speak for the organisation; null for everybody else.</summary>
    public async Task<(ReportCase Case, ReportTarget Target)?> Find(Guid id, Guid person, CancellationToken ct)
    {
        var found = await db.ReportCases.SingleOrDefaultAsync(c => c.Id == id && c.DecidedAt != null, ct);
        if (found is null || await ReportTarget.Of(db, found, ct) is not { } target)
        {
            return null;
        }

        var member = await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.AccountId == person && m.ActorId == target.Author && m.State == MembershipState.Active, ct);
        return member is not null && (member.May(Rights.Edit) || member.May(Rights.Speak)) ? (found, target) : null;
    }

    public async Task<Refusal?> Handle(Guid id, string? reply, Account by, CancellationToken ct)
    {
        if (await Find(id, by.Id, ct) is not (var found, var target))
        {
            return new Refusal(RefusalKind.NotFound, nameof(ReportsTexts.NoCase), "stellungnahme");
        }

        var now = clock.GetUtcNow();
        if (found.TakeReply(FormText.Clean(reply), by.Id, now) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Notices that came in meanwhile are decided with the reply.
        var meanwhile = db.ReportCases.Where(c => c.Id != id && c.State == CaseState.Open && c.ActorId == found.ActorId && c.ProjectId == found.ProjectId);
        await db.Reports.Where(r => meanwhile.Any(c => c.Id == r.CaseId)).ExecuteUpdateAsync(row => row.SetProperty(r => r.CaseId, id), ct);
        await meanwhile.ExecuteDeleteAsync(ct);
        db.Log(AuditAct.ReportReplied, now, by.Id, target.Author);
        await mails.TellDeciders(found, target, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return null;
        }
        catch (DbUpdateException)
        {
            return new Refusal(RefusalKind.Conflict, nameof(ReportsTexts.ReplyOver), "stellungnahme");
        }
    }
}
