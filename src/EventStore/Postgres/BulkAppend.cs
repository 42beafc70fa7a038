using EventStore.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    /// <summary>
    /// Begins many streams at once by binary COPY, in one transaction. A stream that exists is skipped whole and counted,
    /// so the same import twice writes nothing the second time. Inline projections are not called; what they would write
    /// the caller writes in <paramref name="alsoWrite"/>, in the same transaction.
    /// </summary>
    /// <param name="newStreams">Each expected to be new; some thousands at a time do well.</param>
    /// <param name="alsoWrite">Given the names of the streams that were begun; called even when there are none.</param>
    /// <param name="recordedAt">Null: the store's clock.</param>
    /// <exception cref="ArgumentException">Malformed as in promise 14, or a stream that is not expected to be new. Nothing was written.</exception>
    public async Task<BulkResult> BulkAppendAsync(
        string tenant,
        IReadOnlyList<StreamAppend> newStreams,
        Metadata metadata,
        Func<NpgsqlConnection, NpgsqlTransaction, IReadOnlySet<string>, CancellationToken, Task>? alsoWrite = null,
        CancellationToken ct = default,
        DateTimeOffset? recordedAt = null)
    {
        ArgumentNullException.ThrowIfNull(newStreams);
        if (newStreams.Count == 0) return new BulkResult(new HashSet<string>(), 0, 0, 0, EncodedCommit.Microseconds(recordedAt ?? _options.TimeProvider.GetUtcNow()), 0);
        if (newStreams.FirstOrDefault(append => append.ExpectedVersion != StreamAppend.New) is { } old)
            throw new ArgumentException($"The stream '{old.Stream}' is not expected to be new; bulk append only begins streams.");
        var commit = EncodedCommit.Encode(new Commit(tenant, newStreams, metadata) { RecordedAt = recordedAt }, _codec, _options.TimeProvider);

        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Streams before sequence numbers, as everywhere: the readers of all events rely on it.
        var started = await BeginStreamsAsync(connection, commit, ct);
        var counted = commit.Events.Where((_, s) => started.Contains(newStreams[s].Stream)).Sum(events => events.Length);
        var last = counted == 0 ? 0 : await CopyEventsAsync(connection, commit, started, counted, ct);
        if (alsoWrite is not null) await alsoWrite(connection, transaction, started, ct);
        await transaction.CommitAsync(ct);

        if (counted > 0) await AnnounceAsync(connection, ct);
        return new BulkResult(started, newStreams.Count - started.Count, counted, commit.EventCount - counted, commit.RecordedAt, last);
    }

    private async Task<HashSet<string>> BeginStreamsAsync(NpgsqlConnection connection, EncodedCommit commit, CancellationToken ct)
    {
        var sorted = Enumerable.Range(0, commit.Events.Length).ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(commit.Commit.Streams[a].Stream, commit.Commit.Streams[b].Stream));
        await using var command = new NpgsqlCommand(_sql["bulk_streams"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = commit.Commit.Tenant },
                new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = Array.ConvertAll(sorted, s => commit.Commit.Streams[s].Stream) },
                new NpgsqlParameter<string?[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = Array.ConvertAll(sorted, s => commit.Commit.Streams[s].StreamType) },
                new NpgsqlParameter<int[]> { TypedValue = Array.ConvertAll(sorted, s => commit.Events[s].Length) },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = commit.RecordedAt },
            },
        };
        var started = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) started.Add(reader.GetString(0));
        return started;
    }

    private async Task<long> CopyEventsAsync(NpgsqlConnection connection, EncodedCommit commit, HashSet<string> started, int count, CancellationToken ct)
    {
        long[] sequences;
        await using (var reserve = new NpgsqlCommand(_sql["bulk_sequences"], connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = count } } })
            sequences = (long[])(await reserve.ExecuteScalarAsync(ct))!;

        var metadata = commit.Commit.Metadata;
        var n = 0;
        await using var copy = await connection.BeginBinaryImportAsync(_sql["bulk_events"], ct);
        for (var s = 0; s < commit.Events.Length; s++)
        {
            var stream = commit.Commit.Streams[s].Stream;
            if (!started.Contains(stream)) continue;
            for (var e = 0; e < commit.Events[s].Length; e++)
            {
                var encoded = commit.Events[s][e];
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(sequences[n++], NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(encoded.Id, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(stream, NpgsqlDbType.Varchar, ct);
                await copy.WriteAsync(e + 1L, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(encoded.Data, NpgsqlDbType.Jsonb, ct);
                await copy.WriteAsync(encoded.Type, NpgsqlDbType.Varchar, ct);
                await copy.WriteAsync(commit.RecordedAt, NpgsqlDbType.TimestampTz, ct);
                await copy.WriteAsync(commit.Commit.Tenant, NpgsqlDbType.Varchar, ct);
                await copy.WriteAsync(encoded.DotNetType, NpgsqlDbType.Varchar, ct);
                await Optional(metadata.CorrelationId, NpgsqlDbType.Varchar);
                await Optional(metadata.CausationId, NpgsqlDbType.Varchar);
                await Optional(encoded.HeadersJson, NpgsqlDbType.Jsonb);
                await Optional(metadata.Actor, NpgsqlDbType.Varchar);
                await copy.WriteAsync(false, NpgsqlDbType.Boolean, ct);
            }
        }
        await copy.CompleteAsync(ct);
        return sequences[^1];

        Task Optional<T>(T? value, NpgsqlDbType type) where T : class => value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);
    }

    /// <summary>There may be a hundred thousand of them: listeners are told that there is something, not what.</summary>
    private async Task AnnounceAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        Raise([]);
        if (_options.NotifyChannel is not { } channel) return;
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, '')", connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = channel } } };
        await notify.ExecuteNonQueryAsync(ct);
    }
}
