using System.Text;
using Compliance.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.Views;

/// <summary>The stored views of one tenant.</summary>
/// <param name="asked">Which columns the caller will look at in the rows of a page; all of them when it is not known.</param>
internal sealed class PostgresViews(NpgsqlDataSource source, string tenant, Func<ViewTable, AskedColumns>? asked = null) : IViews
{
    public const int DefaultPage = 50, MaxPage = 500;

    public async ValueTask<TRow?> Get<TRow>(View<TRow> view, string id, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow
    {
        var table = ViewTable.Of(view);
        await using var command = source.CreateCommand();
        var sql = new FilterSql(table, command.Parameters);
        command.CommandText = $"select {table.ColumnList} from {table.Name} where tenant_id = {sql.Parameter(tenant, NpgsqlDbType.Text)} and id = {sql.Parameter(id, NpgsqlDbType.Text)} and {Valid(sql, asOf)} limit 1";
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? table.Whole.Read<TRow>(reader) : null;
    }

    public async ValueTask<IReadOnlyDictionary<string, TRow>> GetMany<TRow>(View<TRow> view, IReadOnlyList<string> ids, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow
    {
        // PostgreSQL takes an array for ten ids and plans each such statement anew, which costs more than reading one row.
        if (ids is [var only]) return await Get(view, only, asOf, ct) is { } found ? new Dictionary<string, TRow>(StringComparer.Ordinal) { [only] = found } : new Dictionary<string, TRow>();
        var table = ViewTable.Of(view);
        await using var command = source.CreateCommand();
        var sql = new FilterSql(table, command.Parameters);
        command.CommandText = $"select {table.ColumnList} from {table.Name} where tenant_id = {sql.Parameter(tenant, NpgsqlDbType.Text)} and id = any({sql.Parameter(ids.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}) and {Valid(sql, asOf)}";
        var rows = new Dictionary<string, TRow>(ids.Count, StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = table.Whole.Read<TRow>(reader);
            rows[row.Id] = row;
        }
        return rows;
    }

    public async ValueTask<Connection<TRow>> Page<TRow>(View<TRow> view, PageRequest page, CancellationToken ct) where TRow : class, IRow
    {
        var (size, backwards) = Size(page);
        var table = ViewTable.Of(view);
        var keyset = new Keyset(table, page.Order);
        await using var command = source.CreateCommand();
        var sql = new FilterSql(table, command.Parameters);
        var columns = asked?.Invoke(table).With(keyset) ?? table.Whole;
        var text = new StringBuilder($"select {columns.List} from {table.Name} where ");
        Scope(text, sql, page.Where, page.AsOf);
        if (page.After is not null) text.Append(" and ").Append(keyset.Beyond(page.After, false, sql));
        if (page.Before is not null) text.Append(" and ").Append(keyset.Beyond(page.Before, true, sql));
        text.Append($" order by {keyset.OrderBy(backwards)} limit {sql.Parameter(size + 1, NpgsqlDbType.Integer)}");
        command.CommandText = text.ToString();

        var rows = new List<TRow>(size + 1);
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) rows.Add(columns.Read<TRow>(reader));
        }
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (backwards) rows.Reverse();
        string Cursor(TRow row) => keyset.Cursor(column => table.ValueOf(column, row));
        var edges = rows.ConvertAll(row => new Edge<TRow>(row, Cursor));
        var info = new PageInfo(backwards ? page.Before is not null : more, backwards ? more : page.After is not null,
            edges.Count == 0 ? null : () => edges[0].Cursor, edges.Count == 0 ? null : () => edges[^1].Cursor);
        // A first page that holds everything has been counted.
        var all = !more && page.After is null && page.Before is null;
        return new Connection<TRow>(edges, info, count => all ? ValueTask.FromResult((long)edges.Count) : Count(table, page.Where, page.AsOf, count));
    }

