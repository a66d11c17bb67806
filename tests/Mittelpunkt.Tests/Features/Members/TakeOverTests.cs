using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Merging;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.Members;

/// <summary>What strangers, hurried and hostile people try.</summary>
public sealed class TakeOverTests
{
    private const string Anna = "anna@dichtung.test";
    private const string Ben = "ben@dichtung.test";
    private const string Mallory = "mallory@anderswo.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Strangers_see_and_decide_nothing(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var mallory = await trial.SignIn(Mallory, "Mallory Beispiel");
        await mallory.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var own = (await trial.MembershipOf(Mallory))!.Id;
        var annas = (await trial.MembershipOf(Anna))!.Id;
        Assert.Equal(404, (await mallory.Get(MembersTrial.Seals + "/team")).Status);
        Assert.Equal(404, (await mallory.Get("/koordination/anfragen")).Status);

        // A form of another page cannot be turned into an answer, a right or a removal.
        var page = (await mallory.Get("/konto/organisationen")).Html;
        foreach (var (path, handler) in new[] { (MembersTrial.Seals + "/team", $"antwort-{own}"), (MembersTrial.Seals + "/team", $"rechte-{own}"), (MembersTrial.Seals + "/team", $"entfernen-{annas}"), ("/koordination/anfragen", $"antwort-{own}"), ("/konto/organisationen", $"gehen-{annas}") })
        {
            var forged = page.Replace($"gehen-{own}", handler, StringComparison.Ordinal).Replace("action=\"/konto/organisationen\"", $"action=\"{path}\"", StringComparison.Ordinal);
            Assert.InRange((await mallory.SendFrom(forged, handler, ("antwort", "ja"), ("rechte", "1"))).Status, 400, 409);
        }

