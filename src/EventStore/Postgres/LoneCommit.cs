using Npgsql;

namespace EventStore.Postgres;

/// <summary>
/// A commit by itself, to its end: written, or refused with the error that names the reason, or, when the connection
/// went, verified. The ids of its events tell whether what stands in the stream is this very commit.
/// </summary>
/// <param name="append">Writes the commit in a transaction of its own and answers the sequence numbers; undone when it throws.</param>
internal sealed class LoneCommit(EventStoreOptions options, SqlTexts sql, Func<NpgsqlConnection, EncodedCommit, Task<ReadOnlyMemory<long>>> append)
{
    public LoneCommit(EventStoreOptions options, SqlTexts sql, AppendBatch batch)
        : this(options, sql, async (connection, commit) => (await batch.ExecuteAsync(connection, [commit]))[0]) { }

    /// <summary>The SQLSTATE of the append function, and of Marten's, for a stream that has moved on.</summary>
    public const string Refused = "MT003";

    private const int Attempts = 10;

    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(100);

    /// <param name="lost">The loss of the connection that cut off an earlier attempt, whose outcome is not known.</param>
    public async Task<ReadOnlyMemory<long>> WriteAsync(WriterConnection writer, EncodedCommit commit, Loss? lost)
    {
        // An attempt that may still be running must not be repeated at another version: first it is settled.
        if (lost is null) await LookUpAnyVersionsAsync(await writer.GetAsync(), commit);
        for (var attempt = 1; ; attempt++)
        {
            if (lost is null) await writer.GetAsync(); // when it cannot be had nothing was sent, and that error is the answer
            else if (!writer.IsOpen && lost.Age > options.VerifyFor) throw new CommitOutcomeUnknownException(commit.Commit, lost.Cause);
            try
            {
                var connection = await writer.GetAsync();
                if (lost is not null && await FindOwnAsync(connection, commit) is { } found) return found;
                return await append(connection, commit);
            }
            catch (PostgresException refused) when (writer.IsOpen && IsStandOff(refused) && attempt < Attempts)
            {
                await Task.Delay(Random.Shared.Next(1, 20));
            }
            catch (PostgresException refused) when (writer.IsOpen && IsAboutVersions(refused))
            {
                // When nothing is found amiss the one who stood in the way has given up meanwhile: try again.
                if (await ExplainAsync(await writer.GetAsync(), commit, lost is not null) is { } found) return found;
                if (attempt >= Attempts * Attempts) throw;
            }
            catch (Exception cut) when (!writer.IsOpen)
            {
                // A second attempt is safe: should the first still be running, this one waits for it, fails, and finds its events.
                lost ??= new Loss(cut);
                await Task.Delay(s_betweenTries);
            }
        }
    }

    /// <summary>Two transactions stood in each other's way and the database chose this one to give up.</summary>
    private static bool IsStandOff(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>The store's own tables refused, not a projection's: theirs are the projection's to explain.</summary>
    private bool IsAboutVersions(PostgresException e) => e.SqlState == Refused
        || (e.SqlState == PostgresErrorCodes.UniqueViolation
            && ((e.SchemaName == options.Schema && e.TableName is "mt_streams" or "mt_events")
                || (e.SchemaName == options.OwnSchema && e.TableName == "commit_keys")));

    private async Task LookUpAnyVersionsAsync(NpgsqlConnection connection, EncodedCommit commit)
    {
        if (!Enumerable.Range(0, commit.Before.Length).Any(commit.IsAny)) return;
        var states = await StatesAsync(connection, commit.Commit);
        for (var s = 0; s < commit.Before.Length; s++)
            if (commit.IsAny(s)) commit.Before[s] = states.GetValueOrDefault(commit.Commit.Streams[s].Stream).Version;
    }

    /// <returns>The commit's sequence numbers when it turns out to be written already; null when nothing is amiss any more.</returns>
    private async Task<ReadOnlyMemory<long>?> ExplainAsync(NpgsqlConnection connection, EncodedCommit encoded, bool mayBeOwn)
    {
        if (mayBeOwn && await FindOwnAsync(connection, encoded) is { } found) return found;
        var commit = encoded.Commit;
        if (commit.Key is { } key && await KeyQuery.FindAsync(connection, sql, commit.Tenant, key, default) is { } first)
            throw new DuplicateKeyException(first);
        var states = await StatesAsync(connection, commit);
        for (var s = 0; s < commit.Streams.Count; s++)
        {
            var append = commit.Streams[s];
            var (version, archived) = states.GetValueOrDefault(append.Stream);
            if (archived) throw new StreamArchivedException(commit.Tenant, append.Stream);
            if (encoded.IsAny(s)) encoded.Before[s] = version;
            else if (version != append.ExpectedVersion) throw new ConflictException(commit.Tenant, append.Stream, append.ExpectedVersion, version);
        }
        return null;
    }

    private async Task<ReadOnlyMemory<long>?> FindOwnAsync(NpgsqlConnection connection, EncodedCommit encoded)
    {
        await using var batch = new NpgsqlBatch(connection);
        for (var s = 0; s < encoded.Events.Length; s++)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql["find_events"])
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = encoded.Commit.Tenant },
                    new NpgsqlParameter<string> { TypedValue = encoded.Commit.Streams[s].Stream },
                    new NpgsqlParameter<long> { TypedValue = encoded.Before[s] + 1 },
                    new NpgsqlParameter<long> { TypedValue = encoded.Before[s] + encoded.Events[s].Length },
                },
            });
        var sequences = new List<long>();
        var expected = encoded.Events.SelectMany(events => events).Select(e => e.Id).GetEnumerator();
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                if (!expected.MoveNext() || reader.GetGuid(0) != expected.Current) return null;
                sequences.Add(reader.GetInt64(1));
            }
        }
        while (await reader.NextResultAsync());
        if (sequences.Count != encoded.EventCount) return null;
        return sequences.ToArray();
    }

    /// <summary>Of those of the commit's streams that exist.</summary>
    public async Task<Dictionary<string, (long Version, bool Archived)>> StatesAsync(NpgsqlConnection connection, Commit commit)
    {
        await using var command = new NpgsqlCommand(sql["stream_versions"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = commit.Tenant },
                new NpgsqlParameter<string[]> { TypedValue = [.. commit.Streams.Select(append => append.Stream)] },
            },
        };
        var states = new Dictionary<string, (long, bool)>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            states[reader.GetString(0)] = (reader.IsDBNull(1) ? 0 : reader.GetInt64(1), !reader.IsDBNull(2) && reader.GetBoolean(2));
        return states;
    }
}
