using EventStore.Contract;
using Npgsql;

namespace EventStore.Tests;

/// <summary>When the wire is cut the caller learns what became of his commit, or that it is not known; it is never written twice.</summary>
public sealed class OutcomeTests : PostgresTest
{
    private async Task<(Relay Relay, PostgresEventStore Store, NpgsqlDataSource Source)> OverAWireAsync(TimeSpan verifyFor)
    {
        var address = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        var relay = new Relay(address.Port);
        address.Host = "127.0.0.1";
        address.Port = relay.Port;
        address.SslMode = SslMode.Disable;
        var source = NpgsqlDataSource.Create(address);
        var store = Open(new EventStoreOptions { EventTypes = Notes.Types(), VerifyFor = verifyFor, Writers = 1 }, source, new Probe());
        await store.CommitAsync(Of(To("first", 0, Closed(0))), None);
        return (relay, store, source);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_found_and_answered_as_written()
    {
        var (relay, store, source) = await OverAWireAsync(TimeSpan.FromSeconds(20));
        await using var _ = relay;
        await using var __ = source;
        var heard = new List<StoredEvent>();
        store.Committed += heard.AddRange;

        relay.CutNextAnswer();
        var result = await store.CommitAsync(Of(To("a", 0, Closed(7, 8)), To("b", 0, Closed(9))), None);

        var events = await Everything();
        Assert.Equal([0, 7, 8, 9], events.Select(Count));
        Assert.Equal((4, 4), (result.LastSequence, events[^1].Sequence));
        Assert.Equal([2, 1], result.Streams.Select(s => s.Version));
        Assert.Equal([2, 3, 4], heard.Select(e => e.Sequence).Where(sequence => sequence > 1));
        Assert.Equal(4, await Database.SingleAsync<long>("SELECT count(*) FROM probe"));
    }

    [Fact]
    public async Task When_the_database_cannot_be_asked_the_outcome_is_said_to_be_unknown()
    {
        var (relay, store, source) = await OverAWireAsync(TimeSpan.FromMilliseconds(300));
        await using var _ = relay;
        await using var __ = source;

        relay.CutNextAnswer(thenDown: true);
        var commit = Of(To("a", 0, Closed(7))) with { Key = "k" };
        var unknown = await Assert.ThrowsAsync<CommitOutcomeUnknownException>(() => store.CommitAsync(commit, None));
        Assert.Same(commit, unknown.Commit);
        Assert.IsNotType<CommitOutcomeUnknownException>(await Assert.ThrowsAnyAsync<Exception>(() => store.CommitAsync(Of(To("c", 0, Closed(1))), None)));

        // Sent again under its key it turns out to have been written.
        relay.Up();
        var duplicate = await Assert.ThrowsAsync<DuplicateKeyException>(() => store.CommitAsync(commit, None));
        Assert.Equal(("a", 1), (duplicate.First.Stream, duplicate.First.Version));
        Assert.Equal(["first", "a"], (await Everything()).Select(e => e.Stream));
    }

    [Fact]
    public async Task A_whole_group_that_cannot_be_asked_after_waits_together_not_one_after_another()
    {
        var (relay, store, source) = await OverAWireAsync(TimeSpan.FromSeconds(1));
        await using var _ = relay;
        await using var __ = source;

        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        relay.CutNextAnswer(thenDown: true);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Assert.ThrowsAnyAsync<Exception>(() => store.CommitAsync(Of(To($"s{n}", 0, Closed(n))), None))));

