using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>Mails about notices, kept in the transaction of the act. Nobody learns from them who reported.</summary>
public sealed class ReportMails(AppDb db, Outbox outbox, MailRendering mails)
{
    /// <summary>A new case, to moderators and coordinators; once a case, however many notices follow.</summary>
    public async Task TellDeciders(ReportCase about, ReportTarget target, CancellationToken ct)
    {
        var deciders = await db.Officers(target.IsExample, Role.Moderator, Role.Coordinator).ToListAsync(ct);
        foreach (var decider in deciders)
        {
            outbox.Add(await mails.Compose<ReportMail>($"case:{about.Id}:{decider.Id}:{about.RepliedAt?.Ticks}", decider, () => Wording.Say(ReportsTexts.NewSubject, target.Name),
                Parts(() => (ReportsTexts.NewSubject, ReportsTexts.NewText), target, null, () => Paths.Page(Paths.Reports))));
        }
    }

    /// <summary>The receipt (Art. 16 para. 4).</summary>
    public async Task Receive(Report report, ReportTarget target)
    {
        if (report.Contact is { } address)
        {
            outbox.Add(await mails.Compose<ReportMail>($"report:{report.Id}", address, Language(report), () => Wording.Say(ReportsTexts.ReceiptSubject, target.Name),
                Parts(() => (ReportsTexts.ReceiptSubject, ReportsTexts.ReceiptText), target, report.Text, () => target.Path)));
        }
    }

    /// <summary>The decision with its grounds, to the reporters and, when something was done, to the organisation (Art. 16 para. 5, Art. 17).</summary>
    public async Task Decided(ReportCase about, ReportTarget target, bool shown, CancellationToken ct)
    {
        var at = about.DecidedAt!.Value.Ticks;
        foreach (var report in await db.Reports.AsNoTracking().Where(r => r.CaseId == about.Id && r.Contact != null).ToListAsync(ct))
        {
            outbox.Add(await mails.Compose<ReportMail>($"decided:{report.Id}:{at}", report.Contact!, Language(report), () => Wording.Say(ReportsTexts.DecidedSubject, target.Name),
                Parts(() => (ReportsTexts.DecidedSubject, DecisionWords.ToReporter(about.State)), target, about.Grounds, () => target.Path)));
        }

        if (about.State == CaseState.NoAction && about.RepliedAt is null)
        {
            return;
        }

        foreach (var person in await Authors(target, ct))
        {
            outbox.Add(await mails.Compose<ReportMail>($"reasons:{about.Id}:{person.Id}:{at}", person, () => Wording.Say(ReportsTexts.DecidedSubject, target.Name),
                Parts(() => (ReportsTexts.DecidedSubject, DecisionWords.ToAuthor(about, shown)), target, about.Grounds, () => Paths.ToReply(about.Id), about)));
        }
    }

    private Task<List<Account>> Authors(ReportTarget target, CancellationToken ct) => db.Accounts.AsNoTracking()
        .Where(a => db.Memberships.Any(m => m.AccountId == a.Id && m.ActorId == target.Author && m.State == MembershipState.Active && (m.Rights & (Rights.Own | Rights.Edit | Rights.Speak)) != 0)).ToListAsync(ct);

    private static System.Globalization.CultureInfo Language(Report report) => report.Language == "en" ? PulseText.English : PulseText.German;

    private static Dictionary<string, object?> Parts(Func<(string Subject, string Text)> texts, ReportTarget target, string? quoted, Func<string> path, ReportCase? toAuthor = null) => new()
    {
        [nameof(ReportMail.ToAuthor)] = toAuthor, [nameof(ReportMail.Texts)] = texts, [nameof(ReportMail.Name)] = target.Name, [nameof(ReportMail.Quoted)] = quoted, [nameof(ReportMail.Path)] = path,
    };
}
