using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Data;

/// <summary>Reads the region's pulse log. What is no longer there, or no longer public, is no longer told.</summary>
public sealed class RecentPulses(AppDb db)
{
    /// <summary>The newest pulses, newest first; with <paramref name="before"/> those older than it.</summary>
    public Task<List<PulseFact>> Latest(int limit, long? before = null, CancellationToken ct = default) =>
        Facts(db.Pulses.Where(p => before == null || p.Id < before))
            .OrderByDescending(row => row.Pulse.Id).Take(limit).Select(ToFact).ToListAsync(ct);

    /// <summary>The pulses after an id, oldest first.</summary>
    public Task<List<PulseFact>> After(long id, int limit, CancellationToken ct = default) =>
        Facts(db.Pulses.Where(p => p.Id > id))
            .OrderBy(row => row.Pulse.Id).Take(limit).Select(ToFact).ToListAsync(ct);

    private IQueryable<Row> Facts(IQueryable<Pulse> pulses) => pulses.AsNoTracking()
        .Where(p => p.Kind != PulseKind.TieAdded || db.Ties.Where(PublicTies.Filter).Any(t =>
            (t.FromId == p.ActorId && t.ToId == p.OtherId) || (t.FromId == p.OtherId && t.ToId == p.ActorId)))
        .LeftJoin(db.Actors, p => p.ActorId, a => a.Id, (p, a) => new { Pulse = p, From = a })
        .LeftJoin(db.Actors, row => row.Pulse.OtherId, a => a.Id, (row, a) => new { row.Pulse, row.From, To = a })
        .LeftJoin(db.Projects, row => row.Pulse.ProjectId, p => p.Id,
            (row, p) => new Row { Pulse = row.Pulse, From = row.From, To = row.To, Project = p })
        .Where(row => row.Pulse.Kind != PulseKind.ActorAdded || row.From != null)
        .Where(row => row.Pulse.Kind != PulseKind.ActorClaimed || (row.From != null && row.From.ClaimedAt != null))
        .Where(row => row.Pulse.Kind != PulseKind.ProjectAdded || row.Project != null);

    private static readonly System.Linq.Expressions.Expression<Func<Row, PulseFact>> ToFact = row => new PulseFact(
        row.Pulse.Id,
        row.Pulse.At,
        row.Pulse.Kind,
        row.From == null ? null : new PulseEnd(row.From.Slug, row.From.Name, row.From.Longitude, row.From.Latitude),
        row.To == null ? null : new PulseEnd(row.To.Slug, row.To.Name, row.To.Longitude, row.To.Latitude),
        row.Project == null ? null : new PulseProject(row.Project.Slug, row.Project.Title),
        row.Pulse.Count,
        row.Pulse.Source);

    private sealed class Row
    {
        public required Pulse Pulse { get; init; }
        public Actor? From { get; init; }
        public Actor? To { get; init; }
        public Project? Project { get; init; }
    }
}
