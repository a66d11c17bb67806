using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Features.Demo;

/// <summary>
/// Takes every example out of the database again, and every row about one. Which rows those are follows from the model: a row is one when
/// it says so itself, or when it refers to one; a row that merely remembers one, as the audit log, stays and forgets. So no table can be forgotten.
/// </summary>
public sealed class RemoveDemo(AppDb db)
{
    /// <returns>How many organisations were removed.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var actors = await db.Actors.IgnoreQueryFilters().CountAsync(a => a.IsExample, ct);
        await db.Set<OutboxMail>().IgnoreQueryFilters().Where(m => m.To.EndsWith(".beispiel.example")).ExecuteDeleteAsync(ct);
        var done = new HashSet<IEntityType>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            await Delete(type, done, ct);
        }

        await transaction.CommitAsync(ct);
        return actors;
    }

    // Rows that refer to others go first.
    private async Task Delete(IEntityType type, HashSet<IEntityType> done, CancellationToken ct)
    {
        if (!done.Add(type) || Which(type, []) is not { } which)
        {
            return;
        }

        foreach (var key in type.GetReferencingForeignKeys())
        {
            await Delete(key.DeclaringEntityType, done, ct);
        }

        // Names come from the model, never from outside.
        var delete = string.Concat("DELETE FROM \"", type.GetTableName(), "\" WHERE ", which);
        await db.Database.ExecuteSqlRawAsync(delete, ct);
    }

    private static string? Which(IEntityType type, HashSet<IEntityType> above)
    {
        if (typeof(IMayBeExample).IsAssignableFrom(type.ClrType))
        {
            return $"\"{Column(type.FindProperty(nameof(IMayBeExample.IsExample))!)}\"";
        }

        if (!above.Add(type))
        {
            return null;
        }

        var ways = type.GetForeignKeys().Where(key => key.DeleteBehavior != DeleteBehavior.SetNull).Select(key => (Key: key, Which: Which(key.PrincipalEntityType, above))).Where(way => way.Which is not null)
            .Select(way => $"\"{Column(way.Key.Properties[0])}\" IN (SELECT \"{Column(way.Key.PrincipalKey.Properties[0])}\" FROM \"{way.Key.PrincipalEntityType.GetTableName()}\" WHERE {way.Which})").ToList();
        above.Remove(type);
        return ways.Count == 0 ? null : string.Join(" OR ", ways);
    }

    private static string Column(IReadOnlyProperty property) => property.GetColumnName();
}
