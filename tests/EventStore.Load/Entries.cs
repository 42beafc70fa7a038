using EventStore.Projections;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Load;

/// <summary>The view of the benchmarks: version and sum of every stream, written inline or rebuilt.</summary>
internal sealed class Entries : IInlineProjection
{
    private static readonly string s_write = Ground.Sql("write_entries");

    public void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch)
    {
        var rows = group.SelectMany(p => p.Events).GroupBy(e => e.Stream).OrderBy(s => s.Key, StringComparer.Ordinal).Select(Row).ToList();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(s_write)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = [.. rows.Select(r => r.Stream)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Version)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Sum)] },
            },
        });
    }

    public static async Task CopyAsync(RebuildBatch batch, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY rebuilt (stream, version, sum) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var events in batch.Streams)
        {
            var (stream, version, sum) = Row(events);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(stream, NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(version, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(sum, NpgsqlDbType.Bigint, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private static (string Stream, long Version, long Sum) Row(IEnumerable<StoredEvent> events)
    {
        var (last, sum) = (default(StoredEvent)!, 0L);
        foreach (var e in events) (last, sum) = (e, sum + ((Entry)e.Data).N);
        return (last.Stream, last.Version, sum);
    }
}
