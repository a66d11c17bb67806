using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Examples;

/// <summary>For figures on pages that also show examples.</summary>
public static class RealRows
{
    /// <summary>Without examples.</summary>
    public static IQueryable<T> Real<T>(this IQueryable<T> rows) where T : class, IMayBeExample => rows.Where(row => !row.IsExample);
}
