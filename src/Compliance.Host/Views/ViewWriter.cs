using Compliance.Host.Commands;
using Compliance.Kernel;
using EventStore;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.Views;

/// <summary>A row before and after a commit.</summary>
internal sealed record RowChange(ViewTable Table, IRow? Before, IRow? After);

/// <summary>
/// Writes the views in the same batch as the events. A whole group of commits costs two statements a view, whatever its size:
/// the earlier versions are closed, the new ones inserted from arrays.
/// </summary>
internal sealed class ViewWriter : IInlineProjection
{
    public void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch)
    {
        var changes = new List<(string Tenant, ViewTable Table, IRow? Before, IRow? After, DateTime At)>();
        foreach (var pending in group)
            if (pending.Commit.Attachment is Beside beside)
                foreach (var row in beside.Rows) changes.Add((pending.Commit.Tenant, row.Table, row.Before, row.After, pending.RecordedAt.UtcDateTime));
        if (changes.Count == 0) return;
        foreach (var table in changes.GroupBy(c => c.Table).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            var closed = table.Where(c => c.Before is not null).OrderBy(c => c.Before!.Id, StringComparer.Ordinal).ToList();
            if (closed.Count > 0)
                batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
                    update {table.Key.Name} v set valid_to = greatest(v.valid_from, u.at) from unnest($1, $2, $3) as u(tenant, id, at)
                    where v.tenant_id = u.tenant and v.id = u.id and v.valid_to is null
                    """)
                { Parameters = { Texts(closed.Select(c => c.Tenant)), Texts(closed.Select(c => c.Before!.Id)), Times(closed.Select(c => c.At)) } });
            var added = table.Where(c => c.After is not null).ToList();
            if (added.Count > 0) batch.BatchCommands.Add(Insert(table.Key, added.ConvertAll(c => (c.Tenant, c.After!, c.At))));
        }
        ViewCounts.Add(batch, changes.ConvertAll(c => (c.Tenant, c.Table, c.Before, c.After)));
    }

    private static NpgsqlBatchCommand Insert(ViewTable table, List<(string Tenant, IRow Row, DateTime At)> rows)
    {
        var sources = string.Join(", ", table.Columns.Select((c, i) => c.FromUnnest("c" + i)));
        var names = string.Join(", ", table.Columns.Select((_, i) => "c" + i));
        var arrays = string.Join(", ", Enumerable.Range(3, table.Columns.Count).Select(i => "$" + i));
        var command = new NpgsqlBatchCommand(
            $"insert into {table.Name} (tenant_id, valid_from, {table.ColumnList}) select t, f, {sources} from unnest($1, $2, {arrays}) as u(t, f, {names})")
        { Parameters = { Texts(rows.Select(r => r.Tenant)), Times(rows.Select(r => r.At)) } };
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = i;
            command.Parameters.Add(table.Columns[i].Many(rows.ConvertAll(r => table.Stored(column, r.Row))));
        }
        return command;
    }

    /// <summary>Copies the rows of newly started streams in: the bulk door for imports and rebuilds, which add to the totals at their end.</summary>
    /// <param name="rows">Each row with the time from which it is valid and, for earlier versions, the time until which it was.</param>
    public static async Task CopyAsync(NpgsqlConnection connection, string tenant, View view,
        IReadOnlyCollection<(IRow Row, DateTimeOffset From, DateTimeOffset? To)> rows, CancellationToken ct, string? into = null)
    {
        if (rows.Count == 0) return;
        var table = ViewTable.Of(view);
        await using var copy = await connection.BeginBinaryImportAsync($"copy {into ?? table.Name} (tenant_id, valid_from, valid_to, {table.ColumnList}) from stdin (format binary)", ct);
        foreach (var (row, from, to) in rows)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(tenant, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(from.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            if (to is { } end) await copy.WriteAsync(end.UtcDateTime, NpgsqlDbType.TimestampTz, ct); else await copy.WriteNullAsync(ct);
            for (var i = 0; i < table.Columns.Count; i++) await table.Copy(copy, i, row, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private static NpgsqlParameter Texts(IEnumerable<string> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private static NpgsqlParameter Times(IEnumerable<DateTime> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
