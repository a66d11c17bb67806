using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Bulk;

/// <summary>One column as it is written: its name and how its value is read from an entity, converted for the database.</summary>
internal sealed record BulkColumn(string Name, bool IsKey, Func<object, object?> Read);

/// <summary>One table as the bulk writers see it, taken from the model, so that it follows every migration.</summary>
internal sealed class BulkTable
{
    private BulkTable(string name, IReadOnlyList<BulkColumn> columns)
    {
        Name = name;
        Columns = columns;
    }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public IEnumerable<BulkColumn> Keys => Columns.Where(c => c.IsKey);

    public IEnumerable<BulkColumn> Values => Columns.Where(c => !c.IsKey);

    public string ColumnList => string.Join(", ", Columns.Select(c => Quote(c.Name)));

    public static string Quote(string name) => $"\"{name}\"";

    public static BulkTable Of<T>(AppDb db) where T : class, IRegional
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        return new BulkTable(table.Name, [.. type.GetProperties().Select(property => Column(property, table))]);
    }

    private static BulkColumn Column(IProperty property, StoreObjectIdentifier table)
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        Func<object, object?> read = convert is null
            ? getter.GetClrValue
            : row => getter.GetClrValue(row) is { } value ? convert(value) : null;
        return new BulkColumn(property.GetColumnName(table)!, property.IsPrimaryKey(), read);
    }
}
