using System.Diagnostics.CodeAnalysis;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Projects;

/// <summary>Projects page by page in the order of their short names, and as one table.</summary>
public sealed class ListProjects(AppDb db)
{
    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares as it sorts.")]
    public async Task<IResult> Page(IQueryCollection query, CancellationToken ct)
    {
        var asked = new Asked(query);
        var limit = asked.Limit();
        var key = Cursor.Read(asked, "");
        if (asked.Refusal is { } refusal)
        {
            return refusal.Answer();
        }

        var rows = await ProjectRows.Read(db, db.Projects.Where(p => string.Compare(p.Slug, key) > 0).OrderBy(p => p.Slug).Take(limit + 1), ct);
        var next = Cursor.Next(Paths.ApiProjects, "", limit, rows.Count > limit ? rows[limit - 1].Slug : null);
        return Answer.Of(new ProjectPage(rows.Count > limit ? rows[..limit] : rows, next), next);
    }

    public async Task<IResult> Csv(CancellationToken ct)
    {
        var csv = new CsvTable("slug", "title", "start", "end", "fundingLine", "amount", "source", "sourceUrl", "participants", "coordinator", "summary");
        foreach (var project in await ProjectRows.Read(db, db.Projects.OrderBy(p => p.Slug), ct))
        {
            csv.Text(project.Slug).Text(project.Title).Day(project.Start).Day(project.End).Text(project.FundingLine).Amount(project.Amount)
                .Text(project.Source).Text(project.SourceUrl).Text(string.Join(' ', project.Participants.Select(p => p.Slug)))
                .Text(project.Participants.FirstOrDefault(p => p.Coordinates)?.Slug).Text(project.Summary).EndRow();
        }

        return csv.ToAnswer("projects.csv");
    }
}
