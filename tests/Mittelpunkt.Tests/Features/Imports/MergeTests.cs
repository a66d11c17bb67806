using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Tests.Features.Imports;

public sealed class MergeTests
{
    public static TheoryData<string> Each => TestDatabase.Each;

    [Theory]
    [InlineData("Stadt Hanau", "Stadtverwaltung", "Hanau")]
    [InlineData("Hochschule Aschaffenburg", "Technische Hochschule Aschaffenburg", "Aschaffenburg")]
    [InlineData("Schäffler Technik AG & Co. KG", "SCHAEFFLER TECHNIK AG", "Schweinfurt")]
    [InlineData("Städt. Sparkasse", "Städtische Sparkasse Offenbach", "Offenbach")]
    [InlineData("VACUUMSCHMELZE GMBH & CO KG", "Vakuumschmelze GmbH & Co. KG", "Hanau")]
    public void Spellings_of_one_organisation_resemble(string one, string other, string town) =>
        Assert.True(NameKey.Of(one, town).Resembles(NameKey.Of(other, town)));

    [Theory]
    [InlineData("Grundschule 1", "Grundschule 2", "Hanau")]
    [InlineData("Amtsgericht Hanau", "Finanzamt Hanau", "Hanau")]
    [InlineData("Sparkasse Hanau", "Klinikum Hanau GmbH", "Hanau")]
    [InlineData("Honeywell GmbH", "Honda GmbH", "Offenbach")]
    public void Different_organisations_do_not(string one, string other, string town) =>
        Assert.False(NameKey.Of(one, town).Resembles(NameKey.Of(other, town)));

    [Theory, MemberData(nameof(Each))]
    public async Task Likely_twins_are_proposed_never_merged(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var report = await trial.Import("a.csv", "key,name,town,website,register\nx:1,BEISPIEL LOGISTIK,Hastadt,,\nx:2,Erste GmbH,Aburg,https://www.gleich.example,\nx:3,Zweite AG,Hastadt,http://gleich.example/x,\nx:4,Dritte KG,Aburg,,Aburg HRB 1\nx:5,Vierte SE,Hastadt,,aburg hrb 1\n");
        Assert.Equal(3, report.Proposals);
        Assert.Equal(12, await trial.Ask(db => db.Actors.CountAsync()));
        var found = await trial.Ask(db => db.MergeProposals.OrderBy(m => m.Reason).Select(m => m.Reason).ToListAsync());
        Assert.Equal([MergeReason.SameDomain, MergeReason.SameRegisterNumber, MergeReason.SimilarNameSameTown], found);
    }

    [Theory, MemberData(nameof(Each))]
    public async Task Merging_keeps_both_sources_and_combines_ties_and_projects(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        const string Kept = "test:beispiel-logistik-kg", Twin = "x:1";
        const string Text = "key,name,town,website\nx:1,Beispiel Logistik,Hastadt,https://logistik.example\n";
        await trial.Import("a.csv", Text);
        await trial.Import("t.csv", "from,to,rung,since\nx:1,test:beispiel-institut-f-r-pr-fverfahren,met,2010\nx:1,test:stadtverwaltung-beispiel,met,2011\nx:1,test:beispiel-logistik-kg,met,2012\n"
            .Replace("test:beispiel-institut-f-r-pr-fverfahren", await InstituteKey(trial), StringComparison.Ordinal));
        await trial.Import("m.csv", "project,actor,coordinates\ntest:p1,x:1,ja\n");

        await trial.Ask(async db =>
        {
            var twin = await db.Actors.SingleAsync(a => a.Key == Twin);
            db.Add(new Invitation
            {
                Id = Guid.CreateVersion7(), RegionId = twin.RegionId, ActorId = twin.Id, MadeBy = null, Email = "eva@labor.test", Rights = Rights.None,
                MadeAt = SmallRegion.Now, Until = SmallRegion.Now, MostUses = 1,
            });
            return await db.SaveChangesAsync();
        });

        Assert.True((await Decide(trial, merge => merge.Accept(Kept, Twin, CancellationToken.None))).Value);
        Assert.False((await Decide(trial, merge => merge.Accept(Kept, Twin, CancellationToken.None))).Value);

        var actor = await trial.Ask(db => db.Actors.Include(a => a.Sources).SingleAsync(a => a.Key == Kept));
        Assert.Equal([Kept, Twin], actor.Sources.Select(s => s.Key).Order(StringComparer.Ordinal));
        Assert.Equal("https://logistik.example", actor.Website);
        Assert.Equal(actor.Id, (await trial.Ask(db => db.Invitations.SingleAsync())).ActorId);
        var ties = await trial.Ask(db => db.Ties.Where(t => t.FromId == actor.Id || t.ToId == actor.Id).OrderBy(t => t.Since).ToListAsync());
        Assert.Equal([(Rung.Cooperates, 2010), (Rung.Met, 2011)], ties.Select(t => (t.Rung, t.Since!.Value.Year)));
        Assert.True(await trial.Ask(db => db.Participations.AnyAsync(p => p.ActorId == actor.Id && p.Coordinates)));
        Assert.Equal(7, await trial.Ask(db => db.Actors.CountAsync()));

        var again = await trial.Import("a.csv", Text);
        Assert.Equal((0, 0), (again.Tallies.Actors.New, again.Tallies.Actors.Changed));
        Assert.Equal(7, await trial.Ask(db => db.Actors.CountAsync()));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task What_is_distinct_is_not_proposed_again(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        await trial.Import("a.csv", "key,name,town\nx:1,Beispiel Logistik,Hastadt\n");
        Assert.Null((await Decide(trial, merge => merge.Reject("x:1", "test:beispiel-logistik-kg", CancellationToken.None))).Refusal);
        Assert.Equal(0, (await trial.Import("a.csv", "key,name,town\nx:1,Beispiel Logistik AG,Hastadt\n")).Proposals);
        Assert.Equal("UnknownActor", (await Decide(trial, merge => merge.Accept("x:1", "nirgends", CancellationToken.None))).Refusal!.Code);
    }

    private static Task<string> InstituteKey(ImportTrial trial) =>
        trial.Ask(db => db.Actors.Where(a => a.Name.StartsWith("Beispiel Institut")).Select(a => a.Key).SingleAsync());

    private static async Task<Mittelpunkt.Domain.Outcome<bool>> Decide(ImportTrial trial, Func<MergeActors, Task<Mittelpunkt.Domain.Outcome<bool>>> act)
    {
        await using var db = trial.Database.Open(trial.Region);
        return await act(new MergeActors(db, TimeProvider.System));
    }
}
