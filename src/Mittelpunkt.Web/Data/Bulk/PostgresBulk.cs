using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mittelpunkt.Web.Data.Bulk;

/// <summary>COPY in binary form; updates go through a temporary table.</summary>
internal sealed class PostgresBulk(AppDb db) : BulkWriter(db)
{
    private protected override Task InsertRows(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct) =>
        Copy(BulkTable.Quote(table.Name), table, rows, ct);

    private protected override async Task UpdateRows(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var target = BulkTable.Quote(table.Name);
        var stage = BulkTable.Quote("bulk_" + table.Name);
        await Execute($"CREATE TEMP TABLE IF NOT EXISTS {stage} (LIKE {target}) ON COMMIT DROP", ct);
        await Execute($"TRUNCATE {stage}", ct);
        await Copy(stage, table, rows, ct);
        var set = string.Join(", ", table.Values.Select(c => $"{BulkTable.Quote(c.Name)} = s.{BulkTable.Quote(c.Name)}"));
        var where = string.Join(" AND ", table.Keys.Select(c => $"t.{BulkTable.Quote(c.Name)} = s.{BulkTable.Quote(c.Name)}"));
        await Execute($"UPDATE {target} t SET {set} FROM {stage} s WHERE {where}", ct);
    }

    private async Task Copy(string target, BulkTable table, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var connection = Connection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {target} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            copy.StartRow();
            foreach (var column in table.Columns)
            {
                if (column.Read(row) is { } value)
                {
                    copy.Write(value);
                }
                else
                {
                    copy.WriteNull();
                }
            }
        }

        await copy.CompleteAsync(ct);
    }

    private async Task Execute(string sql, CancellationToken ct)
    {
        await using var command = Connection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlConnection Connection()
    {
        _ = Db.Database.CurrentTransaction ?? throw new InvalidOperationException("Bulk rows are written inside a transaction.");
        return (NpgsqlConnection)Db.Database.GetDbConnection();
    }
}
