using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Tests.Features.Imports;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Reports;

/// <summary>What was decided about a text holds when the source is read again.</summary>
public sealed class ImportAfterReportTests
{
    private const string Actors = "key,name,town,summary\nx:1,Neu GmbH,Aburg,Die einzigen im Land.\nx:2,Andere eG,Aburg,Etwas anderes.\n";
    private const string Projects = "key,title,summary\nx:p,Gemeinsam,Das Beste im Land.\n";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task An_import_does_not_bring_a_limited_text_back(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        await trial.Import("a.csv", Actors);
        await trial.Import("p.csv", Projects);
        await using (var db = trial.Database.Open(trial.Region))
        {
            var kim = new Account { Id = Guid.CreateVersion7(), RegionId = trial.Region.Id, Email = "kim@beispiel.test", Language = "de", CreatedAt = SmallRegion.Now };
            db.Add(kim);
            var actor = await db.Actors.SingleAsync(a => a.Key == "x:1");
            var project = await db.Projects.SingleAsync(p => p.Key == "x:p");
            ReportCase[] cases =
            [
                new() { Id = Guid.CreateVersion7(), RegionId = trial.Region.Id, ActorId = actor.Id, OpenedAt = SmallRegion.Now },
                new() { Id = Guid.CreateVersion7(), RegionId = trial.Region.Id, ProjectId = project.Id, OpenedAt = SmallRegion.Now },
            ];
            actor.Summary = cases[0].Decide(CaseState.Limited, Item.Summary, "Die Angabe ist nachweislich falsch.", actor.Summary, kim.Id, SmallRegion.Now).Value;
            project.Summary = cases[1].Decide(CaseState.Removed, Item.Summary, "Die Angabe ist nachweislich falsch.", project.Summary, kim.Id, SmallRegion.Now).Value;
            db.AddRange(cases.AsEnumerable());
            await db.SaveChangesAsync();
        }

        await trial.Import("a.csv", Actors.Replace("Neu", "Neuer", StringComparison.Ordinal));
        await trial.Import("p.csv", Projects.Replace("Gemeinsam", "Zusammen", StringComparison.Ordinal));
        var texts = await trial.Ask(db => db.Actors.Where(a => a.Key.StartsWith("x:")).OrderBy(a => a.Key).Select(a => new { a.Name, a.Summary }).ToListAsync());
        Assert.Equal([("Neuer GmbH", null), ("Andere eG", "Etwas anderes.")], texts.Select(a => (a.Name, a.Summary)));
        var now = await trial.Ask(db => db.Projects.Where(p => p.Key == "x:p").Select(p => new { p.Title, p.Summary }).SingleAsync());
        Assert.Equal(("Zusammen", (string?)null), (now.Title, now.Summary));
    }
}
