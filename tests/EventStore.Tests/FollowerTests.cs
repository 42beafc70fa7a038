using EventStore.Projections;
using Npgsql;

namespace EventStore.Tests;

public sealed class FollowerTests : PostgresTest
{
    private const string Name = "Probe:All";

    private static async Task Write(IReadOnlyList<StoredEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand("INSERT INTO probe (line) SELECT line FROM unnest($1) AS line", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => $"{e.Stream}@{e.Version}")] } },
        };
        await insert.ExecuteNonQueryAsync(ct);
    }

    private Follower Follow(int page = 3, Func<IReadOnlyList<StoredEvent>, NpgsqlConnection, NpgsqlTransaction, CancellationToken, Task>? handle = null, FollowerOptions? options = null) =>
        new(Database.Source, Open(), Name, handle ?? Write, (options ?? new FollowerOptions()) with { PageSize = page });

    private Task<List<string>> Lines() => Database.QueryAsync<string>("SELECT line FROM probe ORDER BY place");

    private async Task<List<string>> Stored() => [.. (await Everything()).Select(e => $"{e.Stream}@{e.Version}")];

    private async Task Fill(int streams)
    {
        for (var n = 0; n < streams; n++) await Append($"s{n}", 0, Closed(n, n));
    }

    [Fact]
    public async Task It_handles_every_event_once_in_order_and_carries_on_where_it_stood()
    {
        await Fill(4);
        var follower = Follow();
        await follower.CatchUpAsync(None);
        Assert.Equal(await Stored(), await Lines());
        Assert.Equal(FollowStep.Idle, await follower.StepAsync(None));

        await Append("later", 0, Closed(1));
        var successor = Follow();
        await successor.CatchUpAsync(None);
        await follower.CatchUpAsync(None);

        Assert.Equal(await Stored(), await Lines());
        Assert.Equal(9, await Database.SingleAsync<long>($"SELECT last_seq_id FROM mt_event_progression WHERE name = '{Name}'"));
        Assert.Equal((9, 9), (successor.Position, follower.Position));
    }

    [Fact]
    public async Task A_crash_between_the_handlers_writes_and_the_commit_loses_and_doubles_nothing()
    {
        await Fill(5);
        var crashes = 0;
        async Task WriteThenDie(IReadOnlyList<StoredEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
        {
            await Write(events, connection, transaction, ct);
            if (crashes++ >= 3) return;
            // Not an exception the follower could tidy up after: its connection is killed under it, and gone with its locks.
            await Database.ExecuteAsync($"SELECT pg_terminate_backend({connection.ProcessID}, 10000)");
        }
        for (var host = 0; host < 3; host++)
        {
            var dying = Follow(handle: WriteThenDie);
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => dying.CatchUpAsync(None));
            Assert.Equal(0, dying.Position);
            Assert.Empty(await Lines());
        }

        await Follow(handle: WriteThenDie).CatchUpAsync(None);

        Assert.Equal(await Stored(), await Lines());
    }

    [Fact]
    public async Task A_handler_that_fails_leaves_checkpoint_and_view_as_they_were()
    {
        await Fill(2);
        var follower = Follow(handle: async (events, connection, transaction, ct) =>
        {
            await Write(events, connection, transaction, ct);
            if (events.Any(e => e.Stream == "s1")) throw new InvalidOperationException("poison");
        }, page: 2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => follower.CatchUpAsync(None));

        Assert.Equal(["s0@1", "s0@2"], await Lines());
        Assert.Equal(2, await Database.SingleAsync<long>($"SELECT last_seq_id FROM mt_event_progression WHERE name = '{Name}'"));
    }

    [Fact]
    public async Task Hosts_of_one_name_take_turns_and_nothing_is_handled_twice()
    {
        using var stop = new CancellationTokenSource();
        var hosts = Enumerable.Range(0, 4).Select(_ => Follow(page: 5, options: new FollowerOptions { PollEvery = TimeSpan.FromMilliseconds(5) }).RunAsync(stop.Token)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Append($"s{n}", 0, Closed(n, n))));
        await Eventually(async () => (await Lines()).Count >= 120);
        await stop.CancelAsync();
        await Task.WhenAll(hosts);

        Assert.Equal(await Stored(), await Lines());
    }

    [Fact]
    public async Task While_one_host_is_at_work_another_steps_aside()
    {
        await Fill(1);
        var inside = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var slow = Follow(handle: async (events, connection, transaction, ct) =>
        {
            inside.SetResult();
            await leave.Task;
            await Write(events, connection, transaction, ct);
        }).StepAsync(None);
        await inside.Task;

        Assert.Equal(FollowStep.Elsewhere, await Follow().StepAsync(None));

        leave.SetResult();
        await slow;
        Assert.Equal(await Stored(), await Lines());
    }

    [Fact]
    public async Task Running_it_wakes_at_a_commit_of_this_process_without_waiting_for_the_poll()
    {
        using var stop = new CancellationTokenSource();
        var follower = new Follower(Database.Source, Store, Name, Write, new FollowerOptions { PollEvery = TimeSpan.FromMinutes(10) });
        var running = follower.RunAsync(stop.Token);
        for (var n = 0; n < 3; n++)
        {
            await Append($"s{n}", 0, Closed(n));
            await Eventually(async () => (await Lines()).Count == n + 1);
        }
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Running_it_wakes_at_the_word_of_another_host_and_hears_again_after_its_connection_is_cut()
    {
        using var stop = new CancellationTokenSource();
        var listener = new CommitListener(Database.Source, "commits of all");
        var follower = new Follower(Database.Source, Store, Name, Write, new FollowerOptions { PollEvery = TimeSpan.FromMinutes(10), Listener = listener });
        Task[] running = [listener.RunAsync(stop.Token), follower.RunAsync(stop.Token)];
        var other = Open(new EventStoreOptions { EventTypes = Contract.Notes.Types(), NotifyChannel = "commits of all" });
        await other.CommitAsync(Of(To("a", 0, Closed(1))), None);
        await Eventually(async () => (await Lines()).Count == 1);

        await Database.QueryAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %' AND pid <> pg_backend_pid()");
        await other.CommitAsync(Of(To("b", 0, Closed(1))), None);
        await Eventually(async () => (await Lines()).Count == 2);
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task Running_it_says_why_it_stands_and_goes_on_when_the_cause_is_gone()
    {
        using var stop = new CancellationTokenSource();
        var broken = true;
        var follower = Follow(handle: (events, connection, transaction, ct) =>
            Volatile.Read(ref broken) ? throw new InvalidOperationException("not yet") : Write(events, connection, transaction, ct),
            options: new FollowerOptions { LongestPause = TimeSpan.FromMilliseconds(20), PollEvery = TimeSpan.FromMilliseconds(20), Attempts = int.MaxValue });
        await Fill(1);
        var running = follower.RunAsync(stop.Token);
        await Eventually(() => Task.FromResult(follower.Failure is InvalidOperationException));
        Volatile.Write(ref broken, false);
        await Eventually(async () => (await Lines()).Count == 2 && follower.Failure is null);
        await stop.CancelAsync();
        await running;
    }

    private static readonly FollowerOptions Impatient = new() { LongestPause = TimeSpan.FromMilliseconds(20), PollEvery = TimeSpan.FromMilliseconds(20), StandbyEvery = TimeSpan.FromMilliseconds(20) };

    private async Task<FollowerState> State() => Assert.Single(await Operator.StatesAsync(None));

    private Followers Operator => new(Database.Source, Options());

    /// <summary>A handler that refuses s1@2 while it is told to.</summary>
    private static Func<IReadOnlyList<StoredEvent>, NpgsqlConnection, NpgsqlTransaction, CancellationToken, Task> Refusing(Func<bool> refuses, Action? tried = null) =>
        (events, connection, transaction, ct) =>
        {
            if (!refuses() || !events.Any(e => e.Stream == "s1" && e.Version == 2)) return Write(events, connection, transaction, ct);
            tried?.Invoke();
            throw new InvalidOperationException("poison");
        };

    [Fact]
    public async Task It_stops_at_the_one_event_it_fails_on_says_so_to_every_host_and_goes_on_when_that_is_skipped_on_record()
    {
        using var stop = new CancellationTokenSource();
        await Fill(4);
        var tried = 0;
        var follower = Follow(page: 8, handle: Refusing(() => true, () => tried++), options: Impatient with { Attempts = 3 });
        var running = follower.RunAsync(stop.Token);
        await Eventually(() => Task.FromResult(follower.StoppedAt is not null));
        Assert.Equal(("s1", 2L, 4L), (follower.Poison!.Stream, follower.Poison.Version, follower.Poison.Sequence));
        Assert.Equal(["s0@1", "s0@2", "s1@1"], await Lines());
        var state = await State();
        Assert.Equal((Name, FollowerStanding.Stopped, 3L), (state.Name, state.Standing, state.Position));
        Assert.Equal(new PoisonedEvent(4, Tenant, "s1", 2, "note_closed", "poison"), state.Stopped);
        Assert.Equal((5, (await Everything())[3].RecordedAt), (state.Behind, state.WaitingSince));
        // Stopped is stopped: it does not wear the database out by trying.
        var then = tried;
        await Task.Delay(200);
        Assert.Equal(then, tried);

        // By an operator on another host.
        Assert.False(await Operator.SkipAsync(Name, 5, "a slip of the finger", "auditor", None));
        Assert.False(await Operator.SkipAsync("Another", 4, "a slip of the finger", "auditor", None));
        Assert.True(await Operator.SkipAsync(Name, 4, "an event no view can hold", "auditor", None));
        await Eventually(async () => (await Lines()).Count == 7);
        await stop.CancelAsync();
        await running;

        Assert.Equal((await Stored()).Where(e => e != "s1@2"), await Lines());
        Assert.Null(follower.Poison);
        state = await State();
        Assert.Equal((FollowerStanding.Running, 0, null, null), (state.Standing, state.Behind, state.WaitingSince, state.Stopped));
        var skipped = Assert.Single(await Operator.SkippedAsync(Name, None));
        Assert.Equal((4, "an event no view can hold", "auditor"), (skipped.Sequence, skipped.Reason, skipped.By));
        Assert.False(await Operator.SkipAsync(Name, 4, "once more", null, None));
    }

    [Fact]
    public async Task A_stopped_one_goes_on_with_the_same_event_when_it_is_resumed_or_another_host_leads()
    {
        using var stop = new CancellationTokenSource();
        await Fill(2);
        var broken = true;
        var follower = Follow(handle: Refusing(() => Volatile.Read(ref broken)), options: Impatient with { Attempts = 2 });
        var running = follower.RunAsync(stop.Token);
        await Eventually(async () => follower.StoppedAt is not null && (await State()).Standing == FollowerStanding.Stopped);
        Volatile.Write(ref broken, false);
        Assert.True(await Operator.ResumeAsync(Name, None));
        await Eventually(async () => (await Lines()).Count == 4 && follower.StoppedAt is null);
        await stop.CancelAsync();
        await running;
        Assert.Equal(await Stored(), await Lines());
    }

    [Fact]
    public async Task An_event_this_program_cannot_read_stops_it_and_can_be_skipped_too()
    {
        await Fill(2);
        await Database.ExecuteAsync("UPDATE mt_events SET type = 'from_the_future' WHERE seq_id = 1");
        using (var stop = new CancellationTokenSource())
        {
            var follower = Follow(options: Impatient with { Attempts = 2 });
            var running = follower.RunAsync(stop.Token);
            await Eventually(() => Task.FromResult(follower.StoppedAt == 1));
            Assert.Contains("from_the_future", (await State()).Stopped!.Error, StringComparison.Ordinal);
            Assert.True(await Operator.SkipAsync(Name, 1, "written by a newer program", null, None));
            await Eventually(async () => (await Lines()).Count == 3);
            await stop.CancelAsync();
            await running;
        }
        // Another host, which has yet to learn how far it is, does not begin again there.
        await Append("later", 0, Closed(1));
        using (var stop = new CancellationTokenSource())
        {
            var running = Follow(options: Impatient).RunAsync(stop.Token);
            await Eventually(async () => (await Lines()).Count >= 4);
            await stop.CancelAsync();
            await running;
        }
        Assert.Equal(["s0@2", "s1@1", "s1@2", "later@1"], await Lines());
    }

    [Fact]
    public async Task One_leads_and_when_its_connection_dies_another_takes_the_lead_and_nothing_is_doubled()
    {
        using var stop = new CancellationTokenSource();
        Follower[] hosts = [.. Enumerable.Range(0, 3).Select(_ => Follow(options: Impatient))];
        var running = hosts.Select(host => host.RunAsync(stop.Token)).ToList();
        for (var round = 0; round < 5; round++)
        {
            await Append($"s{round}", 0, Closed(1, 2));
            await Eventually(async () => (await Lines()).Count == 2 * (round + 1));
            // The one whose connection was cut learns of it at its next look.
            await Eventually(() => Task.FromResult(hosts.Count(host => host.IsLeader) == 1));
            await Database.QueryAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        }
        await Append("last", 0, Closed(1));
        await Eventually(async () => (await Lines()).Count == 11);
        await stop.CancelAsync();
        await Task.WhenAll(running);
        Assert.Equal(await Stored(), await Lines());
        Assert.Empty(await Database.QueryAsync<int>("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
    }

    [Fact]
    public async Task A_rebuild_streams_the_events_of_its_types_up_to_the_high_water()
    {
        await Fill(3);
        await Append("n", 0, new NewEvent(new Contract.NoteSealed("a", 2)), Closed(9), new NewEvent(new Contract.NoteSealed("b", 3)));
        var upTo = await Store.HighWaterAsync(None);
        await Append("too late", 0, new NewEvent(new Contract.NoteSealed("c", 4)));

        var seals = new List<object>();
        await foreach (var e in Store.ReadTypesAsync([typeof(Contract.NoteSealed)], 0, upTo, None)) seals.Add(e.Data);
        var all = new List<StoredEvent>();
        await foreach (var e in Store.ReadTypesAsync(null, 2, upTo, None)) all.Add(e);

        Assert.Equal([new Contract.NoteSealed("a", 2), new Contract.NoteSealed("b", 3)], seals);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], all.Select(e => e.Sequence));
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var n = 0; n < 3000; n++)
        {
            if (await holds()) return;
            await Task.Delay(20);
        }
        Assert.Fail("It did not come about in a minute.");
    }
}
