using EventStore.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Load;

internal sealed class Ours(NpgsqlDataSource source) : IContender
{
    private static readonly EventStoreOptions s_options = new() { EventTypes = new EventTypes().Map<Entry>("entry") };
    private readonly PostgresEventStore _store = new(source, s_options);
    private readonly PostgresEventStore _viewing = new(source, s_options, [new TallyWriter()]);

    public string Name => "ours";

    public static async Task<Ours> CreateAsync(NpgsqlDataSource source)
    {
        await PostgresSchema.ApplyAsync(source, s_options);
        await ExecuteAsync(source, "CREATE TABLE tally (tenant_id text, id text, version bigint NOT NULL, sum bigint NOT NULL, PRIMARY KEY (tenant_id, id))");
        return new Ours(source);
    }

    public Task AppendAsync() => _store.CommitAsync(Begin(Guid.NewGuid().ToString(), 3), default);

    public async Task SeedAsync(IReadOnlyList<string> streams)
    {
        foreach (var some in streams.Chunk(500)) await Task.WhenAll(some.Select(stream => _viewing.CommitAsync(Begin(stream, 10), default)));
    }

    public async Task CommandAsync(string stream)
    {
        while (true)
        {
            var events = await _viewing.ReadStreamAsync("t", stream, StreamRange.All, default);
            try
            {
                await _viewing.CommitAsync(new Commit("t", [new StreamAppend(stream, "entry", events.Count, Ground.Events(1))], new Metadata("me", "correlation")), default);
                return;
            }
            catch (ConflictException)
            {
                // Another was quicker: decide again, as the application would.
            }
        }
    }

    public Task BulkAsync(IReadOnlyList<string> streams) =>
        _store.BulkAppendAsync("t", [.. streams.Select(stream => new StreamAppend(stream, "entry", StreamAppend.New, Ground.Events(10)))], new Metadata("me", "correlation"));

    public async Task<long> RebuildAsync()
    {
        await ExecuteAsync(source, "TRUNCATE tally");
        await using var connection = await source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("COPY tally FROM STDIN (FORMAT BINARY)");
        var (events, sum) = (0L, 0L);
        StoredEvent? last = null;
        await foreach (var stored in _store.ReadOfTypeAsync("entry", default))
        {
            if (last is not null && last.Stream != stored.Stream) await RowAsync();
            sum += ((Entry)stored.Data).N;
            events++;
            last = stored;
        }
        if (last is not null) await RowAsync();
        await copy.CompleteAsync();
        return events;

        async Task RowAsync()
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(last.Tenant, NpgsqlDbType.Text);
            await copy.WriteAsync(last.Stream, NpgsqlDbType.Text);
            await copy.WriteAsync(last.Version, NpgsqlDbType.Bigint);
            await copy.WriteAsync(sum, NpgsqlDbType.Bigint);
            sum = 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _viewing.DisposeAsync();
    }

    private static Commit Begin(string stream, int count) => new("t", [new StreamAppend(stream, "entry", StreamAppend.New, Ground.Events(count))], new Metadata("me", "correlation"));

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class TallyWriter : IInlineProjection
    {
        public void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch)
        {
            // In the order in which every group takes its streams.
            var rows = group.Select(p => (p.Commit.Streams[0].Stream, p.Events[^1].Version, Sum: p.Events.Sum(e => (long)((Entry)e.Data).N))).OrderBy(r => r.Stream, StringComparer.Ordinal).ToArray();
            batch.BatchCommands.Add(new NpgsqlBatchCommand("""
                INSERT INTO tally AS t SELECT 't', * FROM unnest($1, $2, $3)
                ON CONFLICT (tenant_id, id) DO UPDATE SET version = excluded.version, sum = t.sum + excluded.sum
                """)
            {
                Parameters =
                {
                    new NpgsqlParameter<string[]> { TypedValue = Array.ConvertAll(rows, r => r.Stream) },
                    new NpgsqlParameter<long[]> { TypedValue = Array.ConvertAll(rows, r => r.Version) },
                    new NpgsqlParameter<long[]> { TypedValue = Array.ConvertAll(rows, r => r.Sum) },
                },
            });
        }
    }
}
