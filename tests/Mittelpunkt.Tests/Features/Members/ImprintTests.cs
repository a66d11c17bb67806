using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Members;

/// <summary>An organisation's own mailbox answers for it, without an account.</summary>
public sealed partial class ImprintTests
{
    private const string Carla = "carla@anderswo.test";
    private const string Mailbox = "info@dichtung.test";
    private const string Join = MembersTrial.Seals + "/mitmachen";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_yes_of_the_mailbox_is_proof_enough(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var (carla, link) = await Ask(trial);
        using var office = new Visitor(trial.Site);
        var page = (await office.Get(link)).Html;
        Assert.Contains("Carla Beispiel (carla@anderswo.test)", page, StringComparison.Ordinal);
        Assert.Equal(MembershipState.Asked, (await trial.MembershipOf(Carla))!.State);
        Assert.Equal(422, (await office.SendFrom(page, "antwort", ("antwort", "vielleicht"))).Status);
        Assert.Equal((302, link + "?erledigt=ja"), (await office.SendFrom(page, "antwort", ("antwort", "ja")) is var sent) ? (sent.Status, sent.To) : default);
        Assert.Equal(200, (await office.Get(link + "?erledigt=ja")).Status);

        var membership = await trial.MembershipOf(Carla);
        Assert.Equal((MembershipState.Active, Rights.Own, Proof.Imprint), (membership!.State, membership.Rights, membership.Proof));
        Assert.NotNull(await trial.ClaimedAt());
        Assert.Contains("Ihre Anfrage wurde angenommen", (await carla.Mail(Carla, after: 1)).TextBody, StringComparison.Ordinal);
        Assert.Contains("vom Postfach im Impressum", WebUtility.HtmlDecode((await carla.Get(MembersTrial.Seals + "/team")).Html), StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Null((await db.AuditEntries.SingleAsync(e => e.Act == AuditAct.MailboxAdmitted)).By);

        Assert.Equal(410, (await office.Get(link)).Status);
        Assert.Equal(410, (await office.SendFrom(page, "antwort", ("antwort", "nein"))).Status);
        Assert.Equal(MembershipState.Active, (await trial.MembershipOf(Carla))!.State);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_no_of_the_mailbox_declines(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var (carla, link) = await Ask(trial);
        using var office = new Visitor(trial.Site);
        Assert.Equal(302, (await office.Send(link, "antwort", ("antwort", "nein"))).Status);
        Assert.Equal(MembershipState.Declined, (await trial.MembershipOf(Carla))!.State);
        Assert.Null(await trial.ClaimedAt());
        await carla.Mail(Carla, after: 1);
        Assert.Contains("30 Tagen", (await carla.Get(Join)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info@anderswo.test")]
    [InlineData("info@dichtung.test.boese.test")]
    [InlineData("info@xdichtung.test")]
    [InlineData("kein Postfach")]
    public async Task Only_a_mailbox_at_the_organisations_own_domain_is_asked(string mailbox)
    {
        await using var trial = await MembersTrial.Start(TestDatabase.Sqlite);
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        var answer = await carla.Send(Join, "mitmachen", ("impressum", mailbox));
        Assert.Equal(422, answer.Status);
        Assert.Contains("id=\"impressum-fehler\"", answer.Html, StringComparison.Ordinal);
        Assert.Null(await trial.MembershipOf(Carla));
    }

    [Fact]
    public async Task A_domain_of_two_organisations_proves_nothing()
    {
        await using var trial = await MembersTrial.Start(TestDatabase.Sqlite);
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        var page = (await carla.Get(Join)).Html;
        Assert.Contains("name=\"impressum\"", page, StringComparison.Ordinal);
        await Share(trial);
        Assert.DoesNotContain("name=\"impressum\"", (await carla.Get(Join)).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await carla.SendFrom(page, "mitmachen", ("impressum", Mailbox))).Status);
        await using var db = trial.Open();
        Assert.False(await db.Set<Web.Data.Outbox.OutboxMail>().AnyAsync(m => m.To == Mailbox));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_changed_since_the_mail_counts(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var (_, link) = await Ask(trial);
        using var office = new Visitor(trial.Site);
        var page = (await office.Get(link)).Html;
        var anna = await trial.SignIn("anna@dichtung.test", "Anna Beispiel");
        Assert.Equal(302, (await anna.Send(Join, "mitmachen")).Status);
        Assert.Equal(410, (await office.Get(link)).Status);
        await office.SendFrom(page, "antwort", ("antwort", "ja"));
        Assert.Equal(MembershipState.Asked, (await trial.MembershipOf(Carla))!.State);
    }

    [Fact]
    public async Task The_link_ends_after_fourteen_days_and_cannot_be_made_up()
    {
        await using var trial = await MembersTrial.Start(TestDatabase.Sqlite);
        var (_, link) = await Ask(trial);
        using var office = new Visitor(trial.Site);
        Assert.Equal(404, (await office.Get("/anfrage/CfDJ8AAAA")).Status);
        Assert.Equal(404, (await office.Get(link[..^2])).Status);
        var request = (await trial.MembershipOf(Carla))!.Id;
        var old = new Web.Features.Members.ImprintLinks(trial.Site.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>())
            .Make(new(request, Mailbox, DateTimeOffset.UtcNow.AddSeconds(-1)));
        Assert.Equal(410, (await office.Get("/anfrage/" + old)).Status);
    }

    private static async Task<(Visitor Carla, string Link)> Ask(MembersTrial trial)
    {
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        Assert.Equal(302, (await carla.Send(Join, "mitmachen", ("aufgabe", "Leitung Entwicklung"), ("impressum", " Info@Dichtung.test "))).Status);
        var mail = await carla.Mail(Mailbox);
        Assert.Contains("Leitung Entwicklung", mail.TextBody, StringComparison.Ordinal);
        return (carla, new Uri(Link().Match(mail.TextBody!).Value).AbsolutePath);
    }

    private static async Task Share(MembersTrial trial)
    {
        await using var db = trial.Open();
        await db.Actors.Where(a => a.Id == trial.Small.Actors[1].Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.Domain, "dichtung.test"));
    }

    [GeneratedRegex(@"http://\S+/anfrage/[\w-]+")]
    private static partial Regex Link();
}
