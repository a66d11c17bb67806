using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Imports.Merging;

/// <summary>Moves what one entry has stated and agreed on to another. Where both did so with the same third one, what the kept entry did stays in force.</summary>
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
