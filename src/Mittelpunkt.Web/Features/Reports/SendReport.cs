using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>Anybody tells about a content that should not be there. Notices about the same content that is not decided yet are one case.</summary>
public sealed class SendReport(AppDb db, ReportMails mails, TimeProvider clock)
{
    /// <summary>Notices about one content in an hour; more are a flood.</summary>
    public const int MostInAnHour = 10;

    public sealed record Form(string? Reason, string? Text, string? Contact)
    {
        public ReportReason? Why => int.TryParse(Reason, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && Enum.IsDefined((ReportReason)number) ? (ReportReason)number : null;

        public string CleanText => FormText.Clean(Text);

        public string? CleanContact => string.IsNullOrWhiteSpace(Contact) ? null : EmailAddress.Clean(Contact);

        /// <summary>Everything that is wrong with it.</summary>
        public IReadOnlyList<Refusal> Check()
        {
            var refusals = new List<Refusal>();
            if (Why is null)
            {
                refusals.Add(new(RefusalKind.Invalid, nameof(ReportsTexts.ReasonMissing), "grund"));
            }

            if (CleanText.Length is < Report.ShortestText or > Report.LongestText)
            {
                refusals.Add(new(RefusalKind.Invalid, CleanText.Length < Report.ShortestText ? nameof(ReportsTexts.TextTooShort) : nameof(ReportsTexts.TextTooLong), "text"));
            }

            if (!string.IsNullOrWhiteSpace(Contact) && CleanContact is null)
            {
                refusals.Add(new(RefusalKind.Invalid, nameof(ReportsTexts.ContactWrong), "kontakt"));
            }

            return refusals;
        }
    }

    public async Task<Outcome<Guid>> Handle(ReportTarget target, Form form, CancellationToken ct)
    {
        if (form.Check() is [var first, ..])
        {
            return first;
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two first notices at the same time would open two cases: the second one waits here.
        await Hold(target, ct);
        var cases = db.ReportCases.Where(c => c.ActorId == target.ActorId && c.ProjectId == target.ProjectId);
        var anHourAgo = now.AddHours(-1);
        if (await db.Reports.CountAsync(r => r.At > anHourAgo && cases.Any(c => c.Id == r.CaseId), ct) >= MostInAnHour)
        {
            return new Refusal(RefusalKind.TooMany, nameof(ReportsTexts.TooMany), "text");
        }

        var open = await cases.SingleOrDefaultAsync(c => c.State == CaseState.Open, ct);
        if (open is null)
        {
            open = new ReportCase { Id = Guid.CreateVersion7(now), RegionId = db.RegionId, ActorId = target.ActorId, ProjectId = target.ProjectId, OpenedAt = now };
            db.Add(open);
            await mails.TellDeciders(open, target, ct);
        }

        var report = new Report
        {
            Id = Guid.CreateVersion7(now), RegionId = db.RegionId, CaseId = open.Id, Reason = form.Why!.Value, Text = form.CleanText,
            Contact = form.CleanContact, Language = Paths.IsEnglish ? "en" : "de", At = now,
        };
        db.Add(report);
        await mails.Receive(report, target);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return open.Id;
    }

    // Writing the row, unchanged, makes others wait until the end of the transaction.
    private Task<int> Hold(ReportTarget target, CancellationToken ct) => target.ActorId is { } actor
        ? db.HoldActors(a => a.Id == actor, ct)
        : db.Projects.Where(p => p.Id == target.ProjectId).ExecuteUpdateAsync(row => row.SetProperty(p => p.Title, p => p.Title), ct);
}
