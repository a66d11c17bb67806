using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Members;

/// <summary>How people come to act for an organisation, in a browser without script.</summary>
public sealed class JoiningTests
{
    private const string Anna = "anna@dichtung.test";
    private const string Ben = "ben@labor.dichtung.test";
    private const string Carla = "carla@anderswo.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_first_with_an_address_at_the_organisation_takes_its_entry_over_at_once(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        Assert.Contains("ffentlichen Quellen", (await trial.Site.Client.GetStringAsync(MembersTrial.Seals)), StringComparison.Ordinal);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        Assert.Contains("den Eintrag sofort", (await anna.Get(MembersTrial.Seals + "/mitmachen")).Html, StringComparison.Ordinal);
        var joined = await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        Assert.Equal((302, "/konto/organisationen?erledigt=ja"), (joined.Status, joined.To));

        var membership = await trial.MembershipOf(Anna);
        Assert.Equal((MembershipState.Active, Rights.Own, Proof.MailDomain), (membership!.State, membership.Rights, membership.Proof));
        Assert.NotNull(await trial.ClaimedAt());
        Assert.Contains("Inhaberschaft", (await anna.Get("/konto/organisationen")).Html, StringComparison.Ordinal);
        Assert.Contains("Anna Beispiel (Sie)", (await anna.Get(MembersTrial.Seals + "/team")).Html, StringComparison.Ordinal);
        var page = await trial.Site.Client.GetStringAsync(MembersTrial.Seals);
        Assert.DoesNotContain("ffentlichen Quellen", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", page, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Equal(trial.Firm.Id, (await db.Pulses.SingleAsync(p => p.Kind == PulseKind.ActorClaimed)).ActorId);
        Assert.Contains("Beispiel Dichtungstechnik GmbH ist jetzt selbst dabei", await trial.Site.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Without_such_an_address_the_coordinator_decides_and_both_get_a_mail(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var carla = await trial.SignIn(Carla, "Carla Beispiel");
        var asked = await carla.Send(MembersTrial.Seals + "/mitmachen", "mitmachen", ("aufgabe", "Leitung <b>Entwicklung</b>"));
        Assert.Equal(302, asked.Status);
        Assert.Null(await trial.ClaimedAt());
        var told = await carla.Mail(MembersTrial.Coordinator);
        Assert.Contains("Carla Beispiel (carla@anderswo.test)", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("Leitung <b>Entwicklung</b>", told.TextBody, StringComparison.Ordinal);
        Assert.Contains($"{trial.Site.Address}koordination/anfragen", told.TextBody, StringComparison.Ordinal);

        var coordinator = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel", after: 1);
        var list = await coordinator.Get("/koordination/anfragen");
        Assert.Contains("Leitung &lt;b&gt;Entwicklung&lt;/b&gt;", list.Html, StringComparison.Ordinal);
        var request = await trial.MembershipOf(Carla);
        var answered = await coordinator.SendFrom(list.Html, $"antwort-{request!.Id}", ("rechte", "2"), ("antwort", "ja"));
        Assert.Equal((302, "/koordination/anfragen?erledigt=ja"), (answered.Status, answered.To));
        var membership = await trial.MembershipOf(Carla);
        Assert.Equal((Rights.Own, Proof.Coordinator), (membership!.Rights, membership.Proof));
        Assert.Contains("Ihre Anfrage wurde angenommen", (await carla.Mail(Carla, after: 1)).TextBody, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Owners_decide_about_everybody_after_the_first(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var ben = await trial.SignIn(Ben, "Ben Beispiel");
        Assert.Contains("Ihre Inhaberinnen und Inhaber entscheiden", (await ben.Get(MembersTrial.Seals + "/mitmachen")).Html, StringComparison.Ordinal);
        await ben.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        Assert.Equal(404, (await ben.Get(MembersTrial.Seals + "/team")).Status);
        Assert.Contains("Ben Beispiel", (await anna.Mail(Anna, after: 1)).TextBody, StringComparison.Ordinal);
        var request = await trial.MembershipOf(Ben);
        var answered = await anna.Send(MembersTrial.Seals + "/team", $"antwort-{request!.Id}", ("rechte", "2"), ("rechte", "4"), ("rechte", "64"), ("antwort", "ja"));
        Assert.Equal(302, answered.Status);
        Assert.Equal((Rights.Edit | Rights.Speak, Proof.Owner), (await trial.MembershipOf(Ben) is { } m) ? (m.Rights, m.Proof!.Value) : default);
        var seen = (await ben.Get(MembersTrial.Seals + "/team")).Html;
        Assert.Contains("Redaktion, Sprechen", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("rechte-", seen, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_last_owner_hands_over_first_and_with_the_last_member_the_entry_is_unclaimed(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var ben = await trial.SignIn(Ben, "Ben Beispiel");
        await ben.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var (mine, his) = ((await trial.MembershipOf(Anna))!.Id, (await trial.MembershipOf(Ben))!.Id);
        await anna.Send(MembersTrial.Seals + "/team", $"antwort-{his}", ("rechte", "2"), ("antwort", "ja"));
        var refused = await anna.Send("/konto/organisationen", $"gehen-{mine}");
        Assert.Equal(409, refused.Status);
        Assert.Contains("mindestens eine Inhaberin", refused.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/team", $"rechte-{his}", ("rechte", "1"))).Status);
        Assert.Equal(302, (await anna.Send("/konto/organisationen", $"gehen-{mine}")).Status);
        Assert.NotNull(await trial.ClaimedAt());
        Assert.Equal(302, (await ben.Send("/konto/organisationen", $"gehen-{his}")).Status);
        Assert.Null(await trial.ClaimedAt());
        Assert.Contains("ffentlichen Quellen", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_profile_leads_there_and_visitors_sign_in_first(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        Assert.Contains($"href=\"{MembersTrial.Seals}/mitmachen\"", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
        using var visitor = new Visitor(trial.Site);
        var sent = await visitor.Get(MembersTrial.Seals + "/mitmachen");
        Assert.Equal((302, "/anmelden?zurueck=%2Fakteure%2Fbeispiel-dichtungstechnik-gmbh%2Fmitmachen"), (sent.Status, sent.To));
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        Assert.Equal(404, (await anna.Get("/akteure/gibt-es-nicht/mitmachen")).Status);
        Assert.Equal(404, (await anna.Get("/akteure/beispiel-universität-lyon/mitmachen")).Status);
    }
}
