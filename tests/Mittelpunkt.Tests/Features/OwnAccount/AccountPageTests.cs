using System.Net;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.OwnAccount;

/// <summary>What people set for themselves, and what they are told.</summary>
public sealed class AccountPageTests
{
    private const string Anna = "anna@dichtung.test";
    private const string Carla = "carla@anderswo.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Mails_come_in_the_language_chosen_and_tell_of_changed_rights(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        Assert.Equal(422, (await carla.Send("/konto", "sprache", ("sprache", "fr"))).Status);
        Assert.Equal(302, (await carla.Send("/konto", "sprache", ("sprache", "en"))).Status);
        await carla.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var membership = (await trial.MembershipOf(Carla))!.Id;
        await anna.Send(MembersTrial.Seals + "/team", $"antwort-{membership}", ("rechte", "2"), ("antwort", "ja"));
        await carla.Mail(Carla, after: 1);
        await anna.Send(MembersTrial.Seals + "/team", $"rechte-{membership}", ("rechte", "4"));
        var told = await carla.Mail(Carla, after: 2);
        Assert.StartsWith("Your rights at", told.Subject, StringComparison.Ordinal);
        Assert.Contains("Now you have: Speaker.", told.TextBody, StringComparison.Ordinal);
        Assert.Contains(trial.Firm.Name, told.TextBody, StringComparison.Ordinal);
        // Whoever changes the own rights needs no mail, and nothing changed needs none either.
        await anna.Send(MembersTrial.Seals + "/team", $"rechte-{membership}", ("rechte", "4"));
        await anna.Send(MembersTrial.Seals + "/team", $"rechte-{(await trial.MembershipOf(Anna))!.Id}", ("rechte", "1"), ("rechte", "2"));
        await using var db = trial.Open();
        Assert.Single(db.Set<Web.Data.Outbox.OutboxMail>().Where(m => m.Key.StartsWith("rights:")).ToList());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Whoever_holds_an_office_finds_its_pages(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        Assert.DoesNotContain("/koordination", (await carla.Get("/konto")).Html, StringComparison.Ordinal);
        foreach (var (role, page) in new[] { (Role.Auditor, "/koordination/protokoll"), (Role.Moderator, "/koordination/meldungen"), (Role.Coordinator, "/koordination/anfragen") })
        {
            await using var db = trial.Open();
            await new GiveRole(db, TimeProvider.System).Handle(Carla, role, take: false, CancellationToken.None);
            Assert.Contains("href=\"/koordination\"", (await carla.Get("/konto")).Html, StringComparison.Ordinal);
            Assert.Contains($"href=\"{page}\"", (await carla.Get("/koordination")).Html, StringComparison.Ordinal);
            Assert.Equal(200, (await carla.Get(page)).Status);
        }
    }

    [Fact]
    public async Task Signing_out_says_so()
    {
        await using var trial = await MembersTrial.Start(TestDatabase.Sqlite);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        var left = await anna.Send("/konto", "abmelden");
        Assert.Contains("Sie sind abgemeldet.", WebUtility.HtmlDecode((await anna.Get(left.To!)).Html), StringComparison.Ordinal);
    }
}
