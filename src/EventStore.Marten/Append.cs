using System.Runtime.ExceptionServices;
using EventStore.Postgres;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using Marten.Services;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Marten;

public sealed partial class MartenEventStore
{
    /// <inheritdoc/>
    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var encoded = EncodedCommit.Encode(commit, _codec, _options.TimeProvider);
        await using var writer = new WriterConnection(_source);
        var sequences = await _commit.WriteAsync(writer, encoded, lost: null);
        Tables.Announce(encoded.Envelopes(sequences));
        return encoded.Result(sequences.Span[^1]);
    }

    /// <inheritdoc/>
    public async Task<BulkResult> BulkAppendAsync(
        string tenant,
        IReadOnlyList<StreamAppend> newStreams,
        Metadata metadata,
        Func<NpgsqlConnection, NpgsqlTransaction, IReadOnlySet<string>, CancellationToken, Task>? alsoWrite = null,
        CancellationToken ct = default,
        DateTimeOffset? recordedAt = null)
    {
        ArgumentNullException.ThrowIfNull(newStreams);
        if (newStreams.FirstOrDefault(append => append.ExpectedVersion != StreamAppend.New) is { } old)
            throw new ArgumentException($"The stream '{old.Stream}' is not expected to be new; bulk append only begins streams.");
        var at = EncodedCommit.Microseconds(recordedAt ?? _options.TimeProvider.GetUtcNow());
        if (newStreams.Count == 0) return new BulkResult(new HashSet<string>(), 0, 0, 0, at, 0);
        var commit = new Commit(tenant, newStreams, metadata) { RecordedAt = at };
        var asked = EncodedCommit.Check(commit);

        await using var connection = await _source.OpenConnectionAsync(ct);
        while (true)
        {
            var there = await _commit.StatesAsync(connection, commit);
            var fresh = newStreams.Where(append => !there.ContainsKey(append.Stream)).ToList();
            var started = fresh.Select(append => append.Stream).ToHashSet(StringComparer.Ordinal);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            try
            {
                IReadOnlyList<IEvent> written = [];
                if (fresh.Count > 0)
                {
                    var encoded = EncodedCommit.Encode(commit with { Streams = fresh }, _codec, _options.TimeProvider);
                    written = await SaveAsync(transaction, encoded);
                    await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { NameStreams(encoded) } };
                    await batch.ExecuteNonQueryAsync(ct);
                }
                if (alsoWrite is not null) await alsoWrite(connection, transaction, started, ct);
                await transaction.CommitAsync(ct);
                if (written.Count > 0) Tables.Announce([]);
                return new BulkResult(started, newStreams.Count - fresh.Count, written.Count, asked - written.Count, at, written.Count == 0 ? 0 : written[^1].Sequence);
            }
            catch (PostgresException e) when (e.SqlState == LoneCommit.Refused)
            {
                // Another began one of them meanwhile: look again which are missing.
            }
        }
    }

    private async Task<ReadOnlyMemory<long>> AppendAsync(NpgsqlConnection connection, EncodedCommit encoded)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var written = await SaveAsync(transaction, encoded);
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            if (encoded.Before.Contains(0)) batch.BatchCommands.Add(NameStreams(encoded));
            if (encoded.StoredKey() is { } key) batch.BatchCommands.Add(KeepKey(key));
            foreach (var projection in _inline) projection.Write([encoded.Pending()], batch);
            if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        return written.Select(e => e.Sequence).ToArray();
    }

    /// <summary>Lets Marten write the events into the transaction.</summary>
    /// <returns>The events in the commit's order, with their sequence numbers.</returns>
    private async Task<IReadOnlyList<IEvent>> SaveAsync(NpgsqlTransaction transaction, EncodedCommit encoded)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = encoded.Commit.Tenant;
        await using var session = _marten.LightweightSession(options);
        (session.LastModifiedBy, session.CorrelationId, session.CausationId) =
            (encoded.Commit.Metadata.Actor, encoded.Commit.Metadata.CorrelationId, encoded.Commit.Metadata.CausationId);
        var events = new List<IEvent>(encoded.EventCount);
        for (var s = 0; s < encoded.Events.Length; s++)
        {
            var sources = encoded.Events[s];
            var action = session.Events.Append(encoded.Commit.Streams[s].Stream, encoded.Before[s] + sources.Length, sources.Select(e => e.Source).ToArray());
            for (var e = 0; e < sources.Length; e++)
            {
                var stored = action.Events[e];
                (stored.Id, stored.Timestamp) = (sources[e].Id, encoded.RecordedAt);
                foreach (var (name, value) in sources[e].Headers) stored.SetHeader(name, value);
                if (!sources[e].OccurredAt.EqualsExact(encoded.RecordedAt)) stored.SetHeader(EventCodec.OccurredAtHeader, sources[e].OccurredAt);
                events.Add(stored);
            }
        }
        try
        {
            await session.SaveChangesAsync();
            return events;
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            ExceptionDispatchInfo.Throw(refusal);
            throw;
        }
    }

    /// <summary>Marten has an exception of its own for each way in which a stream can refuse; which it was is looked up later, so they are made one.</summary>
    private static PostgresException? Refusal(Exception e) => e switch
    {
        ExistingStreamIdCollisionException or EventStreamUnexpectedMaxEventIdException or InvalidStreamOperationException =>
            new PostgresException(e.Message, "ERROR", "ERROR", LoneCommit.Refused),
        _ => e as PostgresException ?? (e.InnerException is { } inner ? Refusal(inner) : null),
    };

    /// <summary>Marten names a stream's type after a class; here it is the caller's word.</summary>
    private NpgsqlBatchCommand NameStreams(EncodedCommit encoded)
    {
        var begun = encoded.Commit.Streams.Where((_, s) => encoded.Before[s] == 0).ToArray();
        return new(_sql["name_streams"])
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = encoded.Commit.Tenant },
                new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = Array.ConvertAll(begun, append => append.Stream) },
                new NpgsqlParameter<string?[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = Array.ConvertAll(begun, append => append.StreamType) },
            },
        };
    }

    private NpgsqlBatchCommand KeepKey(CommitKey key) => new(_sql["keep_key"])
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = key.Tenant },
            new NpgsqlParameter<string> { TypedValue = key.Key },
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Varchar, Value = (object?)key.Fingerprint ?? DBNull.Value },
            new NpgsqlParameter<string> { TypedValue = key.Stream },
            new NpgsqlParameter<long> { TypedValue = key.Version },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = key.RecordedAt },
        },
    };
}
