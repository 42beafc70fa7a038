using EventStore.Contract;
using Npgsql;

namespace EventStore.Tests;

public sealed class BulkTests : PostgresTest
{
    /// <summary>Roles belong to the whole cluster: no two databases' tests may share one.</summary>
    private readonly string _role = $"clerk_{Guid.NewGuid():N}";

    private static StreamAppend[] Streams(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(n => To($"s{n}", 0, new NewEvent(new NoteClosed(n), OccurredAt: new DateTimeOffset(2017, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddSeconds(n)), Closed(-n)))];

    [Fact]
    public async Task What_is_written_in_bulk_is_read_like_any_other()
    {
        var metadata = new Metadata("importer", "c", "d", new Dictionary<string, string> { ["file"] = "log" });
        var recorded = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var bulk = await Store.BulkAppendAsync(Tenant, Streams(0, 50), metadata, recordedAt: recorded);
        for (var n = 50; n < 52; n++) await Store.CommitAsync(new Commit(Tenant, Streams(n, 1), metadata) { RecordedAt = recorded }, None);

        Assert.Equal((50, 0, 100, 0, 100), (bulk.Started.Count, bulk.Skipped, bulk.EventsWritten, bulk.EventsSkipped, bulk.LastSequence));
        var all = await Everything();
        Assert.Equal(Enumerable.Range(1, 104).Select(n => (long)n), all.Select(e => e.Sequence));
        for (var n = 0; n < 52; n++)
        {
            var events = await Store.ReadStreamAsync(Tenant, $"s{n}", StreamRange.All, None);
            Assert.Equal([n, -n], events.Select(Count));
            Assert.Equal([1, 2], events.Select(e => e.Version));
            Assert.Equal(new DateTimeOffset(2017, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddSeconds(n), events[0].OccurredAt);
            Assert.All(events, e => Assert.Equal(("importer", "c", "d", "log", recorded, "note_closed"), (e.Actor, e.CorrelationId, e.CausationId, e.Headers["file"], e.RecordedAt, e.Type)));
        }
        // Column by column the same row, whichever way it came.
        Assert.Equal(1, await Database.SingleAsync<long>("SELECT count(DISTINCT to_jsonb(e) - '{seq_id,id,stream_id,data,headers}'::text[]) FROM mt_events e WHERE version = 1"));
        Assert.Equal(1, await Database.SingleAsync<long>("SELECT count(DISTINCT to_jsonb(s) - 'id') FROM mt_streams s"));
        // The foreign key was not looked up row by row; it holds all the same, and is looked up again for whoever comes next.
        Assert.Equal(0, await Database.SingleAsync<long>("SELECT count(*) FROM mt_events e WHERE NOT EXISTS (SELECT FROM mt_streams s WHERE s.tenant_id = e.tenant_id AND s.id = e.stream_id)"));
        Assert.Equal(["origin"], (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Database.SingleAsync<string>("SHOW session_replication_role")))).Distinct());
        await Append("s7", 2, Closed(1));
    }

    [Fact]
    public async Task An_account_without_the_privilege_imports_all_the_same()
    {
        await Database.ExecuteAsync($"""
            CREATE ROLE "{_role}" LOGIN PASSWORD 'clerk';
            GRANT USAGE ON SCHEMA public, register TO "{_role}";
            GRANT ALL ON ALL TABLES IN SCHEMA public, register TO "{_role}";
            GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO "{_role}";
            """);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = _role, Password = "clerk" });
        var store = Open(source: source);
        var bulk = await store.BulkAppendAsync(Tenant, Streams(0, 3), Metadata.None);
        await store.CommitAsync(Of(To("lone", 0, Closed(1))), None);

        Assert.Equal(6, bulk.EventsWritten);
        Assert.Equal(7, (await Everything()).Count);
        await store.DisposeAsync();
        await source.DisposeAsync();
        await Database.ExecuteAsync($"""DROP OWNED BY "{_role}"; DROP ROLE "{_role}";""");
    }

    [Fact]
    public async Task The_same_import_twice_writes_nothing_the_second_time()
    {
        await Store.BulkAppendAsync(Tenant, Streams(0, 20), Metadata.None);
        var again = await Store.BulkAppendAsync(Tenant, Streams(0, 20), Metadata.None);

        Assert.Equal((0, 20, 0, 40, 0), (again.Started.Count, again.Skipped, again.EventsWritten, again.EventsSkipped, again.LastSequence));
        Assert.Equal(40, (await Everything()).Count);
    }

    [Fact]
    public async Task A_stream_that_exists_is_skipped_whole_and_the_rest_begun()
    {
        await Append("s3", 0, Closed(33));
        var started = new HashSet<string>();
        var bulk = await Store.BulkAppendAsync(Tenant, Streams(0, 6), Metadata.None, (_, _, names, _) =>
        {
            started.UnionWith(names);
            return Task.CompletedTask;
        });

        Assert.Equal(["s0", "s1", "s2", "s4", "s5"], bulk.Started.Order(StringComparer.Ordinal));
        Assert.Equal(bulk.Started, started);
        Assert.Equal((1, 2L), (bulk.Skipped, bulk.EventsSkipped));
        Assert.Equal(33, Count((await Store.ReadStreamAsync(Tenant, "s3", StreamRange.All, None)).Single()));
    }

    [Fact]
    public async Task What_the_caller_also_writes_stands_or_falls_with_it()
    {
        static async Task Line(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            await using var insert = new NpgsqlCommand("INSERT INTO probe (line) VALUES ('also')", connection, transaction);
            await insert.ExecuteNonQueryAsync();
        }
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.BulkAppendAsync(Tenant, Streams(0, 3), Metadata.None, async (connection, transaction, _, _) =>
        {
            await Line(connection, transaction);
            throw new InvalidOperationException("no");
        }));
        Assert.Empty(await Everything());
        Assert.Empty(await Database.QueryAsync<string>("SELECT line FROM probe"));

        await Store.BulkAppendAsync(Tenant, Streams(0, 3), Metadata.None, (connection, transaction, _, _) => Line(connection, transaction));
        Assert.Equal(6, (await Everything()).Count);
        Assert.Single(await Database.QueryAsync<string>("SELECT line FROM probe"));
    }

    [Fact]
    public async Task Imports_of_the_same_streams_at_once_write_each_stream_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Store.BulkAppendAsync(Tenant, Streams(0, 200), Metadata.None))));

        Assert.Equal(200, results.Sum(r => r.Started.Count));
        Assert.Equal(400, (await Everything()).Count);
        Assert.Equal(200, await Database.SingleAsync<long>("SELECT count(*) FROM mt_streams"));
    }

    [Fact]
    public async Task What_is_malformed_is_refused_before_anything_is_written()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.BulkAppendAsync(Tenant, [.. Streams(0, 2), To("old", 4, Closed(1))], Metadata.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.BulkAppendAsync(Tenant, [.. Streams(0, 2), To("s1", 0, Closed(1))], Metadata.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.BulkAppendAsync(Tenant, [.. Streams(0, 2), To("u", 0, new NewEvent(new Unmapped(1)))], Metadata.None));

        Assert.Empty(await Everything());
        Assert.Empty((await Store.BulkAppendAsync(Tenant, [], Metadata.None)).Started);
    }
}
