using CsCheck;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Features.Imports.Keeping;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Tests.Ties;

/// <summary>What an agreement does to the ledger, and what public records do to a tie that is agreed on.</summary>
public sealed class ConfirmedTieTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Region = Guid.NewGuid();
    private static readonly (Guid From, Guid To) Ends = Tie.Order(Guid.NewGuid(), Guid.NewGuid());

    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 6].Select(year => year == 0 ? (DateOnly?)null : new DateOnly(2014 + year, 1, 1));

    private static readonly Gen<TieTerms> Terms = Gen.Select(Gen.Int[1, 4], Day, Day).Select((rung, since, until) => new TieTerms((Rung)rung, since, until));

    [Fact]
    public void A_tie_without_a_record_is_what_both_said_last()
    {
        var tie = Tie.Of(Agreed(new(Rung.Cooperates, new(2020, 1, 1), null), Visibility.Private), Now);
        Assert.Equal((false, Evidence.Confirmation, true), (tie.IsPublic, tie.Evidence, tie.IsConfirmed));
        tie.Confirm(Agreed(new(Rung.Talked, new(2024, 1, 1), null), Visibility.Public));
        Assert.Equal((Rung.Talked, new DateOnly(2024, 1, 1), true), (tie.Rung, tie.Since, tie.IsPublic));
    }

    [Fact]
    public void An_agreement_for_fewer_leaves_not_a_trace_in_a_public_record() => Gen.Select(Terms, Terms, Gen.Int[1, 2]).Sample((record, agreed, wish) =>
    {
        var tie = Record(record);
        var before = Facts(tie);
        tie.Confirm(Agreed(agreed, (Visibility)wish));
        Assert.Equal(before, Facts(tie));
    });

    [Fact]
    public void A_public_agreement_climbs_on_the_record_and_leaves_it_whole_when_it_goes() => Gen.Select(Terms, Terms, Terms).Sample((record, first, second) =>
    {
        var tie = Record(record);
        var before = Facts(tie);
        tie.Confirm(Agreed(first, Visibility.Public));
        Assert.True(tie.Rung >= record.Rung && tie.Rung >= first.Rung && tie.Source == "Register" && tie.IsPublic && tie.IsConfirmed);
        Assert.Equal(first.Rung > record.Rung ? Evidence.Confirmation : Evidence.Record, tie.Evidence);
        Assert.True(first.Since is null || tie.Since <= first.Since);
        Assert.True(first.Until is null ? tie.Until is null : tie.Until >= first.Until);
        tie.Confirm(Agreed(second, Visibility.Public));
        var again = Record(record);
        again.Confirm(Agreed(second, Visibility.Public));
        Assert.Equal(Facts(again), Facts(tie));
        tie.Confirm(Agreed(second, Visibility.Private));
        Assert.Equal(before, Facts(tie));
    });

    [Fact]
    public void A_record_of_a_hidden_tie_shows_as_if_there_were_no_agreement() => Gen.Select(Terms, Terms, Gen.Int[1, 2]).Sample((record, agreed, wish) =>
    {
        var tie = Tie.Of(Agreed(agreed, (Visibility)wish), Now);
        TieRules.Apply(tie, Row(record), "Register");
        Assert.Equal(Facts(Record(record)), Facts(tie));
    });

    [Fact]
    public void The_source_read_again_takes_nothing_away_from_a_public_agreement() => Gen.Select(Terms, Terms, Terms).Sample((record, agreed, later) =>
    {
        var tie = Record(record);
        tie.Confirm(Agreed(agreed, Visibility.Public));
        TieRules.Apply(tie, Row(later), "Register");
        Assert.True(tie.Rung >= agreed.Rung && tie.Rung >= later.Rung && tie.IsConfirmed);
        tie.Confirm(Agreed(agreed, Visibility.Private));
        Assert.Equal(Facts(Record(later)), Facts(tie));
    });

    [Fact]
    public void When_two_entries_become_one_nothing_hidden_gets_into_what_everybody_sees() => Gen.Select(Terms, Terms, Gen.Int[1, 2], Gen.Bool).Sample((record, agreed, wish, swap) =>
    {
        var (shown, hidden) = (Record(record), Tie.Of(Agreed(agreed, (Visibility)wish), Now));
        var before = Facts(shown);
        var kept = swap ? hidden : shown;
        TieRules.Combine(kept, swap ? shown : hidden);
        Assert.Equal(before, Facts(kept));
    });

    private static TieProposal Agreed(TieTerms terms, Visibility wish)
    {
        var proposal = TieProposal.Begin(Ends.From, Ends.To, Region, new TieWord(terms, null, wish), Now);
        Assert.Null(proposal.Confirm(Ends.To, 1, wish, Now.AddHours(1)));
        return proposal;
    }

    private static Tie Record(TieTerms terms) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = Region, FromId = Ends.From, ToId = Ends.To, Rung = terms.Rung, Since = terms.Since, Until = terms.Until,
        Evidence = Evidence.Record, Source = "Register", Visibility = Visibility.Public, CreatedAt = Now,
    };

    private static TieRow Row(TieTerms terms) => new(1) { From = "a", To = "b", Rung = terms.Rung, Since = terms.Since, Until = terms.Until, Evidence = Evidence.Record };

    private static object Facts(Tie t) => (t.Rung, t.Since, t.Until, t.Evidence, t.Source, (t.Visibility, t.FromConfirmedAt, t.ToConfirmedAt, t.RecordRung, t.RecordSince, t.RecordUntil));
}
