using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Ties;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>What the two sides do with a tie one of them has stated. Each act is done in the name of an organisation by somebody who speaks for it.</summary>
public sealed class AnswerTie(AppDb db, HeldPair held, Speaking speaking, TieConsequences then, TimeProvider clock)
{
    public Task<Outcome<TieProposal>> Confirm(Guid id, Guid own, int round, Visibility wish, Account by, CancellationToken ct) =>
        Act(id, own, by, (proposal, now) => proposal.AskedId == own && !proposal.MayConfirm(by.Id) ? SamePerson : proposal.Confirm(own, round, wish, now), proposal => then.Agreed(proposal, own, ct), ct);

    public Task<Outcome<TieProposal>> Correct(Guid id, Guid own, int round, TieWord word, Account by, CancellationToken ct) =>
        Act(id, own, by, (proposal, now) => proposal.Correct(own, round, word, now), proposal =>
        {
            proposal.StatedBy = by.Id;
            return then.Asked(proposal, ct);
        }, ct);

    public Task<Outcome<TieProposal>> Decline(Guid id, Guid own, Account by, CancellationToken ct) =>
        Act(id, own, by, (proposal, now) => proposal.Decline(own, now), proposal => then.Declined(proposal, ct), ct);

    public Task<Outcome<TieProposal>> Withdraw(Guid id, Guid own, Account by, CancellationToken ct) =>
        Act(id, own, by, (proposal, now) => proposal.Withdraw(own, now), _ => Task.CompletedTask, ct);

    public Task<Outcome<TieProposal>> Choose(Guid id, Guid own, Visibility wish, Account by, CancellationToken ct) =>
        Act(id, own, by, (proposal, _) => proposal.Choose(own, wish), proposal => then.EnterLedger(proposal, ct), ct);

    public Task<Outcome<TieProposal>> End(Guid id, Guid own, DateOnly until, Account by, CancellationToken ct) =>
        Act(id, own, by, (proposal, now) => proposal.End(own, until, Day(now)), proposal => then.Ended(proposal, own, ct), ct);

    /// <summary>The day by the clocks of the region.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(PulseText.Local(at).DateTime);

    private static Refusal SamePerson => new(RefusalKind.Forbidden, nameof(CooperationsTexts.SamePerson));

    private async Task<Outcome<TieProposal>> Act(
        Guid id, Guid own, Account by, Func<TieProposal, DateTimeOffset, Refusal?> act, Func<TieProposal, Task> consequence, CancellationToken ct)
    {
        var gone = new Refusal(RefusalKind.NotFound, nameof(CooperationsTexts.ProposalGone));
        var ends = await db.TieProposals.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.FromId, p.ToId }).SingleOrDefaultAsync(ct);
        if (ends is null)
        {
            return gone;
        }

        return await held.Within<TieProposal>(ends.FromId, ends.ToId, async () =>
        {
            var proposal = await db.TieProposals.SingleOrDefaultAsync(p => p.Id == id, ct);
            if (proposal?.IsEnd(own) is not true || !await speaking.May(own, by.Id, ct))
            {
                return gone;
            }

            if (act(proposal, clock.GetUtcNow()) is { } refusal)
            {
                return refusal;
            }

            await consequence(proposal);
            return proposal;
        }, ct);
    }
}