    public async ValueTask<IReadOnlyList<TRow>> List<TRow>(View<TRow> view, Filter? where, int limit, CancellationToken ct) where TRow : class, IRow
    {
        var table = ViewTable.Of(view);
        await using var command = source.CreateCommand();
        var sql = new FilterSql(table, command.Parameters);
        var text = new StringBuilder($"select {table.ColumnList} from {table.Name} where ");
        Scope(text, sql, where, null);
        text.Append($" order by {new Keyset(table, []).OrderBy(false)} limit {sql.Parameter(limit, NpgsqlDbType.Integer)}");
        command.CommandText = text.ToString();
        var rows = new List<TRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) rows.Add(table.Whole.Read<TRow>(reader));
        return rows;
    }

    public async ValueTask<IReadOnlyList<Tally>> Tally<TRow>(View<TRow> view, Filter? where, IReadOnlyList<string> by, string? sum, DateTimeOffset? asOf, CancellationToken ct) where TRow : class, IRow
    {
        var table = ViewTable.Of(view);
        var groups = by.Select(f => Group(table, f)).ToList();
        await using var command = source.CreateCommand();
        var sql = new FilterSql(table, command.Parameters);
        command.CommandText = asOf is null && ViewCounts.Tally(table, where, by, sum, sql, tenant) is { } kept ? kept : Tallied(table, where, groups, sum, asOf, sql);
        var tallies = new List<Tally>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            tallies.Add(new Tally([.. Enumerable.Range(2, groups.Count).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))], reader.GetInt64(0), reader.GetDecimal(1)));
        return tallies;
    }

    private string Tallied(ViewTable table, Filter? where, List<string> groups, string? sum, DateTimeOffset? asOf, FilterSql sql)
    {
        var total = sum is null ? "0::numeric" : $"coalesce(sum({Column(table, sum).Name}), 0)";
        var text = new StringBuilder($"select count(*), {total}{string.Concat(groups.Select(g => ", " + g))} from {table.Name} where ");
        Scope(text, sql, where, asOf);
        if (groups.Count > 0)
        {
            var ordinals = string.Join(", ", Enumerable.Range(3, groups.Count));
            text.Append($" group by {ordinals} order by {ordinals}");
        }
        return text.ToString();
    }

    /// <summary>
    /// How many rows match. What filters only by the counted fields is summed from the totals kept beside the view,
    /// so it costs the same at any size; everything else is counted.
    /// </summary>
    private async ValueTask<long> Count(ViewTable table, Filter? where, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = source.CreateCommand();
        var sql = new FilterSql(table, command.Parameters);
        if (asOf is null && ViewCounts.Condition(table, where, sql, tenant) is { } counted)
            command.CommandText = $"select coalesce(sum(n), 0)::bigint from {ViewCounts.Table} where {counted}";
        else
        {
            var text = new StringBuilder($"select count(*) from {table.Name} where ");
            Scope(text, sql, where, asOf);
            command.CommandText = text.ToString();
        }
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private void Scope(StringBuilder text, FilterSql sql, Filter? where, DateTimeOffset? asOf)
    {
        text.Append($"tenant_id = {sql.Parameter(tenant, NpgsqlDbType.Text)} and {Valid(sql, asOf)}");
        if (where is not null) text.Append(" and ").Append(sql.Condition(where));
    }

    private static string Valid(FilterSql sql, DateTimeOffset? asOf)
    {
        if (asOf is null) return "valid_to is null";
        var moment = sql.Parameter(asOf.Value.UtcDateTime, NpgsqlDbType.TimestampTz);
        return $"valid_from <= {moment} and (valid_to is null or valid_to > {moment})";
    }

    private static (int Size, bool Backwards) Size(PageRequest page)
    {
        var size = page.First ?? page.Last ?? DefaultPage;
        if (size is < 0 or > MaxPage || page is { First: not null, Last: not null } or { Last: not null, After: not null } or { First: not null, Before: not null })
            throw new BadRequestException("BAD_PAGE", ("max", MaxPage));
        return (size, page.Last is not null || (page.First is null && page.Before is not null));
    }

    private static ViewColumn Column(ViewTable table, string field) => table.ByField.TryGetValue(field, out var column) && column.IsFilterable
        ? column : throw new BadRequestException("BAD_FIELD", ("field", field));

    private static string Group(ViewTable table, string field)
    {
        var month = field.EndsWith(ViewTable.Month, StringComparison.Ordinal);
        var column = Column(table, month ? field[..^ViewTable.Month.Length] : field);
        return month ? ViewTable.OfficeMonth(column) : column.Name;
    }
}
