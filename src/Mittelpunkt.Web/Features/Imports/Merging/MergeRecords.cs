using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Keeping;

namespace Mittelpunkt.Web.Features.Imports.Merging;

/// <summary>Moves everything one entry has to another and removes the empty one.</summary>
internal sealed class MergeRecords(AppDb db, Actor keep, Actor other)
{
    public async Task Move(DateTimeOffset now, CancellationToken ct)
    {
        await MoveTies(ct);
        await new MergeAgreements(db, keep, other).Move(now, ct);
        await MoveParticipations(ct);
        await MoveSources(ct);
        await MoveMemberships(ct);
        await MoveSaid(ct);

        Fill();
        keep.UpdatedAt = now;
        await db.SaveChangesAsync(ct);
        // One open case about one entry: notices about both are decided together.
        if (await db.ReportCases.Where(c => c.ActorId == keep.Id && c.State == CaseState.Open).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct) is { } open)
        {
            var second = db.ReportCases.Where(c => c.ActorId == other.Id && c.State == CaseState.Open);
            await db.Reports.Where(r => second.Any(c => c.Id == r.CaseId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.CaseId, open), ct);
            await second.ExecuteDeleteAsync(ct);
        }

        await db.ReportCases.Where(c => c.ActorId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ActorId, keep.Id), ct);
        await db.Invitations.Where(i => i.ActorId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.ActorId, keep.Id), ct);
        // Whoever proposed to remove the other entry has not proposed to remove this one, nor the other way round.
        await db.Corrections.Where(c => c.ActorId == keep.Id || c.ActorId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ActorId, keep.Id)
            .SetProperty(c => c.Grounds, (string?)null).SetProperty(c => c.ProposedBy, (Guid?)null).SetProperty(c => c.ProposedAt, (DateTimeOffset?)null), ct);
        await db.Pulses.Where(p => p.ActorId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ActorId, keep.Id), ct);
        await db.Pulses.Where(p => p.OtherId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.OtherId, keep.Id), ct);
        await db.Actors.Where(a => a.Id == other.Id).ExecuteDeleteAsync(ct);
    }

    // The record of the merged entry remembers its address, so that old links still arrive.
    private async Task MoveSources(CancellationToken ct)
    {
        var sources = await db.ActorSources.Where(s => s.ActorId == other.Id).ToListAsync(ct);
        var own = sources.Find(s => s.Key == other.Key) ?? sources.Find(s => s.FormerSlug is null);
        if (own is not null)
        {
            own.FormerSlug = other.Slug;
        }

        sources.ForEach(source => source.ActorId = keep.Id);
    }

    private async Task MoveTies(CancellationToken ct)
    {
        var mine = (await db.Ties.Where(t => t.FromId == keep.Id || t.ToId == keep.Id).ToListAsync(ct)).ToDictionary(t => Partner(t, keep.Id));
        foreach (var tie in await db.Ties.Where(t => t.FromId == other.Id || t.ToId == other.Id).ToListAsync(ct))
        {
            var partner = Partner(tie, other.Id);
            if (partner == keep.Id)
            {
                db.Remove(tie);
                continue;
            }

            Rename(tie, partner);
            if (mine.TryGetValue(partner, out var kept))
            {
                TieRules.Combine(kept, tie);
                db.Remove(tie);
            }
        }
    }

    private static Guid Partner(Tie tie, Guid end) => tie.FromId == end ? tie.ToId : tie.FromId;

    // The smaller id stands first; when the ends change places, so do their confirmations.
    private void Rename(Tie tie, Guid partner)
    {
        var wasFirst = tie.FromId == other.Id;
        (tie.FromId, tie.ToId) = Tie.Order(keep.Id, partner);
        if (wasFirst != (tie.FromId == keep.Id))
        {
            (tie.FromConfirmedAt, tie.ToConfirmedAt) = (tie.ToConfirmedAt, tie.FromConfirmedAt);
        }
    }

    private async Task MoveParticipations(CancellationToken ct)
    {
        var mine = await db.Participations.Where(p => p.ActorId == keep.Id).ToDictionaryAsync(p => p.ProjectId, ct);
        foreach (var part in await db.Participations.Where(p => p.ActorId == other.Id).ToListAsync(ct))
        {
            db.Remove(part);
            if (mine.TryGetValue(part.ProjectId, out var kept))
            {
                kept.Coordinates |= part.Coordinates;
            }
            else
            {
                db.Add(new Participation { RegionId = keep.RegionId, ProjectId = part.ProjectId, ActorId = keep.Id, Coordinates = part.Coordinates });
            }
        }
    }

    // A person who belongs to both keeps the membership in the entry that stays, with the rights of both.
    private async Task MoveMemberships(CancellationToken ct)
    {
        var mine = await db.Memberships.Where(m => m.ActorId == keep.Id).ToListAsync(ct);
        foreach (var membership in await db.Memberships.Where(m => m.ActorId == other.Id).ToListAsync(ct))
        {
            if (membership.IsOpen && mine.Find(m => m.IsOpen && m.AccountId == membership.AccountId) is { } kept)
            {
                kept.Absorb(membership);
                db.Remove(membership);
            }
            else
            {
                membership.ActorId = keep.Id;
            }
        }
    }

    // What the entry that stays says itself goes before what the other one said.
    private async Task MoveSaid(CancellationToken ct)
    {
        var said = await db.ProfileEntries.Where(e => e.OwnerId == keep.Id).Select(e => e.Item).ToListAsync(ct);
        foreach (var entry in await db.ProfileEntries.Where(e => e.OwnerId == other.Id).ToListAsync(ct))
        {
            db.Remove(entry);
            if (!said.Contains(entry.Item))
            {
                db.Add(new ProfileEntry { RegionId = keep.RegionId, OwnerId = keep.Id, ActorId = keep.Id, Item = entry.Item, Value = entry.Value, Audience = entry.Audience });
            }
        }

        var hasLogo = await db.Logos.AnyAsync(l => l.ActorId == keep.Id, ct);
        if (await db.Logos.SingleOrDefaultAsync(l => l.ActorId == other.Id, ct) is { } logo)
        {
            db.Remove(logo);
            if (!hasLogo)
            {
                db.Add(new Logo { RegionId = keep.RegionId, ActorId = keep.Id, Png = logo.Png, Width = logo.Width, Height = logo.Height, Text = logo.Text, At = logo.At });
            }
        }

        foreach (var named in await db.NamedActors.Where(n => n.ActorId == other.Id || n.OwnerId == other.Id).ToListAsync(ct))
        {
            db.Remove(named);
            var (owner, actor) = (named.OwnerId == other.Id ? keep.Id : named.OwnerId, named.ActorId == other.Id ? keep.Id : named.ActorId);
            if (owner != actor && db.NamedActors.Local.All(n => n.OwnerId != owner || n.ActorId != actor) && !await db.NamedActors.AnyAsync(n => n.OwnerId == owner && n.ActorId == actor, ct))
            {
                db.Add(new NamedActor { RegionId = keep.RegionId, OwnerId = owner, AccountId = named.AccountId, ActorId = actor });
            }
        }

        await db.ProfileChanges.Where(c => c.OwnerId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, keep.Id).SetProperty(c => c.ActorId, keep.Id), ct);
    }

    private void Fill()
    {
        keep.Kind = keep.Kind == ActorKind.Unknown ? other.Kind : keep.Kind;
        keep.SectorCode ??= other.SectorCode;
        keep.RegisterNumber ??= other.RegisterNumber;
        keep.Summary ??= other.Summary;
        keep.ClaimedAt ??= other.ClaimedAt;
        keep.Since = keep.Since is null || other.Since < keep.Since ? other.Since ?? keep.Since : keep.Since;
        if (keep.Website is null)
        {
            (keep.Website, keep.Domain) = (other.Website, other.Domain);
        }

        if (keep.TownId is null && other.TownId is not null)
        {
            (keep.TownId, keep.Place, keep.Country, keep.InRegion) = (other.TownId, other.Place, other.Country, other.InRegion);
        }

        if (Exactness(other.Precision) < Exactness(keep.Precision))
        {
            (keep.Longitude, keep.Latitude, keep.Precision) = (other.Longitude, other.Latitude, other.Precision);
        }
    }

    private static int Exactness(PositionPrecision precision) => precision == PositionPrecision.None ? int.MaxValue : (int)precision;
}
