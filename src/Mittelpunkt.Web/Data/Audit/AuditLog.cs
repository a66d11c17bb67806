using Mittelpunkt.Domain.Audit;

namespace Mittelpunkt.Web.Data.Audit;

/// <summary>Writes the audit log beside the act: it is kept with the next SaveChanges, or not at all.</summary>
public static class AuditLog
{
    /// <param name="db">Where the act is kept.</param>
    /// <param name="act">What is done.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="by">Who does it; null for the operator on the machine and for rules without a person.</param>
    /// <param name="actor">The organisation it is about.</param>
    /// <param name="account">The person it is about.</param>
    /// <param name="reason">See <see cref="AuditEntry.Reason"/>.</param>
    public static void Log(this AppDb db, AuditAct act, DateTimeOffset at, Guid? by, Guid? actor = null, Guid? account = null, string? reason = null) =>
        db.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(at), RegionId = db.RegionId, At = at, Act = act, By = by, ByPerson = by is not null,
            ActorId = actor, AccountId = account, Reason = reason,
        });
}
