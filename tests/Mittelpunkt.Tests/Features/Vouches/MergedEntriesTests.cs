using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Tests.Features.Cooperations;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Tests.Features.Vouches;

/// <summary>What organisations have between them follows an entry into the one it is merged into.</summary>
public sealed class MergedEntriesTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Agreements_statements_and_vouches_move_and_nothing_is_there_twice(string body)
    {
        await using var trial = await CooperationsTrial.Start(body);
        var actors = trial.Small.Actors;
        var (firm, keep, other) = (actors[0], actors[3], actors[2]);
        await using (var db = trial.Open())
        {
            // Both entries stated something to the firm and are vouched for by it; only the one that goes has agreed with the university.
            var agreed = Stated(db, other.Id, actors[1].Id);
            Assert.Null(agreed.Confirm(actors[1].Id, 1, Visibility.Public, SmallRegion.Now));
            db.AddRange(Stated(db, keep.Id, firm.Id), Stated(db, other.Id, firm.Id), Stated(db, other.Id, keep.Id), agreed, Tie.Of(agreed, SmallRegion.Now));
            db.AddRange(Vouch.Give([], firm.Id, keep.Id, db.RegionId, SmallRegion.Now).Value, Vouch.Give([], firm.Id, other.Id, db.RegionId, SmallRegion.Now).Value);
            db.AddRange(Vouch.Give([], other.Id, actors[1].Id, db.RegionId, SmallRegion.Now).Value, Vouch.Give([], other.Id, keep.Id, db.RegionId, SmallRegion.Now).Value);
            db.Add(new MergeProposal { Id = Guid.CreateVersion7(), RegionId = db.RegionId, KeepKey = keep.Key, OtherKey = other.Key, Reason = MergeReason.SimilarNameNearby, CreatedAt = SmallRegion.Now });
            await db.SaveChangesAsync();
        }

        await using (var scope = trial.Scope())
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<MergeActors>().Accept(keep.Key, other.Key, CancellationToken.None)).Value);
        }

        await using var after = trial.Open();
        var proposals = await after.TieProposals.AsNoTracking().ToListAsync();
        Assert.Equal(3, proposals.Count);
        Assert.All(proposals, p => Assert.True(p.IsEnd(keep.Id) && p.FromId.CompareTo(p.ToId) < 0 && p.BegunById == keep.Id && p.AskedId == p.Other(keep.Id)));
        Assert.Single(proposals, p => p.State == ProposalState.Open);
        var agreement = Assert.Single(proposals, p => p.State == ProposalState.Confirmed);
        Assert.Equal((Visibility.Network, Visibility.Public), (agreement.WishOf(keep.Id)!.Value, agreement.WishOf(actors[1].Id)!.Value));
        Assert.Equal([(firm.Id, keep.Id), (keep.Id, actors[1].Id)], (await after.Vouches.AsNoTracking().ToListAsync()).Select(v => (v.ById, v.ForId)).OrderBy(v => v.ById == keep.Id));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_is_over_goes_after_half_a_year_and_what_is_in_force_stays(string body)
    {
        await using var trial = await CooperationsTrial.Start(body);
        var actors = trial.Small.Actors;
        await using (var db = trial.Open())
        {
            TieProposal[] all = [.. Enumerable.Range(1, 5).Select(i => Stated(db, actors[0].Id, actors[i].Id))];
            Assert.Null(all[1].Confirm(actors[2].Id, 1, Visibility.Private, SmallRegion.Now));
            Assert.Null(all[2].Decline(actors[3].Id, SmallRegion.Now));
            Assert.Null(all[3].Withdraw(actors[0].Id, SmallRegion.Now));
            Assert.Null(all[4].Decline(actors[5].Id, SmallRegion.Now.AddDays(170)));
            db.AddRange(all.AsEnumerable());
            db.AddRange(Vouch.Give([], actors[0].Id, actors[2].Id, db.RegionId, SmallRegion.Now.AddDays(-185)).Value, Vouch.Give([], actors[2].Id, actors[0].Id, db.RegionId, SmallRegion.Now).Value);
            await db.SaveChangesAsync();
            await Web.Access.Retention.Run(db, SmallRegion.Now.AddDays(181), CancellationToken.None);
        }

        await using var after = trial.Open();
        Assert.Equal([ProposalState.Open, ProposalState.Confirmed, ProposalState.Declined], (await after.TieProposals.ToListAsync()).Select(p => p.State).Order());
        Assert.Equal(actors[2].Id, (await after.Vouches.SingleAsync()).ById);
    }

    private static TieProposal Stated(AppDb db, Guid by, Guid other) =>
        TieProposal.Begin(by, other, db.RegionId, new TieWord(new(Rung.Learned, null, null), null, Visibility.Network), SmallRegion.Now);
}
