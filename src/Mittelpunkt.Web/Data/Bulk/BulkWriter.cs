using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Bulk;

/// <summary>Writes many rows fast inside the current transaction of a database. Rows of another region are refused.</summary>
public abstract class BulkWriter(AppDb db)
{
    private readonly Dictionary<Type, BulkTable> _tables = [];

    protected AppDb Db { get; } = db;

    public static BulkWriter For(AppDb db) => db switch
    {
        PostgresDb => new PostgresBulk(db),
        _ => new SqliteBulk(db),
    };

    public async Task Insert<T>(IReadOnlyList<T> rows, CancellationToken ct) where T : class, IRegional
    {
        if (rows.Count > 0)
        {
            RefuseOtherRegions(rows);
            await InsertRows(Table<T>(), rows, ct);
        }
    }

    /// <summary>Overwrites every column of the rows with these primary keys.</summary>
    public async Task Update<T>(IReadOnlyList<T> rows, CancellationToken ct) where T : class, IRegional
    {
        if (rows.Count > 0)
        {
            RefuseOtherRegions(rows);
            await UpdateRows(Table<T>(), rows, ct);
        }
    }

    private protected abstract Task InsertRows(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct);

    private protected abstract Task UpdateRows(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct);

    private BulkTable Table<T>() where T : class, IRegional
    {
        if (!_tables.TryGetValue(typeof(T), out var table))
        {
            _tables[typeof(T)] = table = BulkTable.Of<T>(Db);
        }

        return table;
    }

    private void RefuseOtherRegions<T>(IReadOnlyList<T> rows) where T : class, IRegional
    {
        foreach (var row in rows)
        {
            if (row.RegionId != Db.RegionId)
            {
                throw new InvalidOperationException($"{typeof(T).Name} belongs to another region.");
            }
        }
    }
}
