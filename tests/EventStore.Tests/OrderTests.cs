using Npgsql;

namespace EventStore.Tests;

/// <summary>Nobody who reads all events passes over one whose transaction commits late, and nobody waits for one that never will.</summary>
public sealed class OrderTests : PostgresTest
{
    /// <summary>What another host's append does before its commit; the test holds it there.</summary>
    private async Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> HoldAsync(string stream)
    {
        var connection = await Database.Source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var append = new NpgsqlCommand($$"""
            INSERT INTO mt_streams (tenant_id, id, version) VALUES ('{{Tenant}}', '{{stream}}', 1);
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
            VALUES (nextval('mt_events_sequence'), gen_random_uuid(), '{{stream}}', 1, '{"Count": 0}', 'note_closed', now(), '{{Tenant}}');
            """, connection, transaction);
        await append.ExecuteNonQueryAsync();
        return (connection, transaction);
    }

    private async Task<(List<string> Streams, AllPage Last)> ReadFromStartAsync(PostgresEventStore store, string? tenant)
    {
        var streams = new List<string>();
        for (var at = 0L; ;)
        {
            var page = await store.ReadAllAsync(at, 2, None, tenant);
            streams.AddRange(page.Events.Select(e => e.Stream));
            at = page.Position;
            if (!page.More) return (streams, page);
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData(Tenant, true)]
    [InlineData(Tenant, false)]
    public async Task A_transaction_that_ends_late_is_waited_for_and_then_seen_or_known_to_be_void(string? tenant, bool commits)
    {
        await Append("before", 0, Closed(1));
        var (connection, transaction) = await HoldAsync("late");
        await Append("after", 0, Closed(1));
        await Append("after that", 0, Closed(1));

        for (var again = 0; again < 5; again++)
        {
            var (streams, last) = await ReadFromStartAsync(Store, tenant);
            Assert.Equal(["before"], streams);
            Assert.Equal((1, 2L, false), (last.Position, last.WaitingFor, last.More));
            Assert.Equal(1, await Store.HighWaterAsync(None));
        }

        await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        await connection.DisposeAsync();
        string[] expected = commits ? ["before", "late", "after", "after that"] : ["before", "after", "after that"];
        foreach (var store in new[] { Store, Open() })
        {
            var (streams, last) = await ReadFromStartAsync(store, tenant);
            Assert.Equal(expected, streams);
            Assert.Equal((4, null), (last.Position, last.WaitingFor));
            Assert.Equal(4, await store.HighWaterAsync(None));
        }
    }

    [Fact]
    public async Task Holes_of_many_transactions_are_filled_one_by_one()
    {
        var held = new List<(NpgsqlConnection, NpgsqlTransaction)>();
        for (var n = 0; n < 6; n++)
        {
            held.Add(await HoldAsync($"held {n}"));
            await Append($"done {n}", 0, Closed(n));
        }
        var seen = new List<string>();
        var position = 0L;
        async Task ReadOn()
        {
            for (var more = true; more;)
            {
                var page = await Store.ReadAllAsync(position, 100, None);
                seen.AddRange(page.Events.Select(e => e.Stream));
                (position, more) = (page.Position, page.More);
            }
        }
        await ReadOn();
        Assert.Empty(seen);

        // Out of order; the odd ones never commit.
        foreach (var n in new[] { 3, 0, 5, 1, 2, 4 })
        {
            var (connection, transaction) = held[n];
            await (n % 2 == 0 ? transaction.CommitAsync() : transaction.RollbackAsync());
            await connection.DisposeAsync();
            await ReadOn();
        }

        Assert.Equal(["held 0", "done 0", "done 1", "held 2", "done 2", "done 3", "held 4", "done 4", "done 5"], seen);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Tenant)]
    public async Task A_transaction_that_took_its_number_early_and_its_id_late_is_not_passed_over(string? tenant)
    {
        // Its id is beyond the xmax of every snapshot taken until it ends, or another of a later id does: once this looked void.
        await using var early = await Database.Source.OpenConnectionAsync();
        await using var first = await early.BeginTransactionAsync();
        await using (var id = new NpgsqlCommand($"INSERT INTO mt_streams (tenant_id, id, version) VALUES ('{Tenant}', 'first', 1)", early, first)) await id.ExecuteNonQueryAsync();
        var (late, transaction) = await HoldAsync("late");
        await using (var write = new NpgsqlCommand($$"""
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
            VALUES (nextval('mt_events_sequence'), gen_random_uuid(), 'first', 1, '{"Count": 0}', 'note_closed', now(), '{{Tenant}}')
            """, early, first)) await write.ExecuteNonQueryAsync();
        await first.CommitAsync();

        for (var again = 0; again < 3; again++)
        {
            var (streams, last) = await ReadFromStartAsync(Store, tenant);
            Assert.Empty(streams);
            Assert.Equal((0, 1L), (last.Position, last.WaitingFor));
        }

        await transaction.CommitAsync();
        await late.DisposeAsync();
        Assert.Equal(["late", "first"], (await ReadFromStartAsync(Store, tenant)).Streams);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Tenant)]
    public async Task A_long_transaction_that_appends_nothing_holds_nobody_up(string? tenant)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("INSERT INTO probe (line) VALUES ('a report takes its time')", connection, transaction)) await write.ExecuteNonQueryAsync();
        await Append("a", 0, Closed(1));
        await Assert.ThrowsAsync<PostgresException>(() => Open(inline: new Probe()).CommitAsync(Of(To("b", 0, Closed(1))) with { Attachment = Probe.RefuseInSql }, None));
        await Append("c", 0, Closed(1));

        var (streams, last) = await ReadFromStartAsync(Store, tenant);
        Assert.Equal(["a", "c"], streams);
        Assert.True(last.Position > 2, "the refused commit took a number with it");
        Assert.Null(last.WaitingFor);
        Assert.Equal(last.Position, await Store.HighWaterAsync(None));
    }

    [Fact]
    public async Task A_reader_on_another_host_misses_nothing_while_transactions_overlap_at_random()
    {
        // Raw transactions that hold their number for a moment, so that commits overtake one another all the time.
        const int writers = 6, each = 25;
        var other = Open();
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            for (var n = 0; n < each; n++)
            {
                var (connection, transaction) = await HoldAsync($"w{w}-{n}");
                await Task.Delay((w * 7 + n * 3) % 11);
                await (n % 5 == 4 ? transaction.RollbackAsync() : transaction.CommitAsync());
                await connection.DisposeAsync();
                if (n % 3 == 0) await other.CommitAsync(Of(To($"quick {w}-{n}", 0, Closed(n))), None);
            }
        })));
        var seen = new List<long>();
        for (var at = 0L; ;)
        {
            var done = writing.IsCompleted;
            var page = await Store.ReadAllAsync(at, 10, None);
            seen.AddRange(page.Events.Select(e => e.Sequence));
            at = page.Position;
            if (done && !page.More) break;
        }
        await writing;

        Assert.Equal(await Database.QueryAsync<long>("SELECT seq_id FROM mt_events ORDER BY seq_id"), seen);
        Assert.Equal(writers * (each * 4 / 5 + 9), seen.Count);
    }
}
