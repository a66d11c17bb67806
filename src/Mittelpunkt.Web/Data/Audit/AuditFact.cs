using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audit;

namespace Mittelpunkt.Web.Data.Audit;

/// <summary>An act of the audit log with the names of today.</summary>
public sealed record AuditFact(AuditEntry Entry, string? By, string? Person, string? Actor, string? Slug)
{
    /// <summary>Latest first.</summary>
    public static IQueryable<AuditFact> In(AppDb db, IQueryable<AuditEntry> entries) => entries.AsNoTracking()
        .OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
        .Select(e => new AuditFact(e,
            db.Accounts.Where(a => a.Id == e.By).Select(a => a.Name ?? a.Email).FirstOrDefault(),
            db.Accounts.Where(a => a.Id == e.AccountId).Select(a => a.Name ?? a.Email).FirstOrDefault(),
            db.Actors.Where(a => a.Id == e.ActorId).Select(a => a.Name).FirstOrDefault(),
            db.Actors.Where(a => a.Id == e.ActorId).Select(a => a.Slug).FirstOrDefault()));
}
