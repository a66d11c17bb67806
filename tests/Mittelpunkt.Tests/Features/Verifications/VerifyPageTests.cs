using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Tests.Features.Cooperations;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Features.Verifications;
using static Mittelpunkt.Tests.Features.Cooperations.CooperationsTrial;

namespace Mittelpunkt.Tests.Features.Verifications;

/// <summary>Checks outside of the platform: who, how, when; entered and revoked by the coordinator.</summary>
public sealed class VerifyPageTests
{
    private const string Kim = "wirtschaft@beispielstadt.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_coordinator_enters_a_check_and_revokes_it_with_a_reason(string body)
    {
        await using var trial = await WithCoordinator(body);
        var kim = await trial.SignIn(Kim);
        var day = DateTime.UtcNow.AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("pruefung", (await kim.Get(Firm)).Html, StringComparison.Ordinal);
        var form = (await kim.Get(Firm + "/pruefung")).Html;
        Assert.Equal(302, (await kim.SendFrom(form, "eintragen", ("wer", "2"), ("kammer", "IHK <Beispiel>"), ("wie", "1"), ("am", day))).Status);
        Assert.Equal(409, (await kim.SendFrom(form, "eintragen", ("wer", "1"), ("wie", "1"), ("am", day))).Status);
        var page = System.Net.WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync(Firm));
        Assert.Contains("geprüft von IHK <Beispiel>", page, StringComparison.Ordinal);
        Assert.Contains("Auszug aus dem öffentlichen Register", page, StringComparison.Ordinal);
        Assert.Equal(422, (await kim.Send(Firm + "/pruefung", "widerrufen", ("grund", "  "))).Status);
        Assert.Equal(302, (await kim.Send(Firm + "/pruefung", "widerrufen", ("grund", "Umgezogen"))).Status);
        Assert.DoesNotContain("geprüft von", System.Net.WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync(Firm)), StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Equal([(AuditAct.ActorVerified, "Register"), (AuditAct.VerificationRevoked, "Umgezogen")],
            (await db.AuditEntries.Where(e => e.ActorId == trial.Small.Actors[0].Id && e.Act >= AuditAct.ActorVerified).OrderBy(e => e.At).ToListAsync()).Select(e => (e.Act, e.Reason)));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nobody_else_and_nobody_for_themselves(string body)
    {
        await using var trial = await WithCoordinator(body);
        var anna = await trial.SignIn(Anna);
        Assert.Equal(404, (await anna.Get(Firm + "/pruefung")).Status);
        Assert.DoesNotContain("pruefung", (await anna.Get(Firm)).Html, StringComparison.Ordinal);
        await using (var db = trial.Open())
        {
            await Join(db, Kim, trial.Small.Actors[0].Id, Rights.None);
            await db.SaveChangesAsync();
        }

        var kim = await trial.SignIn(Kim);
        Assert.Equal(404, (await kim.Get(Firm + "/pruefung")).Status);
        Assert.Equal(200, (await kim.Get(Logistics + "/pruefung")).Status);
        Assert.Equal(404, (await kim.Get("/akteure/gibt-es-nicht/pruefung")).Status);
        await using var scope = trial.Scope();
        var outcome = await scope.ServiceProvider.GetRequiredService<VerifyActor>().Enter(trial.Small.Actors[0].Id,
            new Check(Verifier.Coordinator, null, null, VerifiedBy.Visit, new DateOnly(2026, 11, 1)), new DateOnly(2026, 11, 2), await trial.Account(Anna), CancellationToken.None);
        Assert.Equal(RefusalKind.NotFound, outcome.Refusal?.Kind);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Bad_input_is_said_and_only_verified_universities_can_have_checked(string body)
    {
        await using var trial = await WithCoordinator(body);
        var kim = await trial.SignIn(Kim);
        var day = DateTime.UtcNow.AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var bad in new (string, string)[][]
        {
            [], [("wer", "9"), ("wie", "1"), ("am", day)], [("wer", "1"), ("wie", "x"), ("am", day)], [("wer", "1"), ("wie", "1"), ("am", "2099-01-01")], [("wer", "1"), ("wie", "1"), ("am", "gestern")],
            [("wer", "2"), ("wie", "1"), ("am", day)], [("wer", "3"), ("wie", "1"), ("am", day)], [("wer", "3"), ("hochschule", trial.Small.Actors[1].Id.ToString()), ("wie", "1"), ("am", day)],
        })
        {
            Assert.Equal(422, (await kim.Send(Firm + "/pruefung", "eintragen", bad)).Status);
        }

        var empty = System.Net.WebUtility.HtmlDecode((await kim.Send(Firm + "/pruefung", "eintragen")).Html);
        Assert.All(["Wählen Sie, wer geprüft hat.", "Wählen Sie, wie geprüft wurde.", "Geben Sie einen Tag der letzten zwei Jahre an."], missing => Assert.Contains(missing, empty, StringComparison.Ordinal));

        Assert.Equal(302, (await kim.Send(University + "/pruefung", "eintragen", ("wer", "1"), ("wie", "3"), ("am", day))).Status);
        Assert.Equal(302, (await kim.Send(Firm + "/pruefung", "eintragen", ("wer", "3"), ("hochschule", trial.Small.Actors[1].Id.ToString()), ("wie", "2"), ("am", day))).Status);
        Assert.Contains("geprüft von Beispiel Hochschule Aburg", System.Net.WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync(Firm)), StringComparison.Ordinal);
    }

    private static async Task<CooperationsTrial> WithCoordinator(string body)
    {
        var trial = await Start(body);
        await using var db = trial.Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(Kim, Role.Coordinator, take: false, CancellationToken.None)).Value);
        return trial;
    }
}
