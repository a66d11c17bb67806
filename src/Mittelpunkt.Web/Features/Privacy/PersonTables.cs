using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>
/// One table that holds something about persons, read from the model of the database: by references to accounts and by columns for
/// addresses. A new table is in the export without anybody thinking of it.
/// </summary>
/// <param name="Type">The table.</param>
/// <param name="Own">Columns that say whose a row is.</param>
/// <param name="Acted">Columns that say who did something to somebody else.</param>
public sealed record PersonTable(IEntityType Type, IReadOnlyList<IProperty> Own, IReadOnlyList<IProperty> Acted)
{
    private static readonly string[] AddressColumns = ["Email", "To", "Contact"];
    private static readonly MethodInfo QueryMethod = typeof(PersonTable).GetMethod(nameof(Query), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>E.g. "Membership"; the key of its text.</summary>
    public string Name => Type.ClrType.Name;

    public static IReadOnlyList<PersonTable> In(AppDb db) =>
        [.. db.Model.GetEntityTypes().Select(Read).Where(table => table.Own.Count + table.Acted.Count > 0).OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>Rows that are the person's own.</summary>
    public IQueryable<object> OwnRows(AppDb db, Account person) => Rows(db, person, Own);

    /// <summary>Rows of others the person did something to.</summary>
    public IQueryable<object> ActedRows(AppDb db, Account person) => Rows(db, person, Acted);

    /// <summary>Both, each once: as many as the export holds.</summary>
    public IQueryable<object> AllRows(AppDb db, Account person) => Rows(db, person, [.. Own, .. Acted]);

    private static PersonTable Read(IEntityType type)
    {
        if (type.ClrType == typeof(Account))
        {
            return new(type, [type.FindProperty(nameof(Account.Id))!], []);
        }

        var references = type.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType == typeof(Account)).Select(key => key.Properties[0]).Distinct().ToList();
        var addresses = type.GetProperties().Where(p => p.ClrType == typeof(string) && AddressColumns.Contains(p.Name));
        return new(type, [.. references.Where(p => p.Name == "AccountId"), .. addresses], [.. references.Where(p => p.Name != "AccountId")]);
    }

    private IQueryable<object> Rows(AppDb db, Account person, IReadOnlyList<IProperty> columns) =>
        (IQueryable<object>)QueryMethod.MakeGenericMethod(Type.ClrType).Invoke(null, [db, person, columns])!;

    private static IQueryable<object> Query<T>(AppDb db, Account person, IReadOnlyList<IProperty> columns) where T : class
    {
        if (columns.Count == 0)
        {
            return Enumerable.Empty<object>().AsQueryable();
        }

        var row = Expression.Parameter(typeof(T), "row");
        var any = columns.Select(column => Equal(row, column, person)).Aggregate(Expression.OrElse);
        return db.Set<T>().AsNoTracking().Where(Expression.Lambda<Func<T, bool>>(any, row));
    }

    private static BinaryExpression Equal(ParameterExpression row, IProperty column, Account person)
    {
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [column.ClrType], row, Expression.Constant(column.Name));
        return column.ClrType == typeof(string)
            // People type addresses in any case; kept ones are lower.
            ? Expression.Equal(Expression.Call(value, typeof(string).GetMethod(nameof(string.ToLower), [])!), Expression.Constant(person.Email))
            : Expression.Equal(value, Expression.Constant(column.ClrType == typeof(Guid) ? person.Id : (Guid?)person.Id, column.ClrType));
    }
}
