using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>The content a notice is about: an entry or a project, and the organisation whose word it is.</summary>
/// <param name="ActorId">The entry; null for a project.</param>
/// <param name="ProjectId">The project; null for an entry.</param>
/// <param name="Author">Who is asked about it: the entry's organisation, or the one that leads the project; null when none is known.</param>
/// <param name="Name">As pages call it.</param>
/// <param name="Slug">In its address.</param>
/// <param name="Text">The short text it shows.</param>
public sealed record ReportTarget(Guid? ActorId, Guid? ProjectId, Guid? Author, string Name, string Slug, string? Text)
{
    public string Path => ActorId is not null ? Paths.ToActor(Slug) : Paths.ToProject(Slug);

    public string ReportPath(bool sent = false) => (ActorId is not null ? Paths.ToReportActor(Slug) : Paths.ToReportProject(Slug)) + Paths.Query(("gesendet", sent ? "1" : null));

    public static Task<ReportTarget?> OfActor(AppDb db, string slug, CancellationToken ct) =>
        db.Actors.Where(a => a.Slug == slug).Select(a => new ReportTarget(a.Id, null, a.Id, a.Name, a.Slug, a.Summary)).SingleOrDefaultAsync(ct);

    public static Task<ReportTarget?> OfProject(AppDb db, string slug, CancellationToken ct) => db.Projects.Where(p => p.Slug == slug)
        .Select(p => new ReportTarget(null, p.Id, p.Participants.Where(part => part.Coordinates).Select(part => (Guid?)part.ActorId).FirstOrDefault(), p.Title, p.Slug, p.Summary))
        .SingleOrDefaultAsync(ct);

    public static async Task<ReportTarget?> Of(AppDb db, ReportCase of, CancellationToken ct) => of.ActorId is { } actor
        ? await OfActor(db, await db.Actors.Where(a => a.Id == actor).Select(a => a.Slug).SingleAsync(ct), ct)
        : await OfProject(db, await db.Projects.Where(p => p.Id == of.ProjectId).Select(p => p.Slug).SingleAsync(ct), ct);

    /// <summary>Whether the person acts for the organisation whose content it is; then it decides nothing about it.</summary>
    public Task<bool> IsOwn(AppDb db, Guid account, CancellationToken ct) =>
        db.Memberships.AnyAsync(m => m.AccountId == account && m.ActorId == Author && m.State == MembershipState.Active, ct);
}
