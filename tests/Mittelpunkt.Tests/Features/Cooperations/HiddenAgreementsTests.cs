using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Ties;
using Mittelpunkt.Web.Features.Cooperations;
using Mittelpunkt.Web.Ui;
using static Mittelpunkt.Tests.Features.Cooperations.CooperationsTrial;

namespace Mittelpunkt.Tests.Features.Cooperations;

/// <summary>What two organisations have between them changes not one byte of what others see, until both want it shown.</summary>
public sealed class HiddenAgreementsTests
{
    private const string Dora = "dora@hochschule.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Open_statements_and_agreements_of_two_change_no_byte_for_others(string body)
    {
        await using var trial = await Start(body);
        var carla = await trial.SignIn(Carla);
        var (visitors, members) = (await ForVisitors(trial), await ForMember(trial, carla));

        // One pair without a tie so far, one with a public record whose other end is asked by hand.
        await State(trial, 0, 2, Visibility.Public);
        Assert.Equal((visitors, members), (await ForVisitors(trial), await ForMember(trial, carla)));
        await Confirm(trial, 2, Visibility.Private);
        Assert.Equal((visitors, members), (await ForVisitors(trial), await ForMember(trial, carla)));
        await State(trial, 0, 1, Visibility.Private);
        await Confirm(trial, 1, Visibility.Private);
        Assert.Equal((visitors, members), (await ForVisitors(trial), await ForMember(trial, carla)));
        await using (var db = trial.Open())
        {
            // Both ends are partners all the same.
            var pair = Tie.Order(trial.Small.Actors[0].Id, trial.Small.Actors[1].Id);
            Assert.True(await db.ConfirmedPairs().AnyAsync(t => t.FromId == pair.From && t.ToId == pair.To));
        }

        // For the network: members of other organisations see it, visitors still do not.
        await State(trial, 0, 2, Visibility.Network, Rung.Talked);
        await Confirm(trial, 2, Visibility.Public);
        Assert.Equal(visitors, await ForVisitors(trial));
        Assert.NotEqual(members, await ForMember(trial, carla));
        Assert.Contains("Weitere Verbindungen", (await carla.Get(Firm)).Html, StringComparison.Ordinal);

        await State(trial, 0, 2, Visibility.Public, Rung.Learned);
        await Confirm(trial, 2, Visibility.Public);
        Assert.NotEqual(visitors, await ForVisitors(trial));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Both_ends_see_their_own_on_the_profile(string body)
    {
        await using var trial = await Start(body);
        await State(trial, 0, 2, Visibility.Private);
        await Confirm(trial, 2, Visibility.Public);
        var ben = await trial.SignIn(Ben, after: 1);
        var page = (await ben.Get(Firm)).Html;
        Assert.Contains("Weitere Verbindungen", page, StringComparison.Ordinal);
        Assert.Contains("von beiden best", page, StringComparison.Ordinal);
    }

    private static async Task State(CooperationsTrial trial, int own, int other, Visibility wish, Rung rung = Rung.Cooperates)
    {
        await Speak(trial);
        await using var scope = trial.Scope();
        var outcome = await scope.ServiceProvider.GetRequiredService<StateTie>().Handle(trial.Small.Actors[own].Id, trial.Small.Actors[other].Slug,
            new TieWord(new(rung, new DateOnly(2023, 5, 1), null), "Nur für Sie.", wish), await trial.Account(Anna), CancellationToken.None);
        Assert.Null(outcome.Refusal);
    }

    private static async Task Confirm(CooperationsTrial trial, int own, Visibility wish)
    {
        await using var scope = trial.Scope();
        var outcome = await scope.ServiceProvider.GetRequiredService<AnswerTie>()
            .Confirm((await trial.Newest()).Id, trial.Small.Actors[own].Id, 1, wish, await trial.Account(own == 1 ? Dora : Ben), CancellationToken.None);
        Assert.Null(outcome.Refusal);
    }

    // Dora speaks for the university without its entry being claimed, so that nothing public changes by that.
    private static async Task Speak(CooperationsTrial trial)
    {
        await using var db = trial.Open();
        if (!await db.Accounts.AnyAsync(a => a.Email == Dora))
        {
            var account = new Account { Id = Guid.CreateVersion7(), RegionId = db.RegionId, Email = Dora, Language = "de", CreatedAt = SmallRegion.Now };
            var membership = new Membership { Id = Guid.CreateVersion7(), RegionId = db.RegionId, ActorId = trial.Small.Actors[1].Id, AccountId = account.Id, AskedAt = SmallRegion.Now };
            membership.Admit(Proof.Coordinator, Rights.Own, null, SmallRegion.Now);
            db.AddRange(account, membership);
            await db.SaveChangesAsync();
        }
    }

    private static Task<string> ForVisitors(CooperationsTrial trial) => Everything(trial, path => trial.Site.Client.GetStringAsync(path), Public(trial));

    private static Task<string> ForMember(CooperationsTrial trial, Visitor member) =>
        Everything(trial, async path => (await member.Get(path)).Html, Public(trial).Where(path => !path.StartsWith("/api", StringComparison.Ordinal)));

    private static IEnumerable<string> Public(CooperationsTrial trial) => new[]
    {
        "/", "/en", "/akteure", "/akteure?q=Beispiel&reichweite=alle", "/orte", "/orte/aburg", "/vorhaben", "/netz", "/wand", "/quellen", "/einbetten/karte", "/map/picture.svg",
        Paths.ApiActors + "?reach=all", Paths.ApiActorsCsv + "?reach=all", Paths.ApiActorsGeoJson + "?reach=all", Paths.ApiTiesGeoJson + "?reach=all", Paths.ApiTiesCsv + "?reach=all",
        Paths.ApiProjects, Paths.ApiNetwork, Paths.ApiNetworkCsv, Paths.ApiPulses, Paths.ApiPulsesCsv, Paths.SiteMap,
    }.Concat(trial.Small.Actors.SelectMany(actor => new[] { $"/akteure/{actor.Slug}", $"/akteure/{actor.Slug}/karte", $"/akteure/{actor.Slug}/weg?von=beispiel-logistik-kg", Paths.ToApiActor(actor.Slug) }));

    private static async Task<string> Everything(CooperationsTrial trial, Func<string, Task<string>> get, IEnumerable<string> paths)
    {
        await trial.Site.ReadAgain(trial.Small.Region);
        var all = new List<string>();
        foreach (var path in paths)
        {
            all.Add(path + "\n" + await get(path));
        }

        return string.Join('\n', all);
    }
}
