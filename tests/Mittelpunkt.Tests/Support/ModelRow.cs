using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Tests.Support;

/// <summary>Makes a row of any table, with a value in every column, from the model of the database alone.</summary>
internal static class ModelRow
{
    private static int _count;

    /// <summary>Adds a row with all the rows it refers to, but for those that are known: accounts and others by their column, the rest by their table.</summary>
    /// <returns>Its id; empty when it has none.</returns>
    public static Guid Add(AppDb db, IEntityType type, Func<IProperty, string?> text, Func<IProperty, Guid?> known)
    {
        var row = New(db, type, text, property => known(property) ?? (property.Name == nameof(IRegional.RegionId) ? db.RegionId
            : property.GetContainingForeignKeys().Select(key => key.PrincipalEntityType).FirstOrDefault() is { } principal ? Add(db, principal, text, known)
            : Guid.CreateVersion7()));
        db.Add(row);
        return type.FindProperty("Id") is { } key ? (Guid)db.Entry(row).Property(key.Name).CurrentValue! : Guid.Empty;
    }

    /// <param name="db">Not yet tracking the row.</param>
    /// <param name="type">The table.</param>
    /// <param name="text">Text of a column; null for any.</param>
    /// <param name="id">Id of a column.</param>
    private static object New(AppDb db, IEntityType type, Func<IProperty, string?> text, Func<IProperty, Guid> id)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(row);
        foreach (var property in type.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never))
        {
            entry.Property(property.Name).CurrentValue = Value(property, text, id);
        }

        return row;
    }

    private static object Value(IProperty property, Func<IProperty, string?> text, Func<IProperty, Guid> id)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var number = Interlocked.Increment(ref _count);
        return type switch
        {
            _ when type == typeof(Guid) => id(property),
            _ when type == typeof(string) => text(property) ?? (property.GetMaxLength() < 8 ? "de" : $"x{number}"),
            _ when type == typeof(byte[]) => BitConverter.GetBytes(number),
            _ when type == typeof(DateTimeOffset) => SmallRegion.Now,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 2),
            // The last value is the end of a row's way: nobody sends, answers or decides it.
            { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
            _ when type == typeof(bool) => true,
            _ => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
