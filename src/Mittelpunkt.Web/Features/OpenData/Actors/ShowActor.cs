using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>One actor with its sources, its public ties by rung of the ladder, and its projects.</summary>
public sealed class ShowActor(AppDb db)
{
    public async Task<IResult> Handle(string slug, CancellationToken ct)
    {
        var row = slug.Length > 120 ? null : await db.Actors.AsNoTracking().Where(a => a.Slug == slug).BySlug(db).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return await db.SlugAfterMerge(slug, ct) is { } now
                ? Results.Redirect(Paths.ToApiActor(now), permanent: true)
                : await db.IsGone(slug, ct) ? Results.Problem(statusCode: StatusCodes.Status410Gone)
                : new Refusal(RefusalKind.NotFound, "no-actor").Answer();
        }

        var id = row.Actor.Id;
        var sources = await db.ActorSources.Where(s => s.ActorId == id).OrderBy(s => s.Key)
            .Select(s => new SourceJson(s.Source, s.Name, s.Url, s.Date)).ToListAsync(ct);
        return Answer.Of(new ActorDetail(row.ToJson(), sources, await Ties(id, ct), await Projects(id, ct)));
    }

    private async Task<LadderJson> Ties(Guid id, CancellationToken ct)
    {
        var ties = await db.Ties.AsNoTracking().VisibleToAll().Where(t => t.FromId == id || t.ToId == id)
            .Join(db.Actors, t => t.FromId == id ? t.ToId : t.FromId, a => a.Id, (t, a) => new { Tie = t, a.Slug, a.Name, a.Kind })
            .OrderByDescending(row => row.Tie.Since).ThenBy(row => row.Slug)
            .ToListAsync(ct);
        List<TieJson> On(Rung rung) => [.. ties.Where(row => row.Tie.Rung == rung).Select(row => new TieJson(
            row.Slug, row.Name, row.Kind.Slug(), row.Tie.Since, row.Tie.Until, row.Tie.Evidence.ToString().ToLowerInvariant(), row.Tie.Source))];
        return new LadderJson(On(Rung.Cooperates), On(Rung.Learned), On(Rung.Talked), On(Rung.Met));
    }

    private Task<List<PartJson>> Projects(Guid id, CancellationToken ct) => db.Participations.Where(p => p.ActorId == id)
        .Join(db.Projects, p => p.ProjectId, p => p.Id, (part, project) => new { part.Coordinates, Project = project })
        .OrderByDescending(row => row.Project.Start).ThenBy(row => row.Project.Slug)
        .Select(row => new PartJson(row.Project.Slug, row.Project.Title, row.Project.Start, row.Project.End, row.Project.FundingLine, row.Coordinates))
        .ToListAsync(ct);
}

/// <summary>An actor with everything public about it.</summary>
public sealed record ActorDetail(ActorJson Actor, IReadOnlyList<SourceJson> Sources, LadderJson Ties, IReadOnlyList<PartJson> Projects);

/// <summary>Where facts come from.</summary>
public sealed record SourceJson(string Source, string Name, string? Url, DateOnly? Date);

/// <summary>Ties by the highest rung they reached.</summary>
public sealed record LadderJson(
    IReadOnlyList<TieJson> Cooperates, IReadOnlyList<TieJson> Learned, IReadOnlyList<TieJson> Talked, IReadOnlyList<TieJson> Met);

/// <summary>A tie seen from one end.</summary>
public sealed record TieJson(string Slug, string Name, string Kind, DateOnly? Since, DateOnly? Until, string Evidence, string? Source);

/// <summary>An actor's part in a project.</summary>
public sealed record PartJson(string Slug, string Title, DateOnly? Start, DateOnly? End, string? FundingLine, bool Coordinates);
