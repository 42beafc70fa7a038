using System.Diagnostics;
using Compliance.Host.Commands;
using Compliance.Kernel;
using EventStore;
using EventStore.Projections;
using Npgsql;

namespace Compliance.Host.Views;

internal sealed record Rebuilt(long Events, long Rows, double Seconds);

/// <summary>
/// Folds a view anew beside the old one, in parallel, and swaps them. Readers see the old rows until the swap; writers wait
/// only for the last step, which folds again the few streams that moved meanwhile. A rebuild that was killed goes on where
/// it stood, as long as the build of the rooms is the same.
/// </summary>
internal sealed class ViewRebuild(NpgsqlDataSource source, IEventDatabase store, EventStoreOptions tables, RebuildOptions? options = null)
{

    /// <param name="progress">Called now and then with the events folded so far, those of a run that was cut off among them.</param>
    /// <param name="unlessLive">Does nothing when another host was quicker.</param>
    public async Task<Rebuilt> RunAsync(StreamKind kind, Action<RebuildProgress>? progress, CancellationToken ct, bool unlessLive = false)
    {
        var clock = Stopwatch.StartNew();
        var table = ViewTable.Of(kind.View);
        var building = table.Name + "_building";
        await using var connection = await source.OpenConnectionAsync(ct);
        // One rebuild of a view at a time, over all hosts; held until the connection goes back, or its process ends.
        await Execute($"select pg_advisory_lock(hashtext('{table.Name} rebuild'))");
        try
        {
            if (unlessLive && (await ViewSchema.NotLiveAsync(source, [kind], ct)).Count == 0) return new(0, 0, 0);
            var rebuild = new Rebuild(source, store, tables, table.Name, RoomBook.Build, kind.Alias, (batch, at, _, token) =>
                ViewWriter.CopyAsync(at, batch.Tenant, kind.View, [.. batch.Streams.SelectMany(events => Versions(kind, events))], token, building), options);
            if (!await Exists(building) || !await rebuild.IsUnderWayAsync(ct))
            {
                await using var begin = await connection.BeginTransactionAsync(ct);
                await Execute($"drop table if exists {building}", begin);
                await Execute(table.CreateTable(building), begin);
                await rebuild.BeginAsync(connection, begin, ct);
                await begin.CommitAsync(ct);
            }
            var done = await rebuild.RunAsync(progress, ct);
            // Cheaper after the rows than with them.
            await Execute($"{table.CreateIndexes(building)} analyze {building}");
            var rows = await Count(building);

            await using var transaction = await connection.BeginTransactionAsync(ct);
            await Execute($"lock table {table.Name} in exclusive mode", transaction);
            foreach (var (tenant, ids) in await Stale(connection, transaction, kind, building, ct))
            {
                await using (var delete = new NpgsqlCommand($"delete from {building} where tenant_id = $1 and id = any($2)", connection, transaction) { Parameters = { new() { Value = tenant }, new() { Value = ids } } })
                    await delete.ExecuteNonQueryAsync(ct);
                foreach (var stream in await store.ReadStreamsAsync(tenant, ids, ct))
                    await ViewWriter.CopyAsync(connection, tenant, kind.View, Versions(kind, stream.Value), ct, building);
            }
            await Execute(Counts(table, building), transaction);
            await Execute(Swap(table, building), transaction);
            await rebuild.EndAsync(connection, transaction, ct);
            await transaction.CommitAsync(ct);
            return new Rebuilt(done.Events, rows, clock.Elapsed.TotalSeconds);
        }
        finally
        {
            await Execute($"select pg_advisory_unlock(hashtext('{table.Name} rebuild'))");
        }

        async Task Execute(string sql, NpgsqlTransaction? transaction = null)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        async Task<bool> Exists(string name)
        {
            await using var command = new NpgsqlCommand("select to_regclass($1) is not null", connection) { Parameters = { new() { Value = name } } };
            return (bool)(await command.ExecuteScalarAsync(ct))!;
        }

        async Task<long> Count(string name)
        {
            await using var command = new NpgsqlCommand($"select count(*) from {name}", connection) { CommandTimeout = 0 };
            return (long)(await command.ExecuteScalarAsync(ct))!;
        }
    }

    /// <summary>The row after each commit that touched the stream, each valid until the next.</summary>
    private static List<(IRow Row, DateTimeOffset From, DateTimeOffset? To)> Versions(StreamKind kind, IReadOnlyList<StoredEvent> events)
    {
        var versions = new List<(IRow, DateTimeOffset, DateTimeOffset?)>();
        IRow? row = null;
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            try
            {
                row = kind.View.FoldRow(row, RoomBook.Envelope(e));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"{kind.View.Name} cannot take event {e.Version} of {e.Stream} ({e.Type}, sequence {e.Sequence}): {fault.Message}", fault);
            }
            // Events of one commit share their recorded time; only what they made together was ever seen.
            var last = i + 1 == events.Count;
            if (row is null || (!last && events[i + 1].RecordedAt == e.RecordedAt)) continue;
            versions.Add((row, e.RecordedAt, last ? null : events[i + 1].RecordedAt));
        }
        return versions;
    }

    /// <summary>Streams that moved since they were folded into the new table, or began.</summary>
    private static async Task<Dictionary<string, string[]>> Stale(NpgsqlConnection connection, NpgsqlTransaction transaction, StreamKind kind, string building, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select s.tenant_id, s.id from mt_streams s left join {building} b on b.tenant_id = s.tenant_id and b.id = s.id and b.valid_to is null
            where s.type = $1 and s.version <> coalesce(b.version, 0)
            """, connection, transaction)
        { CommandTimeout = 0, Parameters = { new() { Value = kind.Alias } } };
        var found = new List<(string Tenant, string Id)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found.Add((reader.GetString(0), reader.GetString(1)));
        return found.GroupBy(f => f.Tenant).ToDictionary(g => g.Key, g => g.Select(f => f.Id).ToArray());
    }

    private static string Counts(ViewTable table, string building)
    {
        var clear = $"delete from {ViewCounts.Table} where view = '{ViewCounts.Key(table)}';";
        if (table.View.CountedBy.Count == 0) return clear;
        var dims = string.Join(", ", table.Counted.Select(c => c.Sql));
        return $"{clear} insert into {ViewCounts.Table} (tenant_id, view, dims, slot, n, total) select tenant_id, '{ViewCounts.Key(table)}', array[{dims}], 0, count(*), {(table.Summed is { } sum ? $"coalesce(sum({sum.Name}), 0)" : "0")} from {building} where valid_to is null group by tenant_id, array[{dims}];";
    }

    private static string Swap(ViewTable table, string building)
    {
        var live = Bare(table.Name);
        var renames = string.Concat(table.IndexNames(Bare(building)).Zip(table.IndexNames(live), (from, to) => $"alter index {ViewTable.Schema}.{from} rename to {to};\n"));
        return $"""
            drop table {table.Name};
            alter table {building} rename to {live};
            {renames}
            insert into {ViewSchema.Registry} (name, shape_version) values ('{table.View.Name}', {table.Version})
              on conflict (name) do update set shape_version = excluded.shape_version, live_since = now();
            """;
    }

    private static string Bare(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
