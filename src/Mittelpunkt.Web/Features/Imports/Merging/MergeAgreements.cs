using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Imports.Merging;

/// <summary>Moves what one entry has stated, agreed on and vouched for to another. Where both did so with the same third one, what the kept entry did stays in force.</summary>
internal sealed class MergeAgreements(AppDb db, Actor keep, Actor other)
{
    public async Task Move(DateTimeOffset now, CancellationToken ct)
    {
        var mine = await db.TieProposals.Where(p => p.FromId == keep.Id || p.ToId == keep.Id).ToListAsync(ct);
        foreach (var proposal in await db.TieProposals.Where(p => p.FromId == other.Id || p.ToId == other.Id).ToListAsync(ct))
        {
            var partner = proposal.Other(other.Id);
            if (partner == keep.Id)
            {
                db.Remove(proposal);
                continue;
            }

            if (mine.Exists(p => p.IsEnd(partner) && p.State == proposal.State))
            {
                GiveWay(proposal, now);
            }

            Rename(proposal, partner);
        }

        await MoveVouches(ct);
        await MoveVerifications(now, ct);
    }

    // Of two for or by the same third one the kept entry's own stays.
    private async Task MoveVouches(CancellationToken ct)
    {
        var mine = await db.Vouches.AsNoTracking().Where(v => v.ById == keep.Id || v.ForId == keep.Id).ToListAsync(ct);
        foreach (var vouch in await db.Vouches.Where(v => v.ById == other.Id || v.ForId == other.Id).ToListAsync(ct))
        {
            (vouch.ById, vouch.ForId) = (vouch.ById == other.Id ? keep.Id : vouch.ById, vouch.ForId == other.Id ? keep.Id : vouch.ForId);
            if (vouch.ById == vouch.ForId || mine.Exists(v => v.ById == vouch.ById && v.ForId == vouch.ForId))
            {
                db.Remove(vouch);
            }
        }
    }

    // A check of the kept entry stays; else the one of the other entry is valid for it.
    private async Task MoveVerifications(DateTimeOffset now, CancellationToken ct)
    {
        var verified = await db.Verifications.AnyAsync(v => v.ActorId == keep.Id && v.RevokedAt == null, ct);
        foreach (var verification in await db.Verifications.Where(v => v.ActorId == other.Id || v.ByActorId == other.Id).ToListAsync(ct))
        {
            verification.RevokedAt ??= verified && verification.ActorId == other.Id ? now : null;
            (verification.ActorId, verification.ByActorId) =
                (verification.ActorId == other.Id ? keep.Id : verification.ActorId, verification.ByActorId == other.Id ? keep.Id : verification.ByActorId);
        }
    }

    private static void GiveWay(TieProposal proposal, DateTimeOffset now)
    {
        if (proposal.State is ProposalState.Open or ProposalState.Confirmed)
        {
            proposal.State = proposal.State == ProposalState.Open ? ProposalState.Withdrawn : ProposalState.Replaced;
            proposal.ClosedAt ??= now;
        }
    }

    // The smaller id stands first; when the ends change places, so does what each said.
    private void Rename(TieProposal proposal, Guid partner)
    {
        var wasFirst = proposal.FromId == other.Id;
        (proposal.FromId, proposal.ToId) = Tie.Order(keep.Id, partner);
        if (wasFirst != (proposal.FromId == keep.Id))
        {
            (proposal.FromWish, proposal.ToWish) = (proposal.ToWish, proposal.FromWish);
            (proposal.FromSaidAt, proposal.ToSaidAt) = (proposal.ToSaidAt, proposal.FromSaidAt);
        }

        proposal.AskedId = proposal.AskedId == partner ? partner : keep.Id;
        proposal.BegunById = proposal.BegunById == partner ? partner : keep.Id;
    }
}
