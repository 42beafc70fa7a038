using EventStore.Projections;

namespace EventStore.Tests;

public sealed class LiveEventsTests : PostgresTest
{
    private const string Channel = "live";

    /// <summary>Reads until that many have come; a listener that stays silent fails the test.</summary>
    private static async Task<List<string>> Hear(LiveEvents live, long after, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var heard = new List<string>();
        await foreach (var page in live.FollowAsync(after, limit.Token))
        {
            heard.AddRange(page.Select(e => $"{e.Stream}@{e.Version}"));
            if (heard.Count >= count) break;
        }
        return heard;
    }

    private PostgresEventStore Speaking() => Open(new EventStoreOptions { EventTypes = Contract.Notes.Types(), NotifyChannel = Channel });

    [Fact]
    public async Task Every_event_of_many_writers_on_two_hosts_is_heard_once_and_in_order()
    {
        await Append("before", 0, Closed(1));
        using var stop = new CancellationTokenSource();
        var listener = new CommitListener(Database.Source, Channel);
        var listening = listener.RunAsync(stop.Token);
        var hearing = Hear(new LiveEvents(Store, listener, new LiveOptions { PageSize = 7, PollEvery = TimeSpan.FromMinutes(10) }), await Store.HighWaterAsync(None), 128);
        PostgresEventStore[] hosts = [Speaking(), Speaking()];
        await Task.WhenAll(Enumerable.Range(0, 64).Select(n => hosts[n % 2].CommitAsync(Of(To($"s{n}", 0, Closed(n, n))), None)));

        Assert.Equal((await Everything()).Skip(1).Select(e => $"{e.Stream}@{e.Version}"), await hearing);
        await stop.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task When_no_word_comes_the_look_of_its_own_finds_what_is_new()
    {
        var hearing = Hear(new LiveEvents(Store, options: new LiveOptions { PollEvery = TimeSpan.FromMilliseconds(50) }), 0, 2);
        await Open().CommitAsync(Of(To("a", 0, Closed(1, 2))), None);
        Assert.Equal(["a@1", "a@2"], await hearing);
    }

    [Fact]
    public async Task An_event_that_commits_late_is_waited_for_and_not_passed_over()
    {
        await using var late = await Database.Source.OpenConnectionAsync();
        await using var transaction = await late.BeginTransactionAsync();
        await using (var begin = new Npgsql.NpgsqlCommand("""
            INSERT INTO mt_streams (tenant_id, id, type, version) VALUES ('association', 'late', 'note', 1);
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
            SELECT nextval('mt_events_sequence'), id, 'late', 1, data, type, now(), 'association'
              FROM (SELECT gen_random_uuid() AS id, '{"Count": 1}'::jsonb AS data, 'note_closed' AS type) AS e
            """, late, transaction)) await begin.ExecuteNonQueryAsync();
        var hearing = Hear(new LiveEvents(Store, options: new LiveOptions { PollEvery = TimeSpan.FromMilliseconds(20) }), 0, 2);
        await Append("early", 0, Closed(1));
        await Task.Delay(200);
        Assert.False(hearing.IsCompleted);

        await transaction.CommitAsync();
        Assert.Equal(["late@1", "early@1"], await hearing);
    }

    [Fact]
    public async Task The_word_comes_after_the_commit_and_a_bulk_append_says_it_too()
    {
        using var stop = new CancellationTokenSource();
        var listener = new CommitListener(Database.Source, Channel);
        var heard = 0;
        listener.Heard += () => Interlocked.Increment(ref heard);
        var listening = listener.RunAsync(stop.Token);
        var speaking = Speaking();
        await Until(() => Volatile.Read(ref heard) == 1); // the connection itself is the first word

        await speaking.CommitAsync(Of(To("a", 0, Closed(1))), None);
        await Until(() => Volatile.Read(ref heard) >= 2);
        await Task.Delay(100);
        var before = Volatile.Read(ref heard);
        await speaking.BulkAppendAsync(Tenant, [To("b", 0, Closed(1))], Metadata.None);
        await Until(() => Volatile.Read(ref heard) > before);
        await stop.CancelAsync();
        await listening;
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var n = 0; n < 1000 && !holds(); n++) await Task.Delay(20);
        Assert.True(holds(), "It did not come about in twenty seconds.");
    }
}
