using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.Post;

/// <summary>Mails that did not arrive, for the coordinator and nobody else.</summary>
public sealed class UndeliveredPageTests
{
    private const string Kim = "kim@beispielstadt.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_coordinator_sees_what_did_not_arrive_but_no_codes(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            await new GiveRole(db, TimeProvider.System).Handle(Kim, Role.Coordinator, take: false, CancellationToken.None);
            db.AddRange(Mail(small, "asked:1", "weg@beispiel.test", MailState.Refused, "550 <b>No</b> such mailbox"), Mail(small, "asked:2", "unklar@beispiel.test", MailState.Unclear, null),
                Mail(small, "asked:3", "da@beispiel.test", MailState.Sent, "250 ok"), Mail(small, "code:4", "vertippt@beispiel.test", MailState.Refused, "550 no"));
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database, "--environment", "Development");
        using var kim = new Visitor(site);
        await kim.SignIn(Kim, "Kim Beispiel");
        var (status, html, _) = await kim.Get("/koordination/post");
        Assert.Equal(200, status);
        Assert.Contains("weg@beispiel.test", html, StringComparison.Ordinal);
        Assert.Contains("550 &lt;b&gt;No&lt;/b&gt; such mailbox", html, StringComparison.Ordinal);
        Assert.Contains("unklar@beispiel.test", html, StringComparison.Ordinal);
        Assert.DoesNotContain("da@beispiel.test", html, StringComparison.Ordinal);
        Assert.DoesNotContain("vertippt@beispiel.test", html, StringComparison.Ordinal);

        using var other = new Visitor(site);
        await other.SignIn("erika@beispiel.test");
        Assert.Equal(404, (await other.Get("/koordination/post")).Status);
    }

    private static OutboxMail Mail(SmallRegion small, string key, string to, MailState state, string? answer) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = small.Region.Id, Key = key, To = to, State = state, At = SmallRegion.Now, DueAt = SmallRegion.Now,
        UsefulUntil = SmallRegion.Now, DoneAt = DateTimeOffset.UtcNow, Answer = answer,
    };
}
