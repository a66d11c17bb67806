using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData.Projects;

/// <summary>A dated project with its participants.</summary>
public sealed record ProjectJson
{
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public string? FundingLine { get; init; }
    public decimal? Amount { get; init; }
    public required string Source { get; init; }
    public string? SourceUrl { get; init; }
    public required IReadOnlyList<ParticipantJson> Participants { get; init; }
    public required string Url { get; init; }
}

/// <summary>An actor that takes part.</summary>
public sealed record ParticipantJson(string Slug, string Name, bool Coordinates);

/// <summary>A page of projects; <see cref="Next"/> is the address of the next one.</summary>
public sealed record ProjectPage(IReadOnlyList<ProjectJson> Items, string? Next);

/// <summary>Reads projects with the names of their participants.</summary>
public static class ProjectRows
{
    public static async Task<List<ProjectJson>> Read(AppDb db, IQueryable<Project> projects, CancellationToken ct)
    {
        var rows = await projects.AsNoTracking().ToListAsync(ct);
        Guid[] ids = [.. rows.Select(p => p.Id)];
        var parts = new Dictionary<Guid, List<ParticipantJson>>();
        foreach (var some in ids.Chunk(500))
        {
            await foreach (var part in db.Participations.Where(p => some.Contains(p.ProjectId))
                .Join(db.Actors, p => p.ActorId, a => a.Id, (p, a) => new { p.ProjectId, p.Coordinates, a.Slug, a.Name })
                .OrderByDescending(p => p.Coordinates).ThenBy(p => p.Slug).AsAsyncEnumerable().WithCancellation(ct))
            {
                (parts.TryGetValue(part.ProjectId, out var list) ? list : parts[part.ProjectId] = [])
                    .Add(new ParticipantJson(part.Slug, part.Name, part.Coordinates));
            }
        }

        return rows.ConvertAll(p => Of(p, parts.GetValueOrDefault(p.Id) ?? []));
    }

    private static ProjectJson Of(Project project, List<ParticipantJson> participants) => new()
    {
        Slug = project.Slug,
        Title = project.Title,
        Summary = project.Summary,
        Start = project.Start,
        End = project.End,
        FundingLine = project.FundingLine,
        Amount = project.Amount,
        Source = project.Source,
        SourceUrl = project.Url,
        Participants = participants,
        Url = Paths.Page(Paths.Projects) + "/" + Uri.EscapeDataString(project.Slug),
    };
}
