using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>What follows from an act between two organisations: the ledger, the pulse, the mails. Kept with the act.</summary>
public sealed class TieConsequences(AppDb db, TieMails mails, TimeProvider clock)
{
    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromDays(30);

    public Task Asked(TieProposal proposal, CancellationToken ct) =>
        mails.Tell(proposal, proposal.AskedId, proposal.Round == 1 ? TieNews.Asked : TieNews.Corrected, ct);

    public Task Declined(TieProposal proposal, CancellationToken ct) => mails.Tell(proposal, proposal.Other(proposal.AskedId), TieNews.Declined, ct);

    public async Task Ended(TieProposal proposal, Guid by, CancellationToken ct)
    {
        await EnterLedger(proposal, ct);
        await mails.Tell(proposal, proposal.Other(by), TieNews.Ended, ct);
    }

    public async Task Agreed(TieProposal proposal, Guid by, CancellationToken ct)
    {
        // At once, since only one agreement of two ends may be in force.
        await db.TieProposals.Where(p => p.FromId == proposal.FromId && p.ToId == proposal.ToId && p.State == ProposalState.Confirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ProposalState.Replaced), ct);
        await EnterLedger(proposal, ct);
        await mails.Tell(proposal, proposal.Other(by), TieNews.Confirmed, ct);
    }

    /// <summary>Brings the row of the ledger in line with the agreement. What everybody may see for the first time, or climbed, makes the dots blink, at most once a month.</summary>
    public async Task EnterLedger(TieProposal agreement, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var tie = await db.Ties.SingleOrDefaultAsync(t => t.FromId == agreement.FromId && t.ToId == agreement.ToId, ct);
        var shown = tie?.IsPublic == true ? tie.Rung : (Rung?)null;
        if (tie is null)
        {
            tie = Tie.Of(agreement, now);
            db.Add(tie);
        }
        else
        {
            tie.Confirm(agreement);
        }

        if (tie.IsPublic && (shown is null || tie.Rung > shown) && !await ToldLately(tie, now, ct))
        {
            db.Add(new Pulse { RegionId = db.RegionId, At = now, Kind = PulseKind.TieAdded, ActorId = tie.FromId, OtherId = tie.ToId });
        }
    }

    private Task<bool> ToldLately(Tie tie, DateTimeOffset now, CancellationToken ct)
    {
        var lately = now - TellAgainAfter;
        return db.Pulses.AnyAsync(p => p.Kind == PulseKind.TieAdded && p.At > lately
            && ((p.ActorId == tie.FromId && p.OtherId == tie.ToId) || (p.ActorId == tie.ToId && p.OtherId == tie.FromId)), ct);
    }
}
