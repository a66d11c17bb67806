using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Ties;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>Somebody states a tie in the name of its organisation. When the other side has stated the same already, this confirms it.</summary>
public sealed class StateTie(AppDb db, HeldPair held, Speaking speaking, TieConsequences then, TimeProvider clock)
{
    /// <summary>What one organisation may have unanswered or have stated within a day.</summary>
    public const int Most = 20;

    /// <summary>How often one organisation may state something to the same other one within a day.</summary>
    public const int MostToOne = 3;

    public async Task<Outcome<TieProposal>> Handle(Guid own, string other, TieWord word, Account by, CancellationToken ct)
    {
        var partner = await db.Actors.Where(a => a.Slug == other && a.InRegion).Select(a => a.Id).SingleOrDefaultAsync(ct);
        if (partner == Guid.Empty || partner == own)
        {
            return new Refusal(RefusalKind.NotFound, partner == own ? nameof(CooperationsTexts.WithItself) : HeldPair.Gone);
        }

        return await held.Within<TieProposal>(own, partner, async () =>
        {
            if (!await speaking.May(own, by.Id, ct))
            {
                return new Refusal(RefusalKind.NotFound, HeldPair.Gone);
            }

            var now = clock.GetUtcNow();
            var (from, to) = Tie.Order(own, partner);
            var between = await db.TieProposals.Where(p => p.FromId == from && p.ToId == to).ToListAsync(ct);
            if (between.Find(p => p.State == ProposalState.Open && p.AskedId == own) is { } asked)
            {
                return asked.MayConfirm(by.Id) ? await Meet(asked, own, word, now, ct) : new Refusal(RefusalKind.Forbidden, nameof(CooperationsTexts.SamePerson));
            }

            if (await Against(between, own, partner, word, now, ct) is { } refusal)
            {
                return refusal;
            }

            var proposal = TieProposal.Begin(own, partner, db.RegionId, word, now);
            proposal.StatedBy = by.Id;
            db.Add(proposal);
            await then.Asked(proposal, ct);
            return proposal;
        }, ct);
    }

    // Both said the same: nobody has to be asked any more.
    private async Task<Outcome<TieProposal>> Meet(TieProposal asked, Guid own, TieWord word, DateTimeOffset now, CancellationToken ct)
    {
        if (asked.Terms != word.Terms)
        {
            return new Refusal(RefusalKind.Conflict, nameof(CooperationsTexts.OtherStated), asked.Id.ToString());
        }

        if (asked.Confirm(own, asked.Round, word.Wish, now) is { } refusal)
        {
            return refusal;
        }

        await then.Agreed(asked, own, ct);
        return asked;
    }

    private async Task<Refusal?> Against(List<TieProposal> between, Guid own, Guid partner, TieWord word, DateTimeOffset now, CancellationToken ct)
    {
        if (between.Exists(p => p.State == ProposalState.Open))
        {
            return new(RefusalKind.Conflict, nameof(CooperationsTexts.AlreadyStated));
        }

        if (between.Exists(p => p.State == ProposalState.Confirmed && p.Terms == word.Terms))
        {
            return new(RefusalKind.Conflict, nameof(CooperationsTexts.AlreadyConfirmed));
        }

        if (between.Exists(p => p.State == ProposalState.Declined && p.AskedId == partner && p.ClosedAt > now - TieProposal.AgainAfter))
        {
            return new(RefusalKind.TooMany, nameof(CooperationsTexts.DeclinedLately));
        }

        var lately = now.AddDays(-1);
        return between.Count(p => p.BegunById == own && p.BegunAt > lately) >= MostToOne ? new(RefusalKind.TooMany, nameof(CooperationsTexts.TooOften))
            : await db.TieProposals.CountAsync(p => p.BegunById == own && (p.State == ProposalState.Open || p.BegunAt > lately), ct) >= Most
                ? new(RefusalKind.TooMany, nameof(CooperationsTexts.TooMany))
                : null;
    }
}
