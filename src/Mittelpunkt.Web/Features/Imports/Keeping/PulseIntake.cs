using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>
/// The pulses of an import: the newest few records one by one, then one that counts them all.
/// The first load of a region is no news, so it only counts.
/// </summary>
public sealed class PulseIntake(AppDb db, Known known)
{
    private const int Single = 20;
    private readonly PriorityQueue<Pulse, (DateOnly, long)> _newest = new();
    private long _number;

    public void Add(Actor actor) => Add(actor.Since, new Pulse { RegionId = known.Region.Id, At = known.Now, Kind = PulseKind.ActorAdded, ActorId = actor.Id });

    public void Add(Project project) => Add(project.Start, new Pulse { RegionId = known.Region.Id, At = known.Now, Kind = PulseKind.ProjectAdded, ProjectId = project.Id });

    public void Add(Tie tie)
    {
        if (tie.IsPublic)
        {
            Add(tie.Since, new Pulse { RegionId = known.Region.Id, At = known.Now, Kind = PulseKind.TieAdded, ActorId = tie.FromId, OtherId = tie.ToId });
        }
    }

    public async Task Write(Tallies tallies, string source, CancellationToken ct)
    {
        if (tallies.Kept == 0)
        {
            return;
        }

        if (db is PostgresDb)
        {
            await db.Database.ExecuteSqlRawAsync(PostgresDb.PulseLock, [known.Region.Id.ToString()], ct);
        }

        if (!known.WasEmpty)
        {
            while (_newest.TryDequeue(out var pulse, out _))
            {
                db.Add(pulse);
                await db.SaveChangesAsync(ct);
            }
        }

        db.Add(new Pulse { RegionId = known.Region.Id, At = known.Now, Kind = PulseKind.Imported, Count = tallies.Kept, Source = source });
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private void Add(DateOnly? date, Pulse pulse)
    {
        if (known.WasEmpty)
        {
            return;
        }

        _newest.Enqueue(pulse, (date ?? DateOnly.MinValue, _number++));
        if (_newest.Count > Single)
        {
            _newest.Dequeue();
        }
    }
}
