using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Takes in who takes part in which project. An organisation that is named twice in one takes part once.</summary>
public sealed class ParticipantIntake(AppDb db, Known known, BulkWriter bulk, Tally tally, Problems problems)
{
    private readonly List<Participation> _new = [];
    private readonly List<Participation> _changed = [];
    private Dictionary<(Guid Project, Guid Actor), Participation>? _all;

    public int Waiting => _new.Count + _changed.Count;

    public async Task Take(ParticipantRow row, CancellationToken ct)
    {
        if (known.Unwanted.HasProject(row.Project) || (known.Unwanted.HasKey(row.Actor) && known.ActorOf(row.Actor) is null))
        {
            return;
        }

        var project = known.Projects.GetValueOrDefault(row.Project);
        var actor = known.ActorOf(row.Actor);
        if (project is null)
        {
            problems.Add(row.Line, "project", ProblemCode.UnknownProject, row.Project);
        }

        if (actor is null)
        {
            problems.Add(row.Line, "actor", ProblemCode.UnknownActor, row.Actor);
        }

        if (project is not null && actor is not null)
        {
            _all ??= await Load(ct);
            Keep(project.Id, actor.Id, row.Coordinates);
        }
    }

    public async Task Flush(CancellationToken ct)
    {
        await bulk.Insert(_new, ct);
        await bulk.Update(_changed, ct);
        _new.Clear();
        _changed.Clear();
    }

    private void Keep(Guid project, Guid actor, bool coordinates)
    {
        if (!_all!.TryGetValue((project, actor), out var part))
        {
            part = new Participation { RegionId = known.Region.Id, ProjectId = project, ActorId = actor, Coordinates = coordinates };
            _all.Add((project, actor), part);
            _new.Add(part);
            tally.New++;
        }
        else if (coordinates && !part.Coordinates)
        {
            part.Coordinates = true;
            tally.Changed++;
            if (!_new.Contains(part))
            {
                _changed.Add(part);
            }
        }
        else
        {
            tally.Same++;
        }
    }

    private Task<Dictionary<(Guid, Guid), Participation>> Load(CancellationToken ct) =>
        db.Participations.AsNoTracking().ToDictionaryAsync(p => (p.ProjectId, p.ActorId), ct);
}
