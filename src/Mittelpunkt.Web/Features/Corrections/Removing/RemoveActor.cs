using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Features.Corrections.Removing;

/// <summary>Removes an entry and everything that hangs on it, in the transaction of whoever calls, and leaves a tombstone.</summary>
public sealed class RemoveActor(AppDb db)
{
    /// <summary>Word of the audit log for what ended because the entry went.</summary>
    public const string Because = "ActorRemoved";

    /// <summary>Keeps imports out until the end of the transaction.</summary>
    /// <returns>False while one is running: it would bring back what it has read before.</returns>
    public async Task<bool> HoldImports(CancellationToken ct) => db is not PostgresDb
        || await db.Database.SqlQueryRaw<bool>(PostgresDb.TryImportLock, db.RegionId.ToString()).SingleAsync(ct);

    public async Task Handle(Actor actor, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        await db.HoldRegion(ct);
        var records = await db.ActorSources.AsNoTracking().Where(s => s.ActorId == actor.Id).ToListAsync(ct);
        List<string> keys = [.. records.Select(s => s.Key).Append(actor.Key).Distinct()];
        var projects = await db.Projects.Where(p => p.Participants.Any(part => part.ActorId == actor.Id)
                && !p.Participants.Any(part => part.ActorId != actor.Id && db.Actors.Any(a => a.Id == part.ActorId && a.InRegion)))
            .Select(p => new { p.Id, p.Key }).ToListAsync(ct);
        await Bury(actor, [.. keys.Select(key => (TombstoneMarkKind.Key, key)), .. projects.Select(p => (TombstoneMarkKind.Project, p.Key)),
            .. records.Select(s => s.FormerSlug).OfType<string>().Append(actor.Slug).Distinct().Select(slug => (TombstoneMarkKind.Slug, slug))], now, ct);
        await End(actor.Id, by, now, ct);
        await db.SaveChangesAsync(ct);

        await DeleteProjects([.. projects.Select(p => p.Id)], ct);
        await DeleteSaid(actor.Id, ct);
        await DeleteShared(actor.Id, keys, ct);
        await DeleteTeam(actor.Id, keys, ct);
        await db.ActorSources.Where(s => s.ActorId == actor.Id).ExecuteDeleteAsync(ct);
        await db.Actors.Where(a => a.Id == actor.Id).ExecuteDeleteAsync(ct);
        // With nothing tracked the commit counts as a public change: network, pages and streams are told.
        db.ChangeTracker.Clear();
    }

    private async Task Bury(Actor actor, IEnumerable<(TombstoneMarkKind Kind, string Value)> marks, DateTimeOffset now, CancellationToken ct)
    {
        var town = actor.TownId is { } id ? await db.Towns.Where(t => t.Id == id).Select(t => t.Name).SingleOrDefaultAsync(ct) : actor.Place;
        var shared = actor.Domain is not null && await db.Actors.AnyAsync(a => a.Id != actor.Id && a.Domain == actor.Domain, ct);
        var tombstone = Tombstone.Of(actor, town, shared, now);
        db.Add(tombstone);
        db.AddRange(marks.Select(mark => new TombstoneMark { RegionId = actor.RegionId, TombstoneId = tombstone.Id, Kind = mark.Kind, Value = mark.Value }));
    }

    // What the audit log needs to know, before the rows go.
    private async Task End(Guid actor, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var person in await db.Memberships.Where(m => m.ActorId == actor && m.State == MembershipState.Active).Select(m => m.AccountId).ToListAsync(ct))
        {
            db.Log(AuditAct.MemberRemoved, now, by, actor, person, Because);
        }

        foreach (var verified in await db.Verifications.Where(v => v.ByActorId == actor && v.ActorId != actor && v.RevokedAt == null).Select(v => v.ActorId).ToListAsync(ct))
        {
            db.Log(AuditAct.VerificationRevoked, now, by, verified, reason: Because);
        }
    }

    private async Task DeleteProjects(List<Guid> projects, CancellationToken ct)
    {
        await db.Reports.Where(r => db.ReportCases.Any(c => c.Id == r.CaseId && c.ProjectId != null && projects.Contains(c.ProjectId.Value))).ExecuteDeleteAsync(ct);
        await db.ReportCases.Where(c => c.ProjectId != null && projects.Contains(c.ProjectId.Value)).ExecuteDeleteAsync(ct);
        await db.Pulses.Where(p => p.ProjectId != null && projects.Contains(p.ProjectId.Value)).ExecuteDeleteAsync(ct);
        await db.Participations.Where(p => projects.Contains(p.ProjectId)).ExecuteDeleteAsync(ct);
        await db.Projects.Where(p => projects.Contains(p.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task DeleteSaid(Guid actor, CancellationToken ct)
    {
        await db.ProfileEntries.Where(e => e.OwnerId == actor).ExecuteDeleteAsync(ct);
        await db.ProfileChanges.Where(c => c.OwnerId == actor).ExecuteDeleteAsync(ct);
        await db.NamedActors.Where(n => n.OwnerId == actor || n.ActorId == actor).ExecuteDeleteAsync(ct);
        await db.Logos.Where(l => l.ActorId == actor).ExecuteDeleteAsync(ct);
        await db.Reports.Where(r => db.ReportCases.Any(c => c.Id == r.CaseId && c.ActorId == actor)).ExecuteDeleteAsync(ct);
        await db.ReportCases.Where(c => c.ActorId == actor).ExecuteDeleteAsync(ct);
        await db.Corrections.Where(c => c.ActorId == actor).ExecuteDeleteAsync(ct);
    }

    // A check that the removed university made says nothing any more; whoever it checked can be checked again.
    private async Task DeleteShared(Guid actor, List<string> keys, CancellationToken ct)
    {
        await db.Pulses.Where(p => p.ActorId == actor || p.OtherId == actor).ExecuteDeleteAsync(ct);
        await db.Ties.Where(t => t.FromId == actor || t.ToId == actor).ExecuteDeleteAsync(ct);
        await db.TieProposals.Where(p => p.FromId == actor || p.ToId == actor).ExecuteDeleteAsync(ct);
        await db.Vouches.Where(v => v.ById == actor || v.ForId == actor).ExecuteDeleteAsync(ct);
        await db.Verifications.Where(v => v.ActorId == actor || v.ByActorId == actor).ExecuteDeleteAsync(ct);
        await db.Participations.Where(p => p.ActorId == actor).ExecuteDeleteAsync(ct);
        await db.MergeProposals.Where(m => keys.Contains(m.KeepKey) || keys.Contains(m.OtherKey)).ExecuteDeleteAsync(ct);
    }

    private async Task DeleteTeam(Guid actor, List<string> keys, CancellationToken ct)
    {
        await db.Invitations.Where(i => i.ActorId == actor).ExecuteDeleteAsync(ct);
        await db.Memberships.Where(m => m.ActorId == actor).ExecuteDeleteAsync(ct);
        // What somebody typed to enter it.
        var entered = keys.Where(key => key.StartsWith(ActorSource.OwnPrefix, StringComparison.Ordinal))
            .Select(key => Guid.TryParse(key.AsSpan(ActorSource.OwnPrefix.Length), out var id) ? id : Guid.Empty).ToList();
        await db.NewEntries.Where(e => entered.Contains(e.Id)).ExecuteDeleteAsync(ct);
    }
}
