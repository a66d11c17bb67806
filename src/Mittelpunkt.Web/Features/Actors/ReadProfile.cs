using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Features.Actors;

/// <summary>The other end of a tie.</summary>
public sealed record Partner(string Slug, string Name, ActorKind Kind, string? Town, string? Place, string Country);

/// <summary>One public tie seen from one of its ends.</summary>
public sealed record ProfileTie(Partner To, Rung Rung, DateOnly? Since, DateOnly? Until, Evidence Evidence, string? Source,
    DateTimeOffset? FromConfirmedAt = null, DateTimeOffset? ToConfirmedAt = null)
{
    /// <summary>When both ends had confirmed it; null for a tie only a record shows.</summary>
    public DateTimeOffset? ConfirmedAt => FromConfirmedAt is { } from && ToConfirmedAt is { } to ? (from > to ? from : to) : null;
}

/// <summary>A project seen from one of its participants.</summary>
public sealed record ProfileProject(Project Project, bool Coordinates);

/// <summary>Everything public about one actor.</summary>
public sealed record Profile(Actor Actor, Town? Town, IReadOnlyList<ProfileTie> Ties, IReadOnlyList<ProfileProject> Projects);

/// <summary>Reads an actor with its public ties, highest rung first, latest first within a rung.</summary>
public sealed class ReadProfile(AppDb db)
{
    public async Task<Profile?> Handle(string slug, CancellationToken ct)
    {
        var actor = await db.Actors.AsNoTracking().Include(a => a.Sources).SingleOrDefaultAsync(a => a.Slug == slug, ct);
        if (actor is null)
        {
            return null;
        }

        var town = actor.TownId is null ? null : await db.Towns.AsNoTracking().SingleOrDefaultAsync(t => t.Id == actor.TownId, ct);
        return new Profile(actor, town, await Ties(db.Ties.VisibleToAll(), actor.Id, ct), await Projects(actor.Id, ct));
    }

    /// <summary>What is not for everybody, but for somebody who belongs to these organisations: ties for the network, and their own.</summary>
    public async Task<IReadOnlyList<ProfileTie>> TiesFor(IReadOnlyCollection<Guid> own, Guid id, CancellationToken ct) => own.Count == 0 ? []
        : await Ties(db.Ties.Where(tie => tie.Visibility != Visibility.Public && (tie.Source != null || (tie.FromConfirmedAt != null && tie.ToConfirmedAt != null))
            && (tie.Visibility == Visibility.Network || own.Contains(tie.FromId) || own.Contains(tie.ToId))), id, ct);

    private async Task<List<ProfileTie>> Ties(IQueryable<Tie> ties, Guid id, CancellationToken ct)
    {
        var outward = ties.Where(tie => tie.FromId == id).Select(tie => new { Tie = tie, Other = tie.ToId });
        var inward = ties.Where(tie => tie.ToId == id).Select(tie => new { Tie = tie, Other = tie.FromId });
        var rows = new List<ProfileTie>();
        foreach (var ends in new[] { outward, inward })
        {
            rows.AddRange(await (
                from end in ends
                join actor in db.Actors on end.Other equals actor.Id
                select new ProfileTie(
                    new Partner(actor.Slug, actor.Name, actor.Kind, db.Towns.Where(t => t.Id == actor.TownId).Select(t => t.Name).FirstOrDefault(), actor.Place, actor.Country),
                    end.Tie.Rung, end.Tie.Since, end.Tie.Until, end.Tie.Evidence, end.Tie.Source, end.Tie.FromConfirmedAt, end.Tie.ToConfirmedAt)).AsNoTracking().ToListAsync(ct));
        }

        return [.. rows.OrderByDescending(tie => tie.Rung).ThenByDescending(tie => tie.Since ?? DateOnly.MinValue)
            .ThenBy(tie => tie.To.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(tie => tie.To.Slug, StringComparer.Ordinal)];
    }

    private async Task<List<ProfileProject>> Projects(Guid id, CancellationToken ct)
    {
        var rows = await (
            from part in db.Participations
            join project in db.Projects on part.ProjectId equals project.Id
            where part.ActorId == id
            select new { Project = project, part.Coordinates }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => new ProfileProject(row.Project, row.Coordinates))
            .OrderByDescending(row => row.Project.Start ?? DateOnly.MinValue).ThenBy(row => row.Project.Slug, StringComparer.Ordinal)];
    }
}
