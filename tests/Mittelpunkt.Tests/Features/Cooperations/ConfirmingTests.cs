using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using static Mittelpunkt.Tests.Features.Cooperations.CooperationsTrial;

namespace Mittelpunkt.Tests.Features.Cooperations;

/// <summary>How two organisations come to a tie both confirm, in a browser without script.</summary>
public sealed class ConfirmingTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_one_side_states_and_the_other_confirms_is_on_the_map(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna);
        Assert.Contains("Verbindung mit „Beispiel Dichtungstechnik GmbH“ angeben", System.Net.WebUtility.HtmlDecode((await anna.Get(Logistics)).Html), StringComparison.Ordinal);
        var found = (await anna.Get(Firm + "/zusammenarbeit/neu?q=Logistik")).Html;
        Assert.Contains("mit=beispiel-logistik-kg", found, StringComparison.Ordinal);
        Assert.DoesNotContain("mit=beispiel-dichtungstechnik-gmbh", (await anna.Get(Firm + "/zusammenarbeit/neu?q=Beispiel")).Html, StringComparison.Ordinal);
        var stated = await State(anna, Firm, Logistics);
        var proposal = await trial.Newest();
        Assert.Equal((302, $"{Firm}/zusammenarbeit/{proposal.Id}?erledigt=ja"), (stated.Status, stated.To));
        Assert.Null(await trial.TieBetween(0, 2));

        var ben = await trial.SignIn(Ben, after: 1);
        Assert.Contains("1 zu beantworten", (await ben.Get("/konto/organisationen")).Html, StringComparison.Ordinal);
        Assert.Contains("Beispiel Dichtungstechnik GmbH", (await ben.Get(Logistics + "/zusammenarbeit")).Html, StringComparison.Ordinal);
        var page = (await ben.Get($"{Logistics}/zusammenarbeit/{proposal.Id}")).Html;
        Assert.Contains("Prüfstand &lt;b&gt;4&lt;/b&gt;", page.Replace("&#xFC;", "ü", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(302, (await ben.SendFrom(page, "bestaetigen", ("sichtbar", "public"))).Status);

        var tie = await trial.TieBetween(0, 2);
        Assert.True(tie is { IsPublic: true, IsConfirmed: true, Rung: Rung.Cooperates, Source: null, Evidence: Evidence.Confirmation, Since: { Year: 2024, Month: 3 } });
        Assert.Contains("von beiden best", await trial.Site.Client.GetStringAsync(Firm), StringComparison.Ordinal);
        Assert.Contains("hat die Verbindung bestätigt", (await anna.Mail(Anna, after: 1)).Subject, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.True(await db.Pulses.AnyAsync(p => p.Kind == PulseKind.TieAdded && (p.ActorId == trial.Small.Actors[2].Id || p.OtherId == trial.Small.Actors[2].Id)));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Whoever_speaks_for_both_sides_cannot_confirm_what_it_stated_itself(string body)
    {
        await using var trial = await Start(body);
        await using (var db = trial.Open())
        {
            await Join(db, Anna, trial.Small.Actors[2].Id, Domain.Members.Rights.Speak);
            await db.SaveChangesAsync();
        }

        var anna = await trial.SignIn(Anna);
        await State(anna, Firm, Logistics);
        var id = (await trial.Newest()).Id;
        var answer = await anna.Send($"{Logistics}/zusammenarbeit/{id}", "bestaetigen", ("sichtbar", "public"));
        Assert.Equal(403, answer.Status);
        Assert.Contains("muss sie jemand anderes best", answer.Html, StringComparison.Ordinal);
        Assert.Equal(403, (await State(anna, Logistics, Firm)).Status);
        Assert.Null(await trial.TieBetween(0, 2));

        var ben = await trial.SignIn(Ben, after: 1);
        Assert.Equal(302, (await ben.Send($"{Logistics}/zusammenarbeit/{id}", "bestaetigen", ("sichtbar", "public"))).Status);
        Assert.NotNull(await trial.TieBetween(0, 2));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_other_side_is_told_by_mail_with_a_link_and_in_plain_text(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna);
        await State(anna, Firm, Logistics);
        var mail = await anna.Mail(Ben);
        Assert.Equal("Bitte bestätigen: Beispiel Dichtungstechnik GmbH gibt eine Verbindung zu Ihnen an", mail.Subject);
        Assert.Contains("Zusammenarbeit, seit März 2024", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Prüfstand <b>4</b>", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>4", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains($"{trial.Site.Address}akteure/beispiel-logistik-kg/zusammenarbeit/{(await trial.Newest()).Id}", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_correction_goes_back_and_is_confirmed_there(string body)
    {
        await using var trial = await Start(body);
        var (anna, ben) = (await trial.SignIn(Anna), await trial.SignIn(Ben));
        await State(anna, Firm, Logistics);
        var id = (await trial.Newest()).Id;
        var seen = (await ben.Get($"{Logistics}/zusammenarbeit/{id}")).Html;
        Assert.Equal(422, (await ben.SendFrom(seen, "berichtigen", ("stufe", "cooperates"), ("seit", "03.2024"), ("sichtbar", "public"))).Status);
        Assert.Equal(302, (await ben.SendFrom(seen, "berichtigen", ("stufe", "learned"), ("seit", "2025"), ("sichtbar", "public"))).Status);
        // Whoever has the former question still on the screen cannot confirm something else by it.
        Assert.Equal(409, (await ben.SendFrom(seen, "bestaetigen", ("sichtbar", "public"))).Status);
        Assert.Contains("hat Ihre Angabe berichtigt", (await anna.Mail(Anna, after: 1)).Subject, StringComparison.Ordinal);
        Assert.Null(await trial.TieBetween(0, 2));
        Assert.Equal(302, (await anna.Send($"{Firm}/zusammenarbeit/{id}", "bestaetigen", ("sichtbar", "public"))).Status);
        Assert.True(await trial.TieBetween(0, 2) is { Rung: Rung.Learned, Since: { Year: 2025 }, IsPublic: true });
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Declining_is_told_kindly_and_bars_a_repeat_for_thirty_days_but_not_the_other_side(string body)
    {
        await using var trial = await Start(body);
        var (anna, ben) = (await trial.SignIn(Anna), await trial.SignIn(Ben));
        await State(anna, Firm, Logistics);
        var id = (await trial.Newest()).Id;
        Assert.Equal(302, (await ben.Send($"{Logistics}/zusammenarbeit/{id}", "ablehnen")).Status);
        var told = await anna.Mail(Anna, after: 1);
        Assert.Contains("Ein kurzes Gespräch hilft", told.TextBody!.ReplaceLineEndings(" "), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(429, (await State(anna, Firm, Logistics)).Status);
        await using (var db = trial.Open())
        {
            var longAgo = DateTimeOffset.UtcNow - TieProposal.AgainAfter - TimeSpan.FromHours(1);
            await db.TieProposals.ExecuteUpdateAsync(set => set.SetProperty(p => p.ClosedAt, longAgo));
        }

        Assert.Equal(302, (await State(anna, Firm, Logistics)).Status);
        Assert.Equal(302, (await ben.Send($"{Logistics}/zusammenarbeit/{(await trial.Newest()).Id}", "ablehnen")).Status);
        Assert.Equal(302, (await State(ben, Logistics, Firm)).Status);
        Assert.Null(await trial.TieBetween(0, 2));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Either_side_ends_it_and_narrows_who_may_see_it(string body)
    {
        await using var trial = await Start(body);
        var (anna, ben) = (await trial.SignIn(Anna), await trial.SignIn(Ben));
        await State(anna, Firm, Logistics);
        var id = (await trial.Newest()).Id;
        await ben.Send($"{Logistics}/zusammenarbeit/{id}", "bestaetigen", ("sichtbar", "public"));
        var shown = await trial.Site.Client.GetStringAsync("/api/v1/ties.csv");
        var page = $"{Firm}/zusammenarbeit/{id}";
        Assert.Equal(302, (await anna.Send(page, "sichtbarkeit", ("sichtbar", "private"))).Status);
        Assert.NotEqual(shown, await trial.Site.Client.GetStringAsync("/api/v1/ties.csv"));
        Assert.DoesNotContain("von beiden best", await trial.Site.Client.GetStringAsync(Firm), StringComparison.Ordinal);
        Assert.Equal(302, (await anna.Send(page, "sichtbarkeit", ("sichtbar", "public"))).Status);
        Assert.Equal(shown, await trial.Site.Client.GetStringAsync("/api/v1/ties.csv"));

        Assert.Equal(422, (await ben.Send($"{Logistics}/zusammenarbeit/{id}", "beenden", ("bis", "2099"))).Status);
        Assert.Equal(422, (await ben.Send($"{Logistics}/zusammenarbeit/{id}", "beenden", ("bis", "gestern"))).Status);
        var before = (await ben.Get($"{Logistics}/zusammenarbeit/{id}")).Html;
        Assert.Equal(302, (await ben.SendFrom(before, "beenden", ("bis", "06.2025"))).Status);
        Assert.Equal(409, (await ben.SendFrom(before, "beenden", ("bis", "07.2025"))).Status);
        Assert.Equal(new DateOnly(2025, 6, 30), (await trial.TieBetween(0, 2))!.Until);
        Assert.Contains("geendet", (await anna.Mail(Anna, after: 2)).Subject, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Equal(1, await db.Pulses.CountAsync(p => p.Kind == PulseKind.TieAdded && p.At > SmallRegion.Now));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Where_nobody_can_confirm_yet_this_is_said_and_nobody_is_written_to(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna);
        var form = System.Net.WebUtility.HtmlDecode((await anna.Get(Firm + "/zusammenarbeit/neu?mit=beispiel-hochschule-aburg")).Html);
        Assert.Contains("noch nicht beansprucht und kann deshalb noch nicht bestätigen", form, StringComparison.Ordinal);
        Assert.Contains($"{trial.Site.Address}akteure/beispiel-hochschule-aburg/mitmachen", form, StringComparison.Ordinal);
        Assert.Equal(302, (await State(anna, Firm, University)).Status);
        await using (var db = trial.Open())
        {
            Assert.False(await db.Set<Web.Data.Outbox.OutboxMail>().AnyAsync(m => m.Key.StartsWith("tie:")));
            await Join(db, "dora@hochschule.test", trial.Small.Actors[1].Id, Domain.Members.Rights.Own);
            await db.SaveChangesAsync();
        }

        var dora = await trial.SignIn("dora@hochschule.test");
        Assert.Equal(302, (await dora.Send($"{University}/zusammenarbeit/{(await trial.Newest()).Id}", "bestaetigen", ("sichtbar", "public"))).Status);
        Assert.True(await trial.TieBetween(0, 1) is { IsConfirmed: true, Source: "Prüfdaten", IsPublic: true, Since: { Year: 2014 } });
    }
}