        Assert.Contains(outcomes, e => e is CommitOutcomeUnknownException);
        Assert.All(outcomes, e => Assert.True(e is CommitOutcomeUnknownException or NpgsqlException, e.ToString()));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_whole_crowd_whose_answers_are_lost_again_and_again_is_written_once()
    {
        var (relay, store, source) = await OverAWireAsync(TimeSpan.FromSeconds(30));
        await using var _ = relay;
        await using var __ = source;
        var cutting = Task.Run(async () =>
        {
            for (var n = 0; n < 15; n++)
            {
                relay.CutNextAnswer();
                await Task.Delay(30);
            }
        });

        var versions = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(async () =>
        {
            await Task.Delay(n * 2);
            for (; ; )
            {
                try
                {
                    return (await store.CommitAsync(Of(To($"s{n % 20}", StreamAppend.Any, Closed(n))), None)).Streams.Single();
                }
                catch (NpgsqlException)
                {
                    // The connection could not be had; nothing was sent.
                }
            }
        })));
        await cutting;

        Assert.Equal(200, versions.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 200), (await Everything()).Skip(1).Select(Count).Order());
        Assert.Equal(201, await Database.SingleAsync<long>("SELECT count(*) FROM probe"));
    }

    [Fact]
    public async Task A_server_process_killed_under_a_commit_costs_a_second_attempt_and_no_more()
    {
        var killer = new Killer();
        var store = Open(inline: [killer, new Probe()]);
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => Task.Run(() =>
            store.CommitAsync(Of(To($"s{n}", 0, Closed(n))) with { Attachment = n % 10 == 0 ? Killer.Now : null }, None))));

        Assert.Equal(30, results.Length);
        Assert.Equal(Enumerable.Range(0, 30), (await Everything()).Select(Count).Order());
        Assert.Equal(30, await Database.SingleAsync<long>("SELECT count(*) FROM probe"));
        Assert.Equal(3, killer.Killed);
    }

    [Fact]
    public async Task An_error_of_a_projections_command_is_the_callers_to_see()
    {
        var store = Open(inline: new Probe());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(async () =>
        {
            try
            {
                await store.CommitAsync(Of(To($"s{n}", 0, Closed(n))) with { Attachment = n % 8 == 0 ? Probe.RefuseInSql : null, Key = $"k{n}" }, None);
                return null;
            }
            catch (PostgresException e)
            {
                return e.SqlState;
            }
        })));

        for (var n = 0; n < 40; n++) Assert.Equal(n % 8 == 0 ? PostgresErrorCodes.NotNullViolation : null, outcomes[n]);
        Assert.Equal(35, (await Everything()).Count);
        Assert.Equal(35, await Database.SingleAsync<long>("SELECT count(*) FROM register.commit_keys"));
    }

    [Fact]
    public async Task Commits_of_other_hosts_that_lock_the_same_streams_never_stand_in_a_circle()
    {
        PostgresEventStore[] hosts = [Open(), Open(), Open()];
        var commits = await Task.WhenAll(Enumerable.Range(0, 150).Select(n => Task.Run(async () =>
        {
            // Each takes three of five streams, named in any order.
            var streams = Enumerable.Range(0, 3).Select(k => To($"s{(n * 3 + k * 2) % 5}", StreamAppend.Any, Closed(n)));
            await hosts[n % 3].CommitAsync(Of([.. n % 2 == 0 ? streams : streams.Reverse()]), None);
            return n;
        })));

        Assert.Equal(150, commits.Length);
        Assert.Equal(450, (await Everything()).Count);
        Assert.Equal(450, await Database.SingleAsync<decimal>("SELECT sum(version) FROM mt_streams"));
    }

    [Fact]
    public async Task A_stopped_store_finishes_what_it_began_and_refuses_the_rest()
    {
        var store = Open();
        var writing = Enumerable.Range(0, 100).Select(n => store.CommitAsync(Of(To($"s{n}", 0, Closed(n))), None)).ToList();
        await store.DisposeAsync();

        foreach (var (commit, n) in writing.Select((commit, n) => (commit, n)))
        {
            var stands = (await Store.ReadStreamAsync(Tenant, $"s{n}", StreamRange.All, None)).Count == 1;
            if (stands) await commit;
            else await Assert.ThrowsAsync<ObjectDisposedException>(() => commit);
        }
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CommitAsync(Of(To("late", 0, Closed(1))), None));
    }

    /// <summary>Kills its own server process in the middle of the batch, once for each commit that asks for it.</summary>
    private sealed class Killer : IInlineProjection
    {
        public const string Now = "now";

        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> _done = [];

        public int Killed => _done.Count;

        public void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch)
        {
            foreach (var pending in group)
                if (pending.Commit.Attachment is Now && _done.TryAdd(pending.Commit.Streams[0].Stream, true))
                    batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_terminate_backend(pg_backend_pid())"));
        }
    }
}
