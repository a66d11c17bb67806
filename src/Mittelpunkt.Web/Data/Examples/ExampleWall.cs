using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Examples;

/// <summary>
/// Keeps examples and real records apart in the one place every write passes. A row about examples is an example itself, no row is about
/// both, and an example person writes nothing real and nothing about an account. Costs nothing where no examples are shown.
/// </summary>
internal static class ExampleWall
{
    private static readonly Type[] Ends = [typeof(Actor), typeof(Account), typeof(Project)];

    /// <exception cref="ExamplesApartException">A change breaks the rule; nothing is written.</exception>
    public static async Task Check(AppDb db, CancellationToken ct)
    {
        if (!db.ShowsExamples)
        {
            return;
        }

        db.ChangeTracker.DetectChanges();
        var changes = db.ChangeTracker.Entries<IRegional>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => (Entry: entry, Ends: EndsOf(entry))).ToList();
        var examples = await ExamplesAmong(db, [.. changes.SelectMany(change => change.Ends).Distinct()], ct);
        foreach (var (entry, ends) in changes)
        {
            var about = ends.Count(examples.Contains);
            if (about > 0 && about < ends.Count)
            {
                throw new ExamplesApartException(entry.Metadata.ShortName());
            }

            if (entry is { State: EntityState.Added, Entity: IMayBeExample } && about > 0)
            {
                entry.Property(nameof(IMayBeExample.IsExample)).CurrentValue = true;
            }

            var isExample = entry.Entity is IMayBeExample { IsExample: true };
            if ((isExample && about < ends.Count) || (db.ActsAsExample && !MayAct(entry, ends.Count, about, isExample)))
            {
                throw new ExamplesApartException(entry.Metadata.ShortName());
            }
        }
    }

    // About an example organisation; or private and of nobody, as a mail or a line of a log; never the account or what belongs to it.
    private static bool MayAct(EntityEntry<IRegional> entry, int ends, int about, bool isExample) => entry.Entity switch
    {
        Account => false,
        AccountSession => about > 0,
        INeverPublic => about == ends && (KeysTo(entry).All(key => key.IsLoose) || KeysTo(entry).Any(key => key.IsLoose || key.Type != typeof(Account))),
        _ => isExample || (ends > 0 && about == ends),
    };

    private static List<Guid> EndsOf(EntityEntry<IRegional> entry) => entry.Entity is Pulse pulse
        ? [.. new[] { pulse.ActorId, pulse.OtherId, pulse.ProjectId }.OfType<Guid>()]
        : [.. KeysTo(entry).Where(key => !key.IsLoose).Select(key => entry.Property(key.Property).CurrentValue).OfType<Guid>()];

    // A loose key only remembers who did it, and forgets when that account is removed: logs have such keys, what belongs to an account has none.
    private static IEnumerable<(Type Type, string Property, bool IsLoose)> KeysTo(EntityEntry entry) => entry.Metadata.GetForeignKeys()
        .Where(key => Ends.Contains(key.PrincipalEntityType.ClrType))
        .Select(key => (key.PrincipalEntityType.ClrType, key.Properties[0].Name, key.DeleteBehavior == DeleteBehavior.SetNull));

    private static async Task<HashSet<Guid>> ExamplesAmong(AppDb db, Guid[] ids, CancellationToken ct)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        HashSet<Guid> found = [.. db.ChangeTracker.Entries<IMayBeExample>().Where(entry => entry is { State: EntityState.Added, Entity.IsExample: true }).Select(IdOf)];
        found.UnionWith(await db.Actors.IgnoreQueryFilters().Where(a => ids.Contains(a.Id) && a.IsExample).Select(a => a.Id).ToListAsync(ct));
        found.UnionWith(await db.Accounts.IgnoreQueryFilters().Where(a => ids.Contains(a.Id) && a.IsExample).Select(a => a.Id).ToListAsync(ct));
        found.UnionWith(await db.Projects.IgnoreQueryFilters().Where(p => ids.Contains(p.Id) && p.IsExample).Select(p => p.Id).ToListAsync(ct));
        return found;
    }

    private static Guid IdOf(EntityEntry<IMayBeExample> entry) => entry.Entity switch
    {
        Actor actor => actor.Id, Account account => account.Id, Project project => project.Id, _ => Guid.Empty,
    };
}
