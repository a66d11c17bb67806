using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Data;

/// <summary>What waits for people with an office. Examples wait for example persons, everything else for real ones.</summary>
public static class OfficeWork
{
    /// <summary>Whom to tell of something that is an example, or is not: everybody with one of these roles.</summary>
    public static IQueryable<Account> Officers(this AppDb db, bool isExample, params Role[] roles) =>
        db.Accounts.AsNoTracking().Where(a => a.IsExample == isExample && db.RoleGrants.Any(r => r.AccountId == a.Id && roles.Contains(r.Role)));

    /// <summary>The same, without those who act for the organisation it is about.</summary>
    public static IQueryable<Account> OfficersApartFrom(this AppDb db, Actor actor, params Role[] roles) => db.Officers(actor.IsExample, roles)
        .Where(a => !db.Memberships.Any(m => m.AccountId == a.Id && m.ActorId == actor.Id && m.State == MembershipState.Active));

    /// <summary>Whom to tell of something that only an organisation's owners decide.</summary>
    public static IQueryable<Account> OwnersOf(this AppDb db, Guid actor) => db.Accounts.AsNoTracking()
        .Where(a => db.Memberships.Any(m => m.AccountId == a.Id && m.ActorId == actor && m.State == MembershipState.Active && (m.Rights & Rights.Own) != 0));

    /// <summary>Requests the coordinator may answer, but for its own: nobody is there, or the owners have been silent for long.</summary>
    public static IQueryable<Membership> RequestsFor(this AppDb db, Guid coordinator, DateTimeOffset now)
    {
        var (late, examples) = (now - Team.OwnersTime, db.ActsAsExample);
        return db.Memberships.Where(m => m.State == MembershipState.Asked && m.AccountId != coordinator && db.Accounts.Any(a => a.Id == m.AccountId && a.IsExample == examples)
            && (m.AskedAt < late || !db.Memberships.Any(other => other.ActorId == m.ActorId && other.State == MembershipState.Active)));
    }

    /// <summary>New organisations the coordinator may publish or decline, but for its own.</summary>
    public static IQueryable<NewEntry> NewEntriesFor(this AppDb db, Guid coordinator)
    {
        var examples = db.ActsAsExample;
        return db.NewEntries.Where(e => e.State == NewEntryState.Waiting && e.AccountId != coordinator && db.Accounts.Any(a => a.Id == e.AccountId && a.IsExample == examples));
    }

    /// <summary>Open requests to correct or remove an entry, but for those about the person's own organisations.</summary>
    public static IQueryable<Correction> CorrectionsFor(this AppDb db, Guid person)
    {
        var examples = db.ActsAsExample;
        return db.Corrections.Where(c => c.SettledAt == null && db.Actors.Any(a => a.Id == c.ActorId && a.IsExample == examples)
            && !db.Memberships.Any(m => m.AccountId == person && m.State == MembershipState.Active && m.ActorId == c.ActorId));
    }

    /// <summary>Those of them whose removal somebody else proposes: what the person may confirm.</summary>
    public static IQueryable<Correction> RemovalsFor(this AppDb db, Guid person) => db.CorrectionsFor(person).Where(c => c.ProposedAt != null && c.ProposedBy != person);

    /// <summary>Mails that did not arrive and nobody has looked after. Codes are left out: whoever needs one asks again, and a mistyped address may be anybody's.</summary>
    public static IQueryable<OutboxMail> Undelivered(this AppDb db) => db.Set<OutboxMail>()
        .Where(m => (m.State == MailState.Refused || m.State == MailState.Unclear || m.State == MailState.GivenUp) && m.HandledAt == null && !m.Key.StartsWith("code:"));

    /// <summary>Undecided cases that nobody with an office may decide, since all of them act for the organisation.</summary>
    public static IQueryable<ReportCase> CasesForNobody(this AppDb db) => db.ReportCases.Where(c => c.State == CaseState.Open
        && !db.RoleGrants.Any(r => (r.Role == Role.Moderator || r.Role == Role.Coordinator)
            && !db.Memberships.Any(m => m.AccountId == r.AccountId && m.State == MembershipState.Active
                && (m.ActorId == c.ActorId || db.Projects.Any(p => p.Id == c.ProjectId && p.Participants.Any(part => part.Coordinates && part.ActorId == m.ActorId))))));

    /// <summary>Undecided cases, but for those about the person's own organisations and the projects these lead.</summary>
    public static IQueryable<ReportCase> CasesFor(this AppDb db, Guid person)
    {
        var examples = db.ActsAsExample;
        return db.ReportCases.Where(c => c.State == CaseState.Open
            && !db.Actors.Any(a => a.Id == c.ActorId && a.IsExample != examples) && !db.Projects.Any(p => p.Id == c.ProjectId && p.IsExample != examples)
            && !db.Memberships.Any(m => m.AccountId == person && m.State == MembershipState.Active
                && (m.ActorId == c.ActorId || db.Projects.Any(p => p.Id == c.ProjectId && p.Participants.Any(part => part.Coordinates && part.ActorId == m.ActorId)))));
    }
}
