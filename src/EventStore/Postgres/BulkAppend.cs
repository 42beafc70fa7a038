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
        var commit = new Commit(tenant, newStreams, metadata) { RecordedAt = EncodedCommit.Microseconds(recordedAt ?? _options.TimeProvider.GetUtcNow()) };
        var asked = EncodedCommit.Check(commit);

        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var started = await BeginStreamsAsync(connection, commit, ct);
        var fresh = newStreams.Where(append => started.Contains(append.Stream)).ToList();
        var count = fresh.Sum(append => append.Events.Count);
        var last = count == 0 ? 0 : await CopyEventsAsync(connection, commit, fresh, count, ct);
        if (alsoWrite is not null) await alsoWrite(connection, transaction, started, ct);
        await transaction.CommitAsync(ct);
        await _reads.NoteAsync(connection);

        // There may be a hundred thousand of them: listeners are told that there is something, not what.
        if (count > 0) Announce([]);
        return new BulkResult(started, newStreams.Count - started.Count, count, asked - count, commit.RecordedAt.Value, last);
    }

    private async Task<HashSet<string>> BeginStreamsAsync(NpgsqlConnection connection, Commit commit, CancellationToken ct)
    {
        var sorted = commit.Streams.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Stream, b.Stream));
        await using var command = new NpgsqlCommand(_sql["bulk_streams"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = commit.Tenant },
                new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = Array.ConvertAll(sorted, append => append.Stream) },
                new NpgsqlParameter<string?[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = Array.ConvertAll(sorted, append => append.StreamType) },
                new NpgsqlParameter<int[]> { TypedValue = Array.ConvertAll(sorted, append => append.Events.Count) },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = commit.RecordedAt!.Value },
            },
        };
        var started = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) started.Add(reader.GetString(0));
        return started;
    }

    /// <summary>Events are turned into bytes while the server works on those sent before.</summary>
    private async Task<long> CopyEventsAsync(NpgsqlConnection connection, Commit commit, List<StreamAppend> fresh, int count, CancellationToken ct)
    {
        long[] sequences;
        await using (var reserve = new NpgsqlCommand(_sql["bulk_sequences"], connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = count } } })
            sequences = (long[])(await reserve.ExecuteScalarAsync(ct))!;

        // The streams these events refer to were begun by this very transaction, so looking each of them up would tell
        // nothing new, at a third of the time. Only where the account may say so.
        await SetUncheckedAsync("replica");
        var (metadata, recordedAt) = (commit.Metadata, commit.RecordedAt!.Value);
        var ids = ManyIds.Make(count, recordedAt);
        var n = 0;
        var rows = new CopyRows();
        await using (var copy = await connection.BeginRawBinaryCopyAsync(_sql["bulk_events"], ct))
        {
            try
            {
                foreach (var append in fresh)
                    for (var e = 0; e < append.Events.Count; e++, n++)
                    {
                        var encoded = _codec.Encode(append.Events[e], metadata, recordedAt, ids[n]);
                        rows.Row(14);
                        rows.Bigint(sequences[n]);
                        rows.Uuid(encoded.Id);
                        rows.Text(append.Stream);
                        rows.Bigint(e + 1);
                        rows.Jsonb(encoded.Data);
                        rows.Text(encoded.Type);
                        rows.Timestamp(recordedAt);
                        rows.Text(commit.Tenant);
                        rows.Text(encoded.DotNetType);
                        rows.Text(metadata.CorrelationId);
                        rows.Text(metadata.CausationId);
                        rows.Jsonb(encoded.HeadersJson);
                        rows.Text(metadata.Actor);
                        rows.Boolean(false);
                        if (rows.IsFull) await rows.SendAsync(copy, ct);
                    }
                rows.End();
                await rows.SendAsync(copy, ct);
            }
            catch
            {
                // Closing it would send what there is as the whole.
                await copy.CancelAsync();
                throw;
            }
        }
        await SetUncheckedAsync("origin");
        return sequences[^1];

        async Task SetUncheckedAsync(string role)
        {
            await using var set = new NpgsqlCommand(_sql["bulk_unchecked"], connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = role } } };
            await set.ExecuteNonQueryAsync(ct);
        }
    }
}
