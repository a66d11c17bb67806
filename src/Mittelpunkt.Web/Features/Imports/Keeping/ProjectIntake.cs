using System.Globalization;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Takes in projects.</summary>
public sealed class ProjectIntake(Known known, BulkWriter bulk, Tally tally, Problems problems)
{
    private readonly Dictionary<string, long> _lines = [];
    private readonly List<Project> _new = [];
    private readonly List<Project> _changed = [];

    public int Waiting => _new.Count + _changed.Count;

    /// <summary>Called with every new project.</summary>
    public Action<Project>? Added { get; set; }

    public void Take(ProjectRow row)
    {
        if (!_lines.TryAdd(row.Key, row.Line))
        {
            problems.Add(row.Line, "key", ProblemCode.DuplicateKey, row.Key, _lines[row.Key].ToString(CultureInfo.InvariantCulture));
            return;
        }

        if (known.Unwanted.HasProject(row.Key))
        {
            return;
        }

        var existing = known.Projects.GetValueOrDefault(row.Key);
        var project = Make(row, existing);
        if (existing is null)
        {
            _new.Add(project);
            tally.New++;
            Added?.Invoke(project);
        }
        else if (!Facts(project).Equals(Facts(existing)))
        {
            _changed.Add(project);
            tally.Changed++;
        }
        else
        {
            tally.Same++;
        }

        known.Projects[row.Key] = project;
    }

    public async Task Flush(CancellationToken ct)
    {
        await bulk.Insert(_new, ct);
        await bulk.Update(_changed, ct);
        _new.Clear();
        _changed.Clear();
    }

    // An empty cell leaves what is there.
    private Project Make(ProjectRow row, Project? existing) => new()
    {
        Id = existing?.Id ?? Guid.CreateVersion7(known.Now),
        RegionId = known.Region.Id,
        Key = row.Key,
        Slug = existing?.Slug ?? Slug(row),
        Title = row.Title,
        Summary = existing is not null && known.WithoutText.Contains(existing.Id) ? null : row.Summary ?? existing?.Summary,
        Start = row.Start ?? existing?.Start,
        End = row.End ?? existing?.End,
        FundingLine = row.FundingLine ?? existing?.FundingLine,
        Amount = row.Amount is { } amount ? Math.Round(amount, 2) : existing?.Amount,
        Source = row.Source ?? existing?.Source ?? known.DefaultSource,
        Url = row.Url ?? existing?.Url,
    };

    private string Slug(ProjectRow row) =>
        known.ProjectSlugs.TakeGiven(row.Slug) ? row.Slug : known.ProjectSlugs.Make(row.Title);

    private static object Facts(Project p) => (p.Title, p.Summary, p.Start, p.End, p.FundingLine, p.Amount, p.Source, p.Url);
}
