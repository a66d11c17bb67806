using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mittelpunkt.Web.Data.Bulk;

/// <summary>One prepared statement, run once a row.</summary>
internal sealed class SqliteBulk(AppDb db) : BulkWriter(db)
{
    private protected override Task InsertRows(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var places = string.Join(", ", table.Columns.Select((_, i) => "$" + i));
        return Run(table.Columns, $"INSERT INTO {BulkTable.Quote(table.Name)} ({table.ColumnList}) VALUES ({places})", rows, ct);
    }

    private protected override Task UpdateRows(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct)
    {
        BulkColumn[] columns = [.. table.Values, .. table.Keys];
        var assignments = columns.Select((c, i) => $"{BulkTable.Quote(c.Name)} = ${i}").ToArray();
        var set = string.Join(", ", assignments[..table.Values.Count()]);
        var where = string.Join(" AND ", assignments[table.Values.Count()..]);
        return Run(columns, $"UPDATE {BulkTable.Quote(table.Name)} SET {set} WHERE {where}", rows, ct);
    }

    private Task Run(IReadOnlyList<BulkColumn> columns, string sql, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var transaction = Db.Database.CurrentTransaction ?? throw new InvalidOperationException("Bulk rows are written inside a transaction.");
        using var command = ((SqliteConnection)Db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)transaction.GetDbTransaction();
        command.CommandText = sql;
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter("$" + i, null))).ToArray();
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }
}
