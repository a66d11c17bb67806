using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Data.Examples;

/// <summary>
/// The query filters of the demo mode. A row that may be an example is found only where examples are shown. An example person finds
/// private rows of examples only: those of an example account, else those about an example organisation, else none.
/// </summary>
internal static class ExampleFilters
{
    public static void Set<T>(ModelBuilder model, AppDb db) where T : class, IRegional
    {
        if (typeof(IMayBeExample).IsAssignableFrom(typeof(T)))
        {
            model.Entity<T>().HasQueryFilter(ExampleFilter.Name, With<T, bool>(nameof(IMayBeExample.IsExample), db.Shown));
        }

        if (typeof(INeverPublic).IsAssignableFrom(typeof(T)))
        {
            model.Entity<T>().HasQueryFilter(ExampleFilter.Private, PrivateOf<T>(model.Entity<T>().Metadata, db));
        }
    }

    private static Expression<Func<T, bool>> PrivateOf<T>(IReadOnlyEntityType type, AppDb db) where T : class =>
        typeof(IMayBeExample).IsAssignableFrom(typeof(T)) ? With<T, bool>(nameof(IMayBeExample.IsExample), db.Own)
        : KeyTo<Account>(type) is { } account ? With<T, Guid?>(account, db.OfExamplePerson)
        : KeyTo<Actor>(type) is { } actor ? With<T, Guid?>(actor, db.OfExampleActor)
        : With<T, Guid>(nameof(IRegional.RegionId), db.OfNoExample);

    private static string? KeyTo<TPrincipal>(IReadOnlyEntityType type) => type.GetForeignKeys()
        .Where(key => key.PrincipalEntityType.ClrType == typeof(TPrincipal))
        .OrderBy(key => key.DeleteBehavior == DeleteBehavior.SetNull).ThenBy(key => key.Properties[0].Name, StringComparer.Ordinal).FirstOrDefault()?.Properties[0].PropertyInfo?.Name;

    // The condition on a value, which must name the context itself so that every context asks its own region, as a condition on the row that has it.
    private static Expression<Func<T, bool>> With<T, TValue>(string property, Expression<Func<TValue, bool>> condition)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var value = Expression.Convert(Expression.Property(row, property), typeof(TValue));
        return Expression.Lambda<Func<T, bool>>(new Put(condition.Parameters[0], value).Visit(condition.Body), row);
    }

    private sealed class Put(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
