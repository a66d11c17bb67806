using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Examples;
using Mittelpunkt.Web.Features.Demo;
using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Tests.Features.Demo;

/// <summary>The file of examples, how it gets into a database and out again.</summary>
public sealed class SeedingTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Fact]
    public void The_file_is_plainly_fictional_and_complete()
    {
        var file = DemoFile.Read(DemoFile.Shipped);
        Assert.True(file.Actors.Count >= 30);
        Assert.All(file.Actors, actor => Assert.StartsWith("Beispiel", actor.Name, StringComparison.Ordinal));
        Assert.All(file.People, person => Assert.True(person.Email.EndsWith(".beispiel.example", StringComparison.Ordinal) && person.Email == EmailAddress.Clean(person.Email)
            && person.Name.Contains(" Beispiel", StringComparison.Ordinal), person.Email));
        Assert.All(file.Projects, project => Assert.StartsWith("Beispiel", project.Title, StringComparison.Ordinal));
        Assert.All(Personas.All, persona => Assert.Contains(file.People, person => person.Email == persona.Email));
        Assert.Equal(Enum.GetValues<Rung>(), file.Ties.Select(tie => tie.Rung).Distinct().Order());
        Assert.Equal(file.Ties.Count, file.Ties.Select(tie => string.Join(' ', new[] { tie.A, tie.B }.Order())).Distinct().Count());
        Assert.True(file.Ties.Select(tie => tie.Since.Year).Distinct().Count() >= 3);
        Assert.Equal([Role.Coordinator, Role.Auditor], file.People.Select(person => person.Role).OfType<Role>());
        Assert.All(file.Requests, request => Assert.True(request.Contact?.EndsWith(".beispiel.example", StringComparison.Ordinal) ?? true));
        Assert.Contains(file.Requests, request => request is { Kind: CorrectionKind.Correct });
        Assert.Contains(file.Requests, request => request is { Kind: CorrectionKind.Remove, ProposedBy: not null, Grounds: not null });
        Assert.True(file.Members.Count(member => member.Rights is null) >= 2);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_second_start_adds_nothing_and_removing_leaves_nothing(string body)
    {
        var (database, small) = await DemoTrial.Seed(body);
        var untouched = await Rows(database, small.Region);
        var first = await Site.Start(database, "--environment", "Development", "--Demo", "true");
        using (var visitor = new Visitor(first))
        {
            await visitor.SignIn("rosa.echt@firma.test", "Rosa Echt");
        }

        using (var visitor = new Visitor(first))
        {
            Assert.Equal(302, (await visitor.Send("/anmelden", "Founder")).Status);
        }

        var seeded = await Rows(database, small.Region);
        await first.StopKeepingDatabase();
        var second = await Site.Start(database, "--environment", "Development", "--Demo", "true");
        Assert.Equal(seeded, await Rows(database, small.Region));
        await second.StopKeepingDatabase();

        await using var db = database.Open();
        Assert.Equal(31, await new RemoveDemo(db).Handle(CancellationToken.None));
        var left = await Rows(database, small.Region);
        foreach (var (table, count) in untouched)
        {
            // Rosa stays, with her session, her code and the mail to her.
            Assert.Equal((table, table is "Accounts" or "Sessions" or "SignInCodes" or "Outbox" ? 1 : count), (table, left[table]));
        }

        Assert.Equal(0, await new RemoveDemo(db).Handle(CancellationToken.None));
        await database.DisposeAsync();
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task No_row_joins_an_example_with_something_real(string body)
    {
        await using var demo = await DemoTrial.Start(body);
        await using var scope = demo.Site.Services.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentRegion>();
        current.Set(demo.Small.Region);
        current.ShowExamples();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var examples = await db.Actors.Where(a => a.IsExample).OrderBy(a => a.Slug).ToListAsync();
        db.Add(SmallRegion.NewTie(demo.Small.Region, examples[0], demo.Small.Actors[0], 2024));
        await Assert.ThrowsAsync<ExamplesApartException>(() => db.SaveChangesAsync());

        db.ChangeTracker.Clear();
        var taken = await db.Ties.Select(t => new { t.FromId, t.ToId }).ToListAsync();
        var (a, b) = (from x in examples from y in examples where x.Id.CompareTo(y.Id) < 0 && !taken.Contains(new { FromId = x.Id, ToId = y.Id }) select (x, y)).First();
        var tie = SmallRegion.NewTie(demo.Small.Region, a, b, 2024);
        db.Add(tie);
        await db.SaveChangesAsync();
        Assert.True(await db.Ties.AnyAsync(t => t.Id == tie.Id && t.IsExample));
    }

    [Fact]
    public async Task Demo_mode_is_off_unless_it_is_asked_for()
    {
        var (database, small) = await DemoTrial.Seed(TestDatabase.Sqlite);
        await using var site = await Site.Start(database);
        Assert.False(site.Services.GetRequiredService<DemoMode>().IsOn);
        await using var db = database.Open(small.Region);
        Assert.False(await db.Actors.IgnoreQueryFilters().AnyAsync(actor => actor.IsExample));
        await Preparation.Run(site.Services, CancellationToken.None);
        Assert.False(await db.Actors.IgnoreQueryFilters().AnyAsync(actor => actor.IsExample));
    }

    private static async Task<SortedDictionary<string, int>> Rows(TestDatabase database, Region region)
    {
        await using var db = database.Open(region);
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            var count = string.Concat("SELECT COUNT(*) AS \"Value\" FROM \"", table, "\"");
            rows[table] = await db.Database.SqlQueryRaw<int>(count).SingleAsync();
        }

        return rows;
    }
}
