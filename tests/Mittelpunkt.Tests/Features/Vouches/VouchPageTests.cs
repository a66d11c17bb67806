using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Tests.Features.Cooperations;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Vouches;
using static Mittelpunkt.Tests.Features.Cooperations.CooperationsTrial;

namespace Mittelpunkt.Tests.Features.Vouches;

/// <summary>Organisations that speak for others, in a browser without script.</summary>
public sealed class VouchPageTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task It_needs_a_confirmed_tie_is_told_shown_hidden_and_withdrawn(string body)
    {
        await using var trial = await Start(body);
        var (anna, ben) = (await trial.SignIn(Anna), await trial.SignIn(Ben));
        Assert.DoesNotContain("sprechen-beispiel-logistik-kg", (await anna.Get(Firm + "/fuersprachen")).Html, StringComparison.Ordinal);
        await Agree(trial, anna, ben, "public");
        Assert.Equal(302, (await anna.Send(Firm + "/fuersprachen", "sprechen-beispiel-logistik-kg")).Status);
        Assert.Contains("spricht für „Beispiel Logistik KG“", (await ben.Mail(Ben, after: 2)).Subject, StringComparison.Ordinal);
        Assert.Contains("Fürsprache von", await Seen(trial), StringComparison.Ordinal);

        var page = (await ben.Get(Logistics + "/fuersprachen")).Html;
        var vouch = await Only(trial);
        Assert.Equal(302, (await ben.SendFrom(page, $"zeigen-{vouch.Id}")).Status);
        Assert.DoesNotContain("Fürsprache von", await Seen(trial), StringComparison.Ordinal);
        Assert.Contains("Fürsprache von", System.Net.WebUtility.HtmlDecode((await ben.Get(Logistics)).Html), StringComparison.Ordinal);
        Assert.Equal(302, (await ben.Send(Logistics + "/fuersprachen", $"zeigen-{vouch.Id}")).Status);
        Assert.Contains("Fürsprache von", await Seen(trial), StringComparison.Ordinal);

        var before = (await anna.Get(Firm + "/fuersprachen")).Html;
        Assert.Equal(302, (await anna.SendFrom(before, $"zurueckziehen-{vouch.Id}")).Status);
        Assert.Equal(409, (await anna.SendFrom(before, $"zurueckziehen-{vouch.Id}")).Status);
        Assert.DoesNotContain("Fürsprache von", await Seen(trial), StringComparison.Ordinal);
        Assert.Contains("1 von 10", System.Net.WebUtility.HtmlDecode((await anna.Get(Firm + "/fuersprachen")).Html), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_vouch_on_a_hidden_tie_is_seen_by_both_and_nobody_else(string body)
    {
        await using var trial = await Start(body);
        var (anna, ben, carla) = (await trial.SignIn(Anna), await trial.SignIn(Ben), await trial.SignIn(Carla));
        await Agree(trial, anna, ben, "private");
        var (visitors, member) = (await trial.Site.Client.GetStringAsync(Logistics), (await carla.Get(Logistics)).Html);
        Assert.Equal(302, (await anna.Send(Firm + "/fuersprachen", "sprechen-beispiel-logistik-kg")).Status);
        Assert.Equal(visitors, await trial.Site.Client.GetStringAsync(Logistics));
        Assert.Equal(member, (await carla.Get(Logistics)).Html);
        Assert.Contains("Fürsprache von", System.Net.WebUtility.HtmlDecode((await anna.Get(Logistics)).Html), StringComparison.Ordinal);
        await ben.Send($"{Logistics}/zusammenarbeit/{(await trial.Newest()).Id}", "sichtbarkeit", ("sichtbar", "network"));
        await anna.Send($"{Firm}/zusammenarbeit/{(await trial.Newest()).Id}", "sichtbarkeit", ("sichtbar", "network"));
        Assert.Equal(visitors, await trial.Site.Client.GetStringAsync(Logistics));
        Assert.Contains("Fürsprache von", System.Net.WebUtility.HtmlDecode((await carla.Get(Logistics)).Html), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Strangers_do_nothing_and_ten_places_are_ten_also_at_once(string body)
    {
        await using var trial = await Start(body);
        var (anna, carla) = (await trial.Account(Anna), await trial.Account(Carla));
        var firm = trial.Small.Actors[0].Id;
        List<string> slugs = [];
        await using (var db = trial.Open())
        {
            for (var i = 0; i < 14; i++)
            {
                var other = SmallRegion.NewActor(trial.Small.Region, $"Beispiel Werk {i}", Domain.Actors.ActorKind.Company, null, 9.1, 50, null);
                var tie = SmallRegion.NewTie(trial.Small.Region, trial.Small.Actors[0], other, 2024, Visibility.Private);
                (tie.Source, tie.FromConfirmedAt, tie.ToConfirmedAt) = (null, SmallRegion.Now, SmallRegion.Now);
                db.AddRange(other, tie);
                slugs.Add(other.Slug);
            }

            await db.SaveChangesAsync();
        }

        var outcomes = await Task.WhenAll(slugs.Select(async slug =>
        {
            await using var scope = trial.Scope();
            return await scope.ServiceProvider.GetRequiredService<VouchActs>().Give(firm, slug, anna, CancellationToken.None);
        }));
        Assert.Equal(Vouch.Slots, outcomes.Count(outcome => outcome.Refusal is null));
        Assert.All(outcomes.Where(outcome => outcome.Refusal is not null), outcome => Assert.Equal("NoPlace", outcome.Refusal!.Code));

        await using var own = trial.Scope();
        var acts = own.ServiceProvider.GetRequiredService<VouchActs>();
        var id = outcomes.First(outcome => outcome.Refusal is null).Value.Id;
        Assert.Equal(RefusalKind.NotFound, (await acts.Give(firm, slugs[0], carla, CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await acts.Give(firm, trial.Small.Actors[2].Slug, anna, CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await acts.Withdraw(id, firm, carla, CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await acts.Withdraw(id, trial.Small.Actors[3].Id, carla, CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await acts.Show(id, firm, false, anna, CancellationToken.None)).Refusal?.Kind);
        using var mallory = await trial.SignIn("mallory@anderswo.test");
        Assert.Equal(404, (await mallory.Get(Firm + "/fuersprachen")).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Members_read_whom_both_know_and_visitors_do_not(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna);
        // Firm and institute both have a public tie with the university.
        var page = System.Net.WebUtility.HtmlDecode((await anna.Get($"/akteure/{trial.Small.Actors[3].Slug}")).Html);
        Assert.Contains("bekannt mit einem Kontakt, den Sie sehen dürfen", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Kontakt", System.Net.WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync($"/akteure/{trial.Small.Actors[3].Slug}")), StringComparison.Ordinal);
    }

    private static async Task Agree(CooperationsTrial trial, Visitor anna, Visitor ben, string wish)
    {
        await State(anna, Firm, Logistics, wish);
        Assert.Equal(302, (await ben.Send($"{Logistics}/zusammenarbeit/{(await trial.Newest()).Id}", "bestaetigen", ("sichtbar", wish))).Status);
    }

    private static async Task<string> Seen(CooperationsTrial trial) => System.Net.WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync(Logistics));

    private static async Task<Vouch> Only(CooperationsTrial trial)
    {
        await using var db = trial.Open();
        return await db.Vouches.AsNoTracking().SingleAsync();
    }
}
