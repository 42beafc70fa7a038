using System.Diagnostics;
using Compliance.Host.Commands;
using Compliance.Kernel;
using EventStore;
using Npgsql;

namespace Compliance.Host.Views;

internal sealed record Rebuilt(long Events, long Rows, double Seconds);

/// <summary>
/// Folds a view anew beside the old one and swaps them. Readers see the old rows until the swap; writers wait only for the
/// last step, which folds again the few streams that moved meanwhile.
/// </summary>
internal sealed class ViewRebuild(NpgsqlDataSource source, IEventDatabase store)
{
    private const int Batch = 5_000;

    /// <param name="progress">Called now and then with the events read so far.</param>
    public async Task<Rebuilt> RunAsync(StreamKind kind, Action<long>? progress, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var table = ViewTable.Of(kind.View);
        var building = table.Name + "_building";
        await using var connection = await source.OpenConnectionAsync(ct);
        // One rebuild of a view at a time, over all hosts; held until the connection goes back.
        await Execute($"select pg_advisory_lock(hashtext('{table.Name} rebuild'))");
        try
        {
            await Execute($"drop table if exists {building}");
            await Execute(table.Ddl(building));
            var (events, rows) = await Fill(connection, kind, table, building, progress, ct);

            await using var transaction = await connection.BeginTransactionAsync(ct);
            await Execute($"lock table {table.Name} in exclusive mode", transaction);
            foreach (var (tenant, ids) in await Stale(connection, transaction, kind, building, ct))
            {
                await using (var delete = new NpgsqlCommand($"delete from {building} where tenant_id = $1 and id = any($2)", connection, transaction) { Parameters = { new() { Value = tenant }, new() { Value = ids } } })
                    await delete.ExecuteNonQueryAsync(ct);
                foreach (var stream in await store.ReadStreamsAsync(tenant, ids, ct))
                    await ViewWriter.BulkAsync(connection, transaction, tenant, kind.View, Versions(kind, stream.Value), ct, building);
            }
            await Execute(Counts(table, building), transaction);
            await Execute(Swap(table, building), transaction);
            await transaction.CommitAsync(ct);
            progress?.Invoke(events);
            return new Rebuilt(events, rows, clock.Elapsed.TotalSeconds);
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
    }

    private async Task<(long Events, long Rows)> Fill(NpgsqlConnection connection, StreamKind kind, ViewTable table, string building, Action<long>? progress, CancellationToken ct)
    {
        long events = 0, rows = 0;
        var pending = new List<(IRow, DateTimeOffset, DateTimeOffset?)>();
        var stream = new List<StoredEvent>();
        string? tenant = null;
        await foreach (var e in store.ReadOfTypeAsync(kind.Alias, ct))
        {
            if (stream.Count > 0 && (stream[0].Stream != e.Stream || stream[0].Tenant != e.Tenant)) await Close();
            stream.Add(e);
            if (++events % 10_000 == 0) progress?.Invoke(events);
        }
        await Close();
        await Flush();
        return (events, rows);

        async Task Close()
        {
            if (stream.Count == 0) return;
            if (tenant != stream[0].Tenant) await Flush();
            tenant = stream[0].Tenant;
            pending.AddRange(Versions(kind, stream));
            stream.Clear();
            if (pending.Count >= Batch) await Flush();
        }

        async Task Flush()
        {
            if (pending.Count == 0) return;
            await ViewWriter.BulkAsync(connection, null, tenant!, kind.View, pending, ct, building);
            rows += pending.Count;
            pending.Clear();
        }
    }

    /// <summary>The row after each commit that touched the stream, each valid until the next.</summary>
    private static List<(IRow Row, DateTimeOffset From, DateTimeOffset? To)> Versions(StreamKind kind, IReadOnlyList<StoredEvent> events)
    {
        var versions = new List<(IRow, DateTimeOffset, DateTimeOffset?)>();
        var folded = Folded.Empty(kind);
        for (var i = 0; i < events.Count; i++)
        {
            folded = folded.With(kind, RoomBook.Envelope(events[i]));
            // Events of one commit share their recorded time; only what they made together was ever seen.
            var last = i + 1 == events.Count;
            if (folded.Row is null || (!last && events[i + 1].RecordedAt == events[i].RecordedAt)) continue;
            versions.Add((folded.Row, events[i].RecordedAt, last ? null : events[i + 1].RecordedAt));
        }
        return versions;
    }

    /// <summary>Streams that moved since the snapshot that filled the new table.</summary>
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
        var dims = string.Join(", ", table.View.CountedBy.Select(p => table.ColumnOf(p).Name + "::text"));
        return $"{clear} insert into {ViewCounts.Table} (tenant_id, view, dims, slot, n) select tenant_id, '{ViewCounts.Key(table)}', array[{dims}], 0, count(*) from {building} where valid_to is null group by tenant_id, array[{dims}];";
    }

    private static string Swap(ViewTable table, string building)
    {
        var live = Bare(table.Name);
        var renames = string.Concat(table.IndexNames(Bare(building)).Zip(table.IndexNames(live), (from, to) => $"alter index {ViewTable.Schema}.{from} rename to {to};\n"));
        return $"""
            drop table {table.Name};
            alter table {building} rename to {live};
            {renames}
            insert into {ViewSchema.Registry} (name, shape_version) values ('{table.View.Name}', {table.View.ShapeVersion})
              on conflict (name) do update set shape_version = excluded.shape_version, live_since = now();
            """;
    }

    private static string Bare(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
