using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Tests.Features.Corrections;

/// <summary>Whatever table refers to an organisation: nothing of it is left when the organisation is removed. The tables are found by the model of the database.</summary>
public sealed class RemovedRowsTests
{
    private const string Word = "geheimniskraemer";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task No_table_keeps_anything_of_it_but_the_log_and_the_tombstone(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        var (firm, other) = (trial.Members.Firm, trial.Members.Small.Actors[2]);
        await using (var db = trial.Open())
        {
            await Fill(db, firm, other);
        }

        var before = await Traces(trial, firm.Id);
        await using (var db = trial.Open())
        {
            Assert.All(Referring(db), key => Assert.Contains($"{key.DeclaringEntityType.ClrType.Name}.{key.Properties[0].Name}", before));
        }

        var others = await Traces(trial, other.Id);
        await trial.Remove();
        Assert.Equal([$"{nameof(AuditEntry)}.{nameof(AuditEntry.ActorId)}"], (await Traces(trial, firm.Id)).Distinct());
        Assert.NotEmpty(await Traces(trial, other.Id));
        Assert.Contains($"{nameof(Actor)}.{nameof(Actor.Id)}", others);
        // Whatever anybody wrote about it is gone too.
        Assert.DoesNotContain(await Texts(trial), text => text.Contains(Word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal([$"{nameof(TombstoneMark)}.{nameof(TombstoneMark.Value)}"], (await Texts(trial)).Where(text => text.Contains(firm.Slug, StringComparison.Ordinal)).Select(text => text.Split(' ')[0]).Distinct());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Projects_nobody_of_the_region_is_left_in_go_and_the_others_stay(string body)
    {
        await using var trial = await RemovalTrial.Start(body);
        var (firm, small) = (trial.Members.Firm, trial.Members.Small);
        await using (var db = trial.Open())
        {
            foreach (var (key, with) in new[] { ("allein", (Actor?)null), ("fern", small.Actors[6]), ("hier", small.Actors[2]) })
            {
                var project = new Project { Id = Guid.CreateVersion7(), RegionId = firm.RegionId, Key = "test:" + key, Slug = key, Title = key, Source = "Prüfdaten" };
                project.Participants.Add(new Participation { RegionId = firm.RegionId, ProjectId = project.Id, ActorId = firm.Id, Coordinates = true });
                if (with is not null)
                {
                    project.Participants.Add(new Participation { RegionId = firm.RegionId, ProjectId = project.Id, ActorId = with.Id, Coordinates = false });
                }

                db.Add(project);
                db.Add(new Pulse { RegionId = firm.RegionId, At = SmallRegion.Now, Kind = PulseKind.ProjectAdded, ProjectId = project.Id });
            }

            await db.SaveChangesAsync();
        }

        await trial.Remove();
        await using var after = trial.Open();
        Assert.Equal(["beispiel-dichtung-4-0", "hier"], await after.Projects.OrderBy(p => p.Slug).Select(p => p.Slug).ToListAsync());
        Assert.Equal(1, await after.Pulses.CountAsync(p => p.Kind == PulseKind.ProjectAdded));
        Assert.Equal(["test:allein", "test:fern"], await after.TombstoneMarks.Where(m => m.Kind == TombstoneMarkKind.Project).OrderBy(m => m.Value).Select(m => m.Value).ToListAsync());
    }

    private static IEnumerable<IForeignKey> Referring(AppDb db) => db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => key.PrincipalEntityType.ClrType == typeof(Actor));

    // A row for every reference to an organisation, the removed one in it, somebody else in the others.
    private static async Task Fill(AppDb db, Actor firm, Actor other)
    {
        var (project, account) = (await db.Projects.Select(p => p.Id).FirstAsync(), await db.Accounts.Select(a => a.Id).FirstAsync());
        foreach (var key in Referring(db).Where(key => key.DeclaringEntityType.ClrType != typeof(ActorSource) && key.DeclaringEntityType.ClrType != typeof(Participation)))
        {
            var (type, column) = (key.DeclaringEntityType, key.Properties[0]);
            ModelRow.Add(db, type, property => property.GetMaxLength() < 20 || property.Name is "Email" or "Contact" ? null : Word, property =>
                property == column || property.Name == "OwnerId" ? firm.Id
                : property.GetContainingForeignKeys().Select(k => k.PrincipalEntityType.ClrType).FirstOrDefault() switch
                {
                    { Name: nameof(Actor) } => other.Id,
                    { Name: nameof(Project) } => project,
                    { Name: nameof(Account) } => account,
                    _ => null,
                });
            foreach (var made in db.ChangeTracker.Entries<IMayBeExample>())
            {
                made.Property(nameof(IMayBeExample.IsExample)).CurrentValue = false;
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        db.Add(new MergeProposal { Id = Guid.CreateVersion7(), RegionId = firm.RegionId, KeepKey = other.Key, OtherKey = firm.Key, Reason = MergeReason.SameDomain, CreatedAt = SmallRegion.Now });
        db.Add(new Pulse { RegionId = firm.RegionId, At = SmallRegion.Now, Kind = PulseKind.ActorAdded, ActorId = firm.Id });
        await db.SaveChangesAsync();
    }

    private static async Task<List<string>> Traces(RemovalTrial trial, Guid id) =>
        [.. (await Values(trial)).Where(cell => cell.Value is Guid guid && guid == id).Select(cell => cell.Where)];

    private static async Task<List<string>> Texts(RemovalTrial trial) =>
        [.. (await Values(trial)).Where(cell => cell.Value is string && !cell.Where.StartsWith(nameof(OutboxMail), StringComparison.Ordinal)).Select(cell => $"{cell.Where} {cell.Value}")];

    private static async Task<List<(string Where, object? Value)>> Values(RemovalTrial trial)
    {
        await using var db = trial.Open();
        var found = new List<(string, object?)>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            var rows = ((IQueryable<object>)db.GetType().GetMethod("Set", 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!).AsNoTracking().IgnoreQueryFilters().ToList();
            found.AddRange(from row in rows from property in type.GetProperties() select ($"{type.ClrType.Name}.{property.Name}", property.PropertyInfo?.GetValue(row)));
        }

        return found;
    }
}
