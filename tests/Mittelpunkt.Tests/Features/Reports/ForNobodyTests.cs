using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.Reports;

/// <summary>A report everybody with an office is too close to does not lie there unseen.</summary>
public sealed class ForNobodyTests
{
    private const string Queue = "/koordination/meldungen";
    private const string Anna = "anna@dichtung.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task It_is_said_that_nobody_may_decide_and_what_to_do(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        using var visitor = new Visitor(trial.Site);
        Assert.Equal(302, (await visitor.Send(MembersTrial.Seals + "/melden", "melden", ("grund", "2"), ("text", "Das stimmt seit Jahren nicht mehr."))).Status);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        await Give(trial, Anna, Role.Moderator, take: false);
        Assert.DoesNotContain("mittelpunkt role", (await anna.Get(Queue)).Html, StringComparison.Ordinal);
        await Give(trial, MembersTrial.Coordinator, Role.Coordinator, take: true);
        Assert.Contains("mittelpunkt role", (await anna.Get(Queue)).Html, StringComparison.Ordinal);
        await Give(trial, "mo@anderswo.test", Role.Moderator, take: false);
        Assert.DoesNotContain("mittelpunkt role", (await anna.Get(Queue)).Html, StringComparison.Ordinal);
    }

    private static async Task Give(MembersTrial trial, string address, Role role, bool take)
    {
        await using var db = trial.Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(address, role, take, CancellationToken.None)).Value);
    }
}
