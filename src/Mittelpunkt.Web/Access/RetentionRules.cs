using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Access;

/// <summary>One sort of data that goes by itself.</summary>
/// <param name="What">Its name; also the key of its text.</param>
/// <param name="After">How long it stays.</param>
/// <param name="Remove">Removes in all regions what is older than a moment.</param>
public sealed record RetentionRule(string What, TimeSpan After, Func<AppDb, DateTimeOffset, CancellationToken, Task> Remove);

/// <summary>How long things stay. The job removes by this list and the pages read it out, so what is said is what is done.</summary>
public static class RetentionRules
{
    public static readonly TimeSpan Mails = TimeSpan.FromDays(30);

    public static readonly IReadOnlyList<RetentionRule> All =
    [
        new("Codes", TimeSpan.FromDays(1), (db, before, ct) =>
            db.SignInCodes.IgnoreQueryFilters().Where(c => c.CreatedAt < before).ExecuteDeleteAsync(ct)),
        new("Sessions", AccountSession.Lasts, (db, before, ct) =>
            db.Sessions.IgnoreQueryFilters().Where(s => s.LastSeenAt < before).ExecuteDeleteAsync(ct)),
        new("UnfinishedAccounts", TimeSpan.FromDays(7), (db, before, ct) => db.Accounts.IgnoreQueryFilters()
            .Where(a => a.ConsentAt == null && a.CreatedAt < before && !db.RoleGrants.IgnoreQueryFilters().Any(r => r.AccountId == a.Id)).ExecuteDeleteAsync(ct)),
        new("Mails", Mails, (db, before, ct) =>
            db.Set<OutboxMail>().IgnoreQueryFilters().Where(m => m.DoneAt < before).ExecuteDeleteAsync(ct)),
        new("PersonViews", TimeSpan.FromDays(365), (db, before, ct) =>
            db.PersonViews.IgnoreQueryFilters().Where(v => v.At < before).ExecuteDeleteAsync(ct)),
        new("Reports", TimeSpan.FromDays(180), (db, before, ct) => db.Reports.IgnoreQueryFilters()
            .Where(r => db.ReportCases.IgnoreQueryFilters().Any(c => c.Id == r.CaseId && c.State != CaseState.Open && c.DecidedAt < before)).ExecuteDeleteAsync(ct)),
        new("ClosedStatements", TimeSpan.FromDays(180), (db, before, ct) => db.TieProposals.IgnoreQueryFilters()
            .Where(p => p.State != ProposalState.Open && p.State != ProposalState.Confirmed && p.ClosedAt < before).ExecuteDeleteAsync(ct)),
        new("AnsweredEntries", TimeSpan.FromDays(30), (db, before, ct) => db.NewEntries.IgnoreQueryFilters()
            .Where(e => e.State != NewEntryState.Waiting && e.DecidedAt < before).ExecuteDeleteAsync(ct)),
        new("Invitations", TimeSpan.FromDays(180), (db, before, ct) =>
            db.Invitations.IgnoreQueryFilters().Where(i => i.Until < before || i.RevokedAt < before).ExecuteDeleteAsync(ct)),
        new("LapsedVouches", TimeSpan.FromDays(180), (db, before, ct) =>
            db.Vouches.IgnoreQueryFilters().Where(v => v.UntilAt < before).ExecuteDeleteAsync(ct)),
    ];
}