        Assert.Equal(MembershipState.Asked, (await trial.MembershipOf(Mallory))!.State);
        Assert.Equal(MembershipState.Active, (await trial.MembershipOf(Anna))!.State);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Acts_check_who_acts_also_behind_the_pages(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await trial.SignIn(Mallory, "Mallory Beispiel");
        var mallory = await trial.Account(Mallory);
        var annas = (await trial.MembershipOf(Anna))!.Id;
        await using var scope = Scope(trial);
        var change = scope.ServiceProvider.GetRequiredService<ChangeTeam>();
        Assert.Equal(RefusalKind.NotFound, (await change.Give(annas, Rights.None, mallory, CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await change.Remove(annas, mallory, CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await change.Leave(annas, mallory, CancellationToken.None)).Refusal?.Kind);
        var asked = await scope.ServiceProvider.GetRequiredService<AskToJoin>().Handle(trial.Firm.Slug, null, null, mallory, CancellationToken.None);
        var answer = scope.ServiceProvider.GetRequiredService<AnswerRequest>();
        Assert.Equal(RefusalKind.NotFound, (await answer.Handle(asked.Value.Id, true, Rights.Own, mallory, CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await answer.Handle(Guid.NewGuid(), true, Rights.Own, mallory, CancellationToken.None)).Refusal?.Kind);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_coordinator_undoes_a_mistake_and_the_person_is_told(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var coordinator = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var annas = (await trial.MembershipOf(Anna))!.Id;
        Assert.Equal(302, (await coordinator.Send(MembersTrial.Seals + "/team", $"entfernen-{annas}")).Status);
        Assert.Equal(MembershipState.Ended, (await trial.MembershipOf(Anna))!.State);
        Assert.Null(await trial.ClaimedAt());
        Assert.Contains("Sie handeln nicht mehr", (await anna.Mail(Anna, after: 1)).Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("ist jetzt selbst dabei", await trial.Site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        await using var db = trial.Open();
        Assert.Equal(1, await db.Pulses.CountAsync(p => p.Kind == Domain.Pulses.PulseKind.ActorClaimed));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Two_owners_who_leave_at_once_do_not_leave_a_third_behind(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        Guid[] members;
        await using (var db = trial.Open())
        {
            var accounts = Enumerable.Range(0, 3).Select(i => new Domain.Accounts.Account
            {
                Id = Guid.CreateVersion7(), RegionId = trial.Small.Region.Id, Email = $"p{i}@dichtung.test", Language = "de", CreatedAt = SmallRegion.Now,
            }).ToArray();
            db.AddRange(accounts.AsEnumerable());
            var actor = await db.Actors.SingleAsync(a => a.Id == trial.Firm.Id);
            Membership[] team = [.. accounts.Select(a => New(actor, a.Id))];
            for (var i = 0; i < team.Length; i++)
            {
                Assert.Null(new Team(actor, team).Admit(team[i], Proof.Coordinator, i < 2 ? Rights.Own : Rights.Edit, team[0].AccountId, SmallRegion.Now));
            }

            db.AddRange(team.AsEnumerable());
            await db.SaveChangesAsync();
            members = [.. team.Select(m => m.Id)];
        }

        var left = await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            await using var scope = Scope(trial);
            return await scope.ServiceProvider.GetRequiredService<ChangeTeam>().Leave(members[i], await trial.Account($"p{i}@dichtung.test"), CancellationToken.None);
        }));
        Assert.Equal("LastOwner", Assert.Single(left, outcome => outcome.Refusal is not null).Refusal!.Code);
        Assert.NotNull(await trial.ClaimedAt());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task An_address_says_nothing_where_two_entries_share_the_domain(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await using (var db = trial.Open())
        {
            await db.Actors.Where(a => a.Id == trial.Small.Actors[2].Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.Domain, "dichtung.test"));
        }

        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        Assert.Equal(MembershipState.Asked, (await trial.MembershipOf(Anna))!.State);
        Assert.Null(await trial.ClaimedAt());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Asking_twice_or_after_a_no_or_of_everybody_is_refused(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var mallory = await trial.SignIn(Mallory, "Mallory Beispiel");
        var page = (await mallory.Get(MembersTrial.Seals + "/mitmachen")).Html;
        Assert.Equal(422, (await mallory.SendFrom(page, "mitmachen", ("aufgabe", new string('a', 301)))).Status);
        Assert.Equal(302, (await mallory.SendFrom(page, "mitmachen")).Status);
        Assert.Equal((302, "/konto/organisationen"), (await mallory.SendFrom(page, "mitmachen") is var again) ? (again.Status, again.To) : default);
        var coordinator = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel", after: 1);
        var request = (await trial.MembershipOf(Mallory))!.Id;
        var list = (await coordinator.Get("/koordination/anfragen")).Html;
        Assert.Equal(302, (await coordinator.SendFrom(list, $"ablehnen-{request}", ("antwort", "nein"))).Status);
        var late = await coordinator.SendFrom(list, $"antwort-{request}", ("antwort", "ja"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Diese Anfrage hat schon jemand beantwortet", late.Html, StringComparison.Ordinal);
        Assert.Equal(429, (await mallory.SendFrom(page, "mitmachen")).Status);
        Assert.Equal(MembershipState.Declined, (await trial.MembershipOf(Mallory))!.State);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Asking_and_withdrawing_empties_nobodys_page_cache_and_ends_after_ten_times(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var mallory = await trial.SignIn(Mallory, "Mallory Beispiel");
        await mallory.Get("/");
        var pages = trial.Site.Services.GetRequiredService<Web.Live.PageCache>();
        var before = await pages.Version();
        var statuses = new List<int>();
        for (var i = 0; i <= AskToJoin.Most; i++)
        {
            statuses.Add((await mallory.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
            if (i < AskToJoin.Most)
            {
                await mallory.Send("/konto/organisationen", $"gehen-{(await trial.MembershipOf(Mallory))!.Id}");
            }
        }

        Assert.Equal([.. Enumerable.Repeat(302, AskToJoin.Most), 429], statuses);
        Assert.Equal(before, await pages.Version());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Members_follow_their_entry_into_the_one_it_is_merged_into(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen");
        var keep = trial.Small.Actors[2];
        await using (var scope = Scope(trial))
        {
            var merge = scope.ServiceProvider.GetRequiredService<MergeActors>();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(new Domain.Merging.MergeProposal { Id = Guid.CreateVersion7(), RegionId = db.RegionId, KeepKey = keep.Key, OtherKey = trial.Firm.Key, Reason = Domain.Merging.MergeReason.SimilarNameNearby, CreatedAt = SmallRegion.Now });
            await db.SaveChangesAsync();
            Assert.True((await merge.Accept(keep.Key, trial.Firm.Key, CancellationToken.None)).Value);
        }

        Assert.Equal(keep.Id, (await trial.MembershipOf(Anna))!.ActorId);
        Assert.Equal(200, (await anna.Get($"/akteure/{keep.Slug}/team")).Status);
    }

    private static AsyncServiceScope Scope(MembersTrial trial)
    {
        var scope = trial.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(trial.Small.Region);
        return scope;
    }

    private static Membership New(Actor actor, Guid account) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = actor.RegionId, ActorId = actor.Id, AccountId = account, AskedAt = SmallRegion.Now,
    };
}
