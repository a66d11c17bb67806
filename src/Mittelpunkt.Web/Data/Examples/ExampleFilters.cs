using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Data.Examples;

/// <summary>
/// The query filters of the demo mode. A row that may be an example is found only where examples are shown. An example person finds
/// private rows of examples only: whatever person, organisation or project they refer to is an example, and they refer to one.
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

    // Every reference that is set leads to an example, and at least one is set.
    private static Expression<Func<T, bool>> PrivateOf<T>(IReadOnlyEntityType type, AppDb db) where T : class
    {
        if (typeof(IMayBeExample).IsAssignableFrom(typeof(T)))
        {
            return With<T, bool>(nameof(IMayBeExample.IsExample), db.Own);
        }

        var row = Expression.Parameter(typeof(T), "row");
        Expression each = Expression.Constant(true), any = Expression.Constant(false);
        foreach (var key in type.GetForeignKeys())
        {
            if (ConditionOn(key.PrincipalEntityType.ClrType, db) is not { } condition || key.Properties[0].PropertyInfo is not { } property)
            {
                continue;
            }

            var value = Expression.Convert(Expression.Property(row, property), typeof(Guid?));
            var isExample = new Put(condition.Parameters[0], value).Visit(condition.Body);
            any = Expression.OrElse(any, isExample);
            each = Expression.AndAlso(each, Expression.OrElse(Expression.Equal(value, Expression.Constant(null, typeof(Guid?))), isExample));
        }

        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(db.ActsReal.Body, Expression.AndAlso(any, each)), row);
    }

    private static Expression<Func<Guid?, bool>>? ConditionOn(Type principal, AppDb db) =>
        principal == typeof(Account) ? db.IsExamplePerson
        : principal == typeof(Actor) ? db.IsExampleActor
        : principal == typeof(Project) ? db.IsExampleProject
        : principal == typeof(ReportCase) ? db.IsExampleCase
        : null;

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
