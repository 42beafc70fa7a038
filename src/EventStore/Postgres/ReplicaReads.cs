using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Postgres;

/// <summary>
/// Sends the reading of streams to a streaming replica, and never shows a reader less than this store has written or was
/// told of: a read waits until the replica has replayed the log so far, and after a while goes to the primary.
/// </summary>
internal sealed class ReplicaReads(NpgsqlDataSource primary, EventStoreOptions options)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(2), s_restAfterFailure = TimeSpan.FromSeconds(5);
    private ulong _seen, _replayed;
    private long _failedAt = -1;
    private volatile bool _askPrimary;

    public NpgsqlLogSequenceNumber Seen => new(Volatile.Read(ref _seen));

    public void Saw(NpgsqlLogSequenceNumber position) => Raise(ref _seen, (ulong)position);

    /// <summary>Something newer than is known here was met: the next read finds out how new.</summary>
    public void SawSomething() => _askPrimary = true;

    /// <summary>After a commit on this connection: what it wrote lies before the position that is noted.</summary>
    public async Task NoteAsync(NpgsqlConnection connection)
    {
        if (options.Replica is null) return;
        try
        {
            Saw(await PositionAsync(connection, "SELECT pg_current_wal_lsn()", default));
        }
        catch (NpgsqlException)
        {
            // The commit stands all the same.
            SawSomething();
        }
    }

    /// <summary>Reads from the replica when it is new enough, else from the primary.</summary>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken ct)
    {
        if (options.Replica is { } replica && await IsFitAsync(replica, ct))
            try
            {
                await using var connection = await replica.OpenConnectionAsync(ct);
                return await read(connection);
            }
            catch (NpgsqlException e) when (IsOfTheReplica(e))
            {
                Volatile.Write(ref _failedAt, Stopwatch.GetTimestamp());
            }
        await using var own = await primary.OpenConnectionAsync(ct);
        return await read(own);
    }

    private async ValueTask<bool> IsFitAsync(NpgsqlDataSource replica, CancellationToken ct)
    {
        if (Volatile.Read(ref _failedAt) is >= 0 and var failed && Stopwatch.GetElapsedTime(failed) < s_restAfterFailure) return false;
        if (_askPrimary)
        {
            await using var connection = await primary.OpenConnectionAsync(ct);
            _askPrimary = false;
            Saw(await PositionAsync(connection, "SELECT pg_current_wal_lsn()", ct));
        }
        var wanted = Volatile.Read(ref _seen);
        if (Volatile.Read(ref _replayed) >= wanted) return true;
        try
        {
            await using var connection = await replica.OpenConnectionAsync(ct);
            for (var start = Stopwatch.GetTimestamp(); ;)
            {
                Raise(ref _replayed, (ulong)await PositionAsync(connection, "SELECT coalesce(pg_last_wal_replay_lsn(), '0/0')", ct));
                if (Volatile.Read(ref _replayed) >= wanted) return true;
                if (Stopwatch.GetElapsedTime(start) >= options.ReplicaPatience) return false;
                await Task.Delay(s_pause, ct);
            }
        }
        catch (NpgsqlException)
        {
            Volatile.Write(ref _failedAt, Stopwatch.GetTimestamp());
            return false;
        }
    }

    /// <summary>It is away, or it had to cancel the read to go on replaying.</summary>
    private static bool IsOfTheReplica(NpgsqlException e) =>
        e is not PostgresException { SqlState: not (PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow) };

    private static async Task<NpgsqlLogSequenceNumber> PositionAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (NpgsqlLogSequenceNumber)(await command.ExecuteScalarAsync(ct))!;
    }

    private static void Raise(ref ulong known, ulong to)
    {
        for (var was = Volatile.Read(ref known); was < to;)
        {
            var found = Interlocked.CompareExchange(ref known, to, was);
            if (found == was) return;
            was = found;
        }
    }
}
