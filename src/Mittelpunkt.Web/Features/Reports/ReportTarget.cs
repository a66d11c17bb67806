using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Projects;
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
/// <param name="Texts">What it says to everybody in its own words; of a picture its description.</param>
/// <param name="IsExample">Whether it is an example; then example persons deal with it.</param>
public sealed record ReportTarget(Guid? ActorId, Guid? ProjectId, Guid? Author, string Name, string Slug, IReadOnlyDictionary<Item, string> Texts, bool IsExample)
{
    private static readonly Item[] OwnWords = [Item.Text, Item.Topics, Item.Visits];

    public string Path => ActorId is not null ? Paths.ToActor(Slug) : Paths.ToProject(Slug);

    public string ReportPath(bool sent = false) => (ActorId is not null ? Paths.ToReportActor(Slug) : Paths.ToReportProject(Slug)) + Paths.Query(("gesendet", sent ? "1" : null));

    public static Task<ReportTarget?> OfActor(AppDb db, string slug, CancellationToken ct) => OfActor(db, a => a.Slug == slug, ct);

    public static Task<ReportTarget?> OfProject(AppDb db, string slug, CancellationToken ct) => OfProject(db, p => p.Slug == slug, ct);

    public static Task<ReportTarget?> Of(AppDb db, ReportCase of, CancellationToken ct) =>
        of.ActorId is { } actor ? OfActor(db, a => a.Id == actor, ct) : OfProject(db, p => p.Id == of.ProjectId, ct);

    private static async Task<ReportTarget?> OfActor(AppDb db, Expression<Func<Actor, bool>> which, CancellationToken ct)
    {
        if (await db.Actors.AsNoTracking().SingleOrDefaultAsync(which, ct) is not { } actor)
        {
            return null;
        }

        var said = await db.ProfileEntries.AsNoTracking().Where(e => e.OwnerId == actor.Id && e.Audience == Audience.Public && OwnWords.Contains(e.Item))
            .Select(e => new { e.Item, e.Value }).ToListAsync(ct);
        var logo = await db.Logos.Where(l => l.ActorId == actor.Id).Select(l => l.Text).SingleOrDefaultAsync(ct);
        return new(actor.Id, null, actor.Id, actor.Name, actor.Slug, Words([(Item.Summary, actor.Summary), .. said.Select(s => (s.Item, (string?)s.Value)), (Item.Logo, logo)]), actor.IsExample);
    }

    private static async Task<ReportTarget?> OfProject(AppDb db, Expression<Func<Project, bool>> which, CancellationToken ct) => await db.Projects.Where(which)
        .Select(p => new { p.Id, p.Title, p.Slug, p.Summary, p.IsExample, Leads = p.Participants.Where(part => part.Coordinates).Select(part => (Guid?)part.ActorId).FirstOrDefault() })
        .SingleOrDefaultAsync(ct) is { } project
            ? new(null, project.Id, project.Leads, project.Title, project.Slug, Words([(Item.Summary, project.Summary)]), project.IsExample)
            : null;

    /// <summary>Whether the person acts for the organisation whose content it is; then it decides nothing about it.</summary>
    public Task<bool> IsOwn(AppDb db, Guid account, CancellationToken ct) =>
        db.Memberships.AnyAsync(m => m.AccountId == account && m.ActorId == Author && m.State == MembershipState.Active, ct);

    private static SortedDictionary<Item, string> Words(IEnumerable<(Item Item, string? Text)> texts) =>
        new(texts.Where(pair => pair.Text is not null).ToDictionary(pair => pair.Item, pair => pair.Text!));
}
