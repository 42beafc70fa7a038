using EventStore.Postgres;
using Npgsql;

namespace EventStore.Projections;

/// <summary>
/// Folds every stream of a type anew, for a view that is built beside the old one: in parts, several at a time, each batch
/// of streams written in the transaction of its checkpoint. A run that was killed goes on where it stood.
/// </summary>
/// <remarks>
/// The caller makes the empty target and calls <see cref="BeginAsync"/> in one transaction, then <see cref="RunAsync"/> as
/// often as it takes, and in the transaction that puts the target in place of the old view <see cref="EndAsync"/>. Streams
/// that move meanwhile are the caller's to fold again before the swap: their version in mt_streams tells which. One run of
/// a name at a time; an advisory lock of the caller's sees to that.
/// </remarks>
/// <param name="name">What is rebuilt.</param>
/// <param name="build">The identity of the fold; a run of another fold is not continued.</param>
/// <param name="tables">The store's own options: where its tables are.</param>
/// <param name="streamType">As given in <see cref="StreamAppend.StreamType"/>.</param>
/// <param name="write">Writes what the batch's streams fold to, on this connection and nowhere else. Called by several threads, each with a connection of its own.</param>
public sealed class Rebuild(NpgsqlDataSource source, IEventDatabase store, EventStoreOptions tables, string name, string build, string streamType,
    Func<RebuildBatch, NpgsqlConnection, NpgsqlTransaction, CancellationToken, Task> write, RebuildOptions? options = null)
{
    private readonly SqlTexts _sql = new(tables);
    private readonly RebuildOptions _options = options ?? new RebuildOptions();

    /// <summary>Whether a run of this name and fold was begun and not ended.</summary>
    public async Task<bool> IsUnderWayAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await PartsAsync(connection, ct)).Count > 0;
    }

    /// <summary>Forgets any run of this name and cuts the streams into parts, of about as many events each.</summary>
    public async Task BeginAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await EndAsync(connection, transaction, ct);
        await using var cut = Command("rebuild_begin", connection, name, build, streamType, _options.Parts);
        cut.CommandTimeout = 0;
        await cut.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Folds what is left, to the end or until cancelled.</summary>
    /// <param name="progress">Called after each batch, by one thread at a time.</param>
    /// <exception cref="Exception">What a fold threw; everything written before stays written, and the next run goes on there.</exception>
    public async Task<RebuildProgress> RunAsync(Action<RebuildProgress>? progress, CancellationToken ct)
    {
        List<Part> parts;
        await using (var connection = await source.OpenConnectionAsync(ct)) parts = await PartsAsync(connection, ct);
        var done = new RebuildProgress(parts.Sum(p => p.Events), parts.Sum(p => p.Streams), parts.Sum(p => p.Total));
        var gate = new Lock();
        progress?.Invoke(done);
        await Parallel.ForEachAsync(parts.Where(p => !p.Done), new ParallelOptions { MaxDegreeOfParallelism = _options.Workers, CancellationToken = ct }, async (part, token) =>
        {
            await using var connection = await source.OpenConnectionAsync(token);
            while (await BatchAsync(connection, part, token) is var (events, streams) && streams > 0)
                lock (gate)
                {
                    done = done with { Events = done.Events + events, Streams = done.Streams + streams };
                    progress?.Invoke(done);
                }
        });
        return done;
    }

    /// <summary>Forgets the run, in the transaction of the swap.</summary>
    public async Task EndAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var end = Command("rebuild_end", connection, name);
        await end.ExecuteNonQueryAsync(ct);
    }

    /// <returns>How much was folded; nothing when the part is done.</returns>
    private async Task<(long Events, long Streams)> BatchAsync(NpgsqlConnection connection, Part part, CancellationToken ct)
    {
        // What is written here can be written again, so the disk need not be waited for: rows and checkpoint are lost together.
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var relaxed = new NpgsqlCommand("SET LOCAL synchronous_commit = off", connection, transaction)) await relaxed.ExecuteNonQueryAsync(ct);
        var streams = await NextAsync(connection, part, ct);
        if (streams.Count == 0)
        {
            await using (var finish = Command("rebuild_done", connection, name, part.Number)) await finish.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            return default;
        }
        var (tenant, last) = (streams[0].Tenant, streams[^1].Stream);
        var read = await store.ReadStreamsAsync(tenant, streams.ConvertAll(s => s.Stream), ct);
        await write(new(tenant, [.. read.Values]), connection, transaction, ct);
        var events = read.Values.Sum(s => (long)s.Count);
        await using (var keep = Command("rebuild_keep", connection, name, part.Number, tenant, last, events, (long)streams.Count)) await keep.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        (part.AtTenant, part.AtStream) = (tenant, last);
        return (events, streams.Count);
    }

    /// <summary>Streams of one tenant, in order, with about as many events as a batch holds.</summary>
    private async Task<List<(string Tenant, string Stream)>> NextAsync(NpgsqlConnection connection, Part part, CancellationToken ct)
    {
        await using var next = Command("rebuild_streams", connection, streamType, part.AtTenant, part.AtStream, part.ToTenant, part.ToStream, _options.BatchStreams);
        var streams = new List<(string Tenant, string Stream)>();
        var events = 0L;
        await using var reader = await next.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (streams.Count > 0 && (events >= _options.BatchEvents || streams[0].Tenant != reader.GetString(0))) break;
            streams.Add((reader.GetString(0), reader.GetString(1)));
            events += reader.GetInt64(2);
        }
        return streams;
    }

    private async Task<List<Part>> PartsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var list = Command("rebuild_parts", connection, name, build);
        var parts = new List<Part>();
        await using var reader = await list.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            parts.Add(new(reader.GetInt32(0), reader.GetString(3), reader.GetString(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetBoolean(8))
            {
                AtTenant = reader.GetString(1), AtStream = reader.GetString(2),
            });
        return parts;
    }

    private NpgsqlCommand Command(string statement, NpgsqlConnection connection, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(_sql[statement], connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private sealed record Part(int Number, string ToTenant, string ToStream, long Events, long Streams, long Total, bool Done)
    {
        public required string AtTenant { get; set; }
        public required string AtStream { get; set; }
    }
}

/// <param name="Streams">Whole streams, each from its first event.</param>
public sealed record RebuildBatch(string Tenant, IReadOnlyList<IReadOnlyList<StoredEvent>> Streams);

/// <param name="Total">How many events there were when the run began.</param>
public sealed record RebuildProgress(long Events, long Streams, long Total);

public sealed record RebuildOptions
{
    /// <summary>Parts that are folded at the same time, each on a connection of its own.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>More than workers, so that one that is quick finds another.</summary>
    public int Parts { get; init; } = 16;

    /// <summary>At about so many events a batch is written; a longer stream is one batch.</summary>
    public int BatchEvents { get; init; } = 10_000;

    public int BatchStreams { get; init; } = 2_000;
}
