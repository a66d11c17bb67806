using CsCheck;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Tests.Ties;

/// <summary>What two organisations can do with a tie one of them states, over any sequence of acts.</summary>
public sealed class TieProposalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 2);
    private static readonly Guid A = Guid.CreateVersion7(Now.AddDays(-2));
    private static readonly Guid B = Guid.CreateVersion7(Now.AddDays(-1));
    private static readonly TieTerms Joint = new(Rung.Cooperates, new DateOnly(2024, 3, 1), null);
    private static readonly TieTerms Talk = new(Rung.Talked, new DateOnly(2025, 1, 1), null);

    [Fact]
    public void Only_the_side_that_is_asked_confirms_and_only_once()
    {
        var proposal = Begin();
        Assert.Equal(RefusalKind.NotFound, proposal.Confirm(A, 1, Visibility.Public, Now)?.Kind);
        Assert.Equal(RefusalKind.NotFound, proposal.Confirm(Guid.NewGuid(), 1, Visibility.Public, Now)?.Kind);
        Assert.Null(proposal.Confirm(B, 1, Visibility.Public, Now.AddDays(1)));
        Assert.Equal((ProposalState.Confirmed, Now, Now.AddDays(1)), (proposal.State, proposal.FromSaidAt, proposal.ToSaidAt));
        Assert.Equal(RefusalKind.Conflict, proposal.Confirm(B, 1, Visibility.Public, Now)?.Kind);
        Assert.Equal(RefusalKind.Conflict, proposal.Decline(B, Now)?.Kind);
        Assert.Equal(RefusalKind.Conflict, proposal.Withdraw(A, Now)?.Kind);
    }

    [Fact]
    public void A_correction_turns_the_question_round_and_forgets_what_was_said_before()
    {
        var proposal = Begin();
        Assert.Equal("NothingCorrected", proposal.Correct(B, 1, Word(Joint), Now)?.Code);
        Assert.Null(proposal.Correct(B, 1, Word(Talk), Now.AddDays(1)));
        Assert.Equal((A, 2, Talk, null, Now.AddDays(1)), (proposal.AskedId, proposal.Round, proposal.Terms, proposal.FromSaidAt, proposal.ToSaidAt));
        Assert.Equal(RefusalKind.Conflict, proposal.Confirm(A, 1, Visibility.Public, Now)?.Kind);
        Assert.Equal(RefusalKind.NotFound, proposal.Withdraw(A, Now)?.Kind);
        Assert.Null(proposal.Confirm(A, 2, Visibility.Public, Now.AddDays(2)));
    }

    [Theory]
    [InlineData(Visibility.Public, Visibility.Public, Visibility.Public)]
    [InlineData(Visibility.Public, Visibility.Network, Visibility.Network)]
    [InlineData(Visibility.Private, Visibility.Public, Visibility.Private)]
    [InlineData(Visibility.Network, Visibility.Private, Visibility.Private)]
    public void The_narrower_wish_counts(Visibility first, Visibility second, Visibility agreed)
    {
        var proposal = Begin(first);
        Assert.Equal(Visibility.Private, proposal.Agreed);
        Assert.Null(proposal.Confirm(B, 1, second, Now));
        Assert.Equal(agreed, proposal.Agreed);
    }

    [Fact]
    public void Either_side_ends_it_and_changes_its_own_wish_alone()
    {
        var proposal = Begin();
        Assert.Equal(RefusalKind.Conflict, proposal.End(A, Today, Today)?.Kind);
        Assert.Equal(RefusalKind.Conflict, proposal.Choose(A, Visibility.Public)?.Kind);
        proposal.Confirm(B, 1, Visibility.Public, Now);
        Assert.Equal(RefusalKind.NotFound, proposal.End(Guid.NewGuid(), Today, Today)?.Kind);
        Assert.Equal("EndAhead", proposal.End(B, Today.AddDays(1), Today)?.Code);
        Assert.Equal("UntilBeforeSince", proposal.End(B, new DateOnly(2023, 1, 1), Today)?.Code);
        Assert.Null(proposal.End(B, Today.AddDays(-1), Today));
        Assert.Equal(RefusalKind.Conflict, proposal.End(A, Today, Today)?.Kind);
        Assert.Null(proposal.Choose(A, Visibility.Private));
        Assert.Equal((Visibility.Private, Visibility.Public), (proposal.Agreed, proposal.WishOf(B)));
        Assert.Equal("WishMissing", proposal.Choose(A, (Visibility)7)?.Code);
    }

    [Fact]
    public void What_cannot_be_is_refused_field_by_field()
    {
        var word = new TieWord(new TieTerms(default, Today.AddDays(40), Today), new string('a', TieWord.LongestSentence + 1), (Visibility)9);
        Assert.Equal(["stufe", "seit", "bis", "satz", "sichtbar"], word.Against(Today).Select(refusal => refusal.Field!));
        Assert.Empty(Word(Joint).Against(Today));
        Assert.Throws<ArgumentException>(() => TieProposal.Begin(A, A, Guid.NewGuid(), Word(Joint), Now));
    }

    [Fact]
    public void Nothing_is_agreed_that_both_have_not_said() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 5], Gen.Int[1, 3], Gen.Int[0, 2]).Array[1, 30].Sample(acts =>
        {
            var proposal = Begin();
            foreach (var (first, act, round, wish) in acts)
            {
                var by = first ? A : B;
                var (before, asked, terms, agreed) = (proposal.State, proposal.AskedId, proposal.Terms, proposal.Round);
                var refused = act switch
                {
                    0 => proposal.Confirm(by, round, (Visibility)wish, Now),
                    1 => proposal.Correct(by, round, Word(wish == 0 ? Joint : Talk), Now),
                    2 => proposal.Decline(by, Now),
                    3 => proposal.Withdraw(by, Now),
                    4 => proposal.End(by, Today, Today),
                    _ => proposal.Choose(by, (Visibility)wish),
                };
                if (proposal.State == ProposalState.Confirmed && before == ProposalState.Open)
                {
                    Assert.True(refused is null && by == asked && round == agreed && proposal.Terms == terms);
                    Assert.True(proposal is { FromSaidAt: not null, ToSaidAt: not null, FromWish: not null, ToWish: not null });
                }

                if (before is ProposalState.Declined or ProposalState.Withdrawn)
                {
                    Assert.Equal(before, proposal.State);
                    Assert.NotNull(refused);
                }
            }
        });

    [Fact]
    public void The_sentence_is_forgotten_once_it_is_answered()
    {
        foreach (var answer in new Func<TieProposal, Refusal?>[] { p => p.Confirm(B, 1, Visibility.Private, Now), p => p.Decline(B, Now), p => p.Withdraw(A, Now) })
        {
            var proposal = TieProposal.Begin(A, B, Guid.NewGuid(), new TieWord(Joint, "Mit Frau Beispiel", Visibility.Public), Now);
            Assert.Equal("Mit Frau Beispiel", proposal.Sentence);
            Assert.Null(answer(proposal));
            Assert.Null(proposal.Sentence);
        }
    }

    private static TieProposal Begin(Visibility wish = Visibility.Public) => TieProposal.Begin(A, B, Guid.NewGuid(), new TieWord(Joint, null, wish), Now);

    private static TieWord Word(TieTerms terms) => new(terms, null, Visibility.Public);
}
