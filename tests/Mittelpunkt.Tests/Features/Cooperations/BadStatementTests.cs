using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Cooperations;
using static Mittelpunkt.Tests.Features.Cooperations.CooperationsTrial;

namespace Mittelpunkt.Tests.Features.Cooperations;

/// <summary>What strangers, hurried and hostile people try with statements.</summary>
public sealed class BadStatementTests
{
    private static readonly TieWord Joint = new(new(Rung.Cooperates, new DateOnly(2024, 3, 1), null), null, Visibility.Public);

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Only_people_who_speak_for_one_of_both_sides_see_and_do_anything(string body)
    {
        await using var trial = await Start(body);
        await using (var db = trial.Open())
        {
            await Join(db, "ed@dichtung.test", trial.Small.Actors[0].Id, Rights.Edit);
            await db.SaveChangesAsync();
        }

        var (anna, carla, ed) = (await trial.SignIn(Anna), await trial.SignIn(Carla), await trial.SignIn("ed@dichtung.test"));
        await State(anna, Firm, Logistics);
        var id = (await trial.Newest()).Id;
        using var visitor = new Visitor(trial.Site);
        foreach (var path in new[] { "/zusammenarbeit", "/zusammenarbeit/neu", $"/zusammenarbeit/{id}" })
        {
            Assert.Equal(302, (await visitor.Get(Firm + path)).Status);
            Assert.Equal(404, (await carla.Get(Firm + path)).Status);
            Assert.Equal(path.EndsWith("neu", StringComparison.Ordinal) ? 404 : 200, (await ed.Get(Firm + path)).Status);
        }

        Assert.DoesNotContain("zurueckziehen", (await ed.Get($"{Firm}/zusammenarbeit/{id}")).Html, StringComparison.Ordinal);
        Assert.Equal(404, (await carla.Get($"/akteure/{trial.Small.Actors[3].Slug}/zusammenarbeit/{id}")).Status);
        Assert.Equal(404, (await anna.Get($"{Firm}/zusammenarbeit/keine-nummer")).Status);
        Assert.Equal(404, (await anna.Get($"{Firm}/zusammenarbeit/{Guid.NewGuid()}")).Status);

        await using var scope = trial.Scope();
        var answer = scope.ServiceProvider.GetRequiredService<AnswerTie>();
        var (firm, logistics) = (trial.Small.Actors[0].Id, trial.Small.Actors[2].Id);
        foreach (var (own, by) in new[] { (logistics, Carla), (firm, Anna), (trial.Small.Actors[3].Id, Carla), (logistics, "ed@dichtung.test") })
        {
            var account = await trial.Account(by);
            Assert.Equal(RefusalKind.NotFound, (await answer.Confirm(id, own, 1, Visibility.Public, account, CancellationToken.None)).Refusal?.Kind);
            Assert.Equal(RefusalKind.NotFound, (await answer.Decline(id, own, account, CancellationToken.None)).Refusal?.Kind);
        }

        Assert.Equal(RefusalKind.NotFound, (await answer.Withdraw(id, firm, await trial.Account("ed@dichtung.test"), CancellationToken.None)).Refusal?.Kind);
        var state = scope.ServiceProvider.GetRequiredService<StateTie>();
        Assert.Equal(RefusalKind.NotFound, (await state.Handle(firm, "beispiel-logistik-kg", Joint, await trial.Account(Carla), CancellationToken.None)).Refusal?.Kind);
        Assert.Equal(ProposalState.Open, (await trial.Newest()).State);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Both_who_state_the_same_at_once_have_confirmed_it(string body)
    {
        await using var trial = await Start(body);
        var stated = await Task.WhenAll(new[] { (0, 2, Anna), (2, 0, Ben) }.Select(async pair =>
        {
            await using var scope = trial.Scope();
            return await scope.ServiceProvider.GetRequiredService<StateTie>()
                .Handle(trial.Small.Actors[pair.Item1].Id, trial.Small.Actors[pair.Item2].Slug, Joint, await trial.Account(pair.Item3), CancellationToken.None);
        }));
        Assert.All(stated, outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(stated[0].Value.Id, stated[1].Value.Id);
        Assert.Equal(ProposalState.Confirmed, (await trial.Newest()).State);
        Assert.True((await trial.TieBetween(0, 2))!.IsPublic);
        await using var db = trial.Open();
        Assert.Equal(1, await db.TieProposals.CountAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Withdrawing_and_confirming_at_once_leaves_one_answer(string body)
    {
        await using var trial = await Start(body);
        Guid id;
        await using (var scope = trial.Scope())
        {
            id = (await scope.ServiceProvider.GetRequiredService<StateTie>().Handle(trial.Small.Actors[0].Id, trial.Small.Actors[2].Slug, Joint, await trial.Account(Anna), CancellationToken.None)).Value.Id;
        }

        var (anna, ben) = (await trial.Account(Anna), await trial.Account(Ben));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var scope = trial.Scope();
            var answer = scope.ServiceProvider.GetRequiredService<AnswerTie>();
            return i % 2 == 0 ? await answer.Withdraw(id, trial.Small.Actors[0].Id, anna, CancellationToken.None)
                : await answer.Confirm(id, trial.Small.Actors[2].Id, 1, Visibility.Public, ben, CancellationToken.None);
        }));
        Assert.Single(answers, outcome => outcome.Refusal is null);
        Assert.All(answers.Where(outcome => outcome.Refusal is not null), outcome => Assert.Equal(RefusalKind.Conflict, outcome.Refusal!.Kind));
        Assert.Equal((await trial.Newest()).State == ProposalState.Confirmed, await trial.TieBetween(0, 2) is not null);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Bad_input_is_said_and_nothing_is_kept(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna);
        const string Form = Firm + "/zusammenarbeit/neu?mit=beispiel-logistik-kg";
        foreach (var bad in new (string, string)[][]
        {
            [], [("stufe", "99"), ("sichtbar", "public")], [("stufe", "met"), ("sichtbar", "alle")], [("stufe", "met"), ("sichtbar", "public"), ("seit", "31.02.2024")],
            [("stufe", "met"), ("sichtbar", "public"), ("seit", "2090")], [("stufe", "met"), ("sichtbar", "public"), ("seit", "2024"), ("bis", "2020")],
            [("stufe", "met"), ("sichtbar", "public"), ("satz", new string('ä', 301))], [("stufe", "met"), ("sichtbar", "public"), ("seit", "0000")],
        })
        {
            var answer = await anna.Send(Form, "angeben", bad);
            Assert.Equal(422, answer.Status);
            Assert.Contains("-fehler\">", answer.Html, StringComparison.Ordinal);
        }

        foreach (var other in new[] { "gibt-es-nicht", "beispiel-dichtungstechnik-gmbh", "beispiel-universität-lyon", "%00", new string('a', 3000) })
        {
            var page = await anna.Get(Firm + "/zusammenarbeit/neu?mit=" + other);
            Assert.Equal(200, page.Status);
            Assert.DoesNotContain("name=\"stufe\"", page.Html, StringComparison.Ordinal);
        }

        await using var db = trial.Open();
        Assert.False(await db.TieProposals.AnyAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nobody_is_flooded_and_a_second_statement_waits_for_the_first(string body)
    {
        await using var trial = await Start(body);
        var anna = await trial.SignIn(Anna);
        for (var i = 0; i < StateTie.MostToOne; i++)
        {
            Assert.Equal(302, (await State(anna, Firm, Logistics)).Status);
            Assert.Equal(409, (await State(anna, Firm, Logistics, rung: "met")).Status);
            Assert.Equal(302, (await anna.Send($"{Firm}/zusammenarbeit/{(await trial.Newest()).Id}", "zurueckziehen")).Status);
        }

        Assert.Equal(429, (await State(anna, Firm, Logistics)).Status);
        await using var db = trial.Open();
        Assert.Equal(StateTie.MostToOne, await db.TieProposals.CountAsync(p => p.State == ProposalState.Withdrawn));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Stating_something_else_than_the_other_side_leads_to_what_it_said(string body)
    {
        await using var trial = await Start(body);
        var (anna, ben) = (await trial.SignIn(Anna), await trial.SignIn(Ben));
        await State(anna, Firm, Logistics);
        var answer = await State(ben, Logistics, Firm, rung: "met");
        Assert.Equal(409, answer.Status);
        Assert.Contains($"{Logistics}/zusammenarbeit/{(await trial.Newest()).Id}", answer.Html, StringComparison.Ordinal);
    }
}
