using Compliance.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.Views;

/// <summary>
/// Totals kept beside the views, written in the same transaction as the rows: a count, and a sum where the view
/// has one, per combination of the counted fields. Writers are spread over slots so that concurrent transactions do not wait for one another's row.
/// </summary>
internal static class ViewCounts
{
    public const string Table = $"{ViewTable.Schema}.view_counts";
    private const int Slots = 8;

    public static string Ddl => $"""
        create table if not exists {Table} (
          tenant_id text not null,
          view text not null,
          dims text[] not null,
          slot smallint not null,
          n bigint not null,
          total numeric not null default 0,
          primary key (tenant_id, view, dims, slot)
        ) with (fillfactor = 70);
        alter table {Table} add column if not exists total numeric not null default 0;
        select register.isolate('{Table}');

        """;

    public static string Key(ViewTable table) => $"{table.View.Name}_v{table.Version}";

    /// <summary>The condition over the totals, when every test is an equality on a counted field; else null.</summary>
    public static string? Condition(ViewTable table, Filter? where, FilterSql sql, string tenant)
    {
        var tests = new List<Filter.Test>();
        if (!Collect(where, tests)) return null;
        var dims = table.Counted.ToList();
        if (dims.Count == 0 || tests.Exists(t => !dims.Exists(d => d.Field == t.Field) || t.Value is null)) return null;
        var text = $"tenant_id = {sql.Parameter(tenant, NpgsqlDbType.Text)} and view = {sql.Parameter(Key(table), NpgsqlDbType.Text)}";
        foreach (var test in tests)
        {
            var at = dims.FindIndex(d => d.Field == test.Field) + 1;
            var values = test.Op == Operator.Eq ? [Word(test.Value!)] : ((IReadOnlyList<object?>)test.Value!).Select(v => Word(v!)).ToArray();
            text += $" and dims[{at}] = any({sql.Parameter(values, NpgsqlDbType.Array | NpgsqlDbType.Text)})";
        }
        return text;
    }

    /// <summary>The totals' own answer to a tally, in the columns count, sum, groups; null when they do not hold it.</summary>
    public static string? Tally(ViewTable table, Filter? where, IReadOnlyList<string> by, string? sum, FilterSql sql, string tenant)
    {
        var at = by.Select(f => table.Counted.TakeWhile(c => c.Field != f).Count() + 1).ToList();
        if (table.Counted.Count == 0 || at.Exists(i => i > table.Counted.Count) || (sum is not null && sum != table.Summed?.Field) || Condition(table, where, sql, tenant) is not { } condition) return null;
        var text = $"select coalesce(sum(n), 0)::bigint, {(sum is null ? "0::numeric" : "coalesce(sum(total), 0)")}{string.Concat(at.Select(i => $", dims[{i}]"))} from {Table} where {condition}";
        return at.Count == 0 ? text : $"{text} group by {string.Join(", ", at.Select(i => $"dims[{i}]"))} having sum(n) <> 0";
    }

    /// <summary>Adds what a group of commits changed. Rows are touched in one order everywhere, so that transactions never wait in a ring.</summary>
    public static void Add(NpgsqlBatch batch, IReadOnlyList<(string Tenant, ViewTable Table, IRow? Before, IRow? After)> changes)
    {
        var sums = new SortedDictionary<(string Tenant, string View, string Dims), (long N, decimal Total)>();
        foreach (var (tenant, table, before, after) in changes)
        {
            if (table.View.CountedBy.Count == 0) continue;
            Count(before, -1);
            Count(after, +1);

            void Count(IRow? row, int sign)
            {
                if (row is null) return;
                var key = (tenant, Key(table), Literal(table.CountKey(row)));
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.N + sign, sum.Total + (sign * table.SummedOf(row)));
            }
        }
        var rows = sums.Where(s => s.Value != default).ToList();
        if (rows.Count == 0) return;
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            insert into {Table} as c (tenant_id, view, dims, slot, n, total)
            select t, v, d::text[], pg_backend_pid() % {Slots}, n, s from unnest($1, $2, $3, $4, $5) as u(t, v, d, n, s)
            on conflict (tenant_id, view, dims, slot) do update set n = c.n + excluded.n, total = c.total + excluded.total
            """)
        {
            Parameters =
            {
                new() { Value = rows.Select(r => r.Key.Tenant).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = rows.Select(r => r.Key.View).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = rows.Select(r => r.Key.Dims).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = rows.Select(r => r.Value.N).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = rows.Select(r => r.Value.Total).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric },
            },
        });
    }

    public static async Task AddAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<(string Tenant, ViewTable Table, IRow? Before, IRow? After)> changes, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        Add(batch, changes);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
    }

    private static bool Collect(Filter? where, List<Filter.Test> tests)
    {
        switch (where)
        {
            case null: return true;
            case Filter.All all: return all.Of.All(f => Collect(f, tests));
            case Filter.Test { Op: Operator.Eq or Operator.In } test: tests.Add(test); return true;
            default: return false;
        }
    }

    private static string Word(object value) => value is bool b ? (b ? "true" : "false") : SdlName.Of(value);

    private static string Literal(string?[] key) => "{" + string.Join(',', key.Select(k => k is null ? "NULL"
        : "\"" + k.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"")) + "}";
}
