using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Reports;

namespace Mittelpunkt.Tests.Reports;

/// <summary>The rules of a case, whoever decides.</summary>
public sealed class ReportCaseTests
{
    private const string Grounds = "Die Angabe ist nachweislich falsch.";
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Kim = Guid.NewGuid();

    [Fact]
    public void A_limited_text_comes_back_when_the_reply_convinces()
    {
        var about = New();
        Assert.Null(about.Decide(CaseState.Limited, Item.Summary, Grounds, "Der Text", Kim, Now).Value);
        Assert.Equal(("Der Text", true), (about.HiddenText, about.KeepsTextAway));
        Assert.Null(about.TakeReply("Wir belegen es mit dem Prüfbericht.", Kim, Now.AddDays(14)));
        Assert.True(about.KeepsTextAway);
        Assert.Equal("Der Text", about.Decide(CaseState.NoAction, Item.Summary, Grounds, null, Kim, Now.AddDays(15)).Value);
        Assert.Equal((null, false), (about.HiddenText, about.KeepsTextAway));
    }

    [Fact]
    public void A_removed_text_is_gone_for_good()
    {
        var about = New();
        Assert.Null(about.Decide(CaseState.Removed, Item.Summary, Grounds, "Der Text", Kim, Now).Value);
        Assert.Null(about.HiddenText);
        Assert.Null(about.TakeReply("Wir belegen es mit dem Prüfbericht.", Kim, Now));
        Assert.Null(about.Decide(CaseState.NoAction, Item.Summary, Grounds, null, Kim, Now).Value);
    }

    [Fact]
    public void Nothing_done_leaves_the_text() =>
        Assert.Equal("Der Text", New().Decide(CaseState.NoAction, Item.Summary, Grounds, "Der Text", Kim, Now).Value);

    [Fact]
    public void There_is_one_decision_and_one_reply_in_time()
    {
        var about = New();
        Assert.False(about.MayReply(Now));
        Assert.Equal("GroundsWrong", about.Decide(CaseState.Limited, Item.Summary, "zu kurz", "Der Text", Kim, Now).Refusal!.Code);
        Assert.Equal("DecisionMissing", about.Decide(CaseState.Open, Item.Summary, Grounds, "Der Text", Kim, Now).Refusal!.Code);
        Assert.Null(about.Decide(CaseState.Limited, Item.Summary, Grounds, "Der Text", Kim, Now).Refusal);
        Assert.Equal(RefusalKind.Conflict, about.Decide(CaseState.NoAction, Item.Summary, Grounds, null, Kim, Now).Refusal!.Kind);
        Assert.Equal("ReplyOver", about.TakeReply(Grounds, Kim, Now.AddDays(14).AddSeconds(1))!.Code);
        Assert.Equal("ReplyWrong", about.TakeReply("kurz", Kim, Now)!.Code);
        Assert.Null(about.TakeReply(Grounds, Kim, Now));
        Assert.Null(about.Decide(CaseState.Limited, Item.Summary, Grounds, null, Kim, Now).Refusal);
        Assert.Equal(("Der Text", "ReplyOver"), (about.HiddenText, about.TakeReply(Grounds, Kim, Now)!.Code));
    }

    [Fact]
    public void Where_no_text_is_shown_there_is_nothing_to_hide()
    {
        var about = New();
        Assert.Equal([CaseState.NoAction], about.Possible(null));
        Assert.Equal("DecisionMissing", about.Decide(CaseState.Limited, Item.Summary, Grounds, null, Kim, Now).Refusal!.Code);
        Assert.Equal("DecisionMissing", about.Decide(CaseState.Removed, Item.Summary, Grounds, null, Kim, Now).Refusal!.Code);
        about.Decide(CaseState.Removed, Item.Summary, Grounds, "Der Text", Kim, Now);
        about.TakeReply(Grounds, Kim, Now);
        Assert.Equal([CaseState.NoAction, CaseState.Removed], about.Possible(null));
    }

    [Fact]
    public void Where_nothing_was_done_there_is_nothing_to_reply_to()
    {
        var about = New();
        about.Decide(CaseState.NoAction, Item.Summary, Grounds, "Der Text", Kim, Now);
        Assert.False(about.MayReply(Now));
    }

    private static ReportCase New() => new() { Id = Guid.NewGuid(), RegionId = Guid.NewGuid(), ActorId = Guid.NewGuid(), OpenedAt = Now };

    [Fact]
    public void A_picture_is_removed_or_stays_and_a_reply_is_about_the_same_part()
    {
        var about = New();
        Assert.Equal("PictureStays", about.Decide(CaseState.Limited, Item.Logo, Grounds, "Ein Bild", Kim, Now).Refusal!.Code);
        Assert.Null(about.Decide(CaseState.Removed, Item.Text, Grounds, "Der Text", Kim, Now).Refusal);
        Assert.Null(about.TakeReply(Grounds, Kim, Now));
        Assert.Equal("DecisionMissing", about.Decide(CaseState.NoAction, Item.Summary, Grounds, "Kurz", Kim, Now).Refusal!.Code);
        Assert.Equal(((Refusal?)null, Item.Text), (about.Decide(CaseState.NoAction, Item.Text, Grounds, null, Kim, Now).Refusal, about.Item));
    }
}
