namespace EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task P01_Every_stream_of_a_commit_is_written()
    {
        var result = await Store.CommitAsync(Of(To("a", 0, Closed(1, 2)), To("b", 0, Closed(3))), None);

        Assert.Equal([new("a", 2), new StreamVersion("b", 1)], result.Streams);
        Assert.Equal([1, 2], await Counts("a"));
        Assert.Equal([3], await Counts("b"));
    }

    [Fact]
    public async Task P01_None_is_written_when_one_of_them_refuses()
    {
        await Append("b", 0, Closed(1));

        await Assert.ThrowsAsync<ConflictException>(() => Store.CommitAsync(Of(To("a", 0, Closed(2)), To("b", 0, Closed(3)), To("c", 0, Closed(4))), None));

        Assert.Empty(await Counts("a"));
        Assert.Equal([1], await Counts("b"));
        Assert.Empty(await Counts("c"));
        Assert.Single(await Everything());
    }

    [Fact]
    public async Task P02_Versions_are_dense_from_one_and_keep_the_order_given()
    {
        await Append("a", 0, Closed(7, 8, 9));
        var result = await Append("a", 3, Closed(10, 11));

        var events = await Read("a");
        Assert.Equal([1, 2, 3, 4, 5], events.Select(e => e.Version));
        Assert.Equal([7, 8, 9, 10, 11], await Counts("a"));
        Assert.Equal(5, result.Streams.Single().Version);
        Assert.Equal(events[^1].Sequence, result.LastSequence);
    }

    [Fact]
    public async Task P03_Zero_expects_a_stream_that_does_not_exist_and_minus_one_any()
    {
        await Append("a", StreamAppend.New, Closed(1));
        await Append("a", StreamAppend.Any, Closed(2));
        var onNothing = await Append("b", StreamAppend.Any, Closed(3, 4));
        await Append("b", 2, Closed(5));

        Assert.Equal([1, 2], await Counts("a"));
        Assert.Equal(2, onNothing.Streams.Single().Version);
        Assert.Equal([3, 4, 5], await Counts("b"));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    public async Task P04_A_conflict_names_the_stream_and_the_expected_and_the_true_version(long expected, long actual)
    {
        await Append("other", 0, Closed(1));
        await Append("a", 0, Closed(1, 2));

        var conflict = await Assert.ThrowsAsync<ConflictException>(() =>
            Store.CommitAsync(Of(To("other", 1, Closed(5)), To("a", expected, Closed(3))), None));

        Assert.Equal((Tenant, "a", expected, actual), (conflict.Tenant, conflict.Stream, conflict.Expected, conflict.Actual));
        Assert.Equal([1, 2], await Counts("a"));
        Assert.Equal([1], await Counts("other"));
    }

    [Fact]
    public async Task P04_A_stream_that_does_not_exist_is_at_version_zero()
    {
        var conflict = await Assert.ThrowsAsync<ConflictException>(() => Append("a", 4, Closed(1)));

        Assert.Equal((4, 0), (conflict.Expected, conflict.Actual));
        Assert.Empty(await Everything());
    }

    [Fact]
    public async Task P05_Of_32_writers_who_expect_one_version_one_wins_each_round()
    {
        const int writers = 32, rounds = 10;
        for (var round = 0; round < rounds; round++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
            {
                try
                {
                    return (await Append("race", round, Closed(round * 100 + w))).Streams.Single().Version;
                }
                catch (ConflictException conflict)
                {
                    Assert.Equal((round, round + 1), (conflict.Expected, conflict.Actual));
                    return -1;
                }
            })));
            Assert.Equal(round + 1, Assert.Single(outcomes, version => version > 0));
        }
        Assert.Equal(Enumerable.Range(1, rounds).Select(v => (long)v), (await Read("race")).Select(e => e.Version));
    }

    [Fact]
    public async Task P05_Writers_who_take_any_version_all_succeed_and_leave_no_gap()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 32).Select(w => Task.Run(async () =>
            (await Append("race", StreamAppend.Any, Closed(w, w))).Streams.Single().Version)));

        Assert.Equal(Enumerable.Range(1, 32).Select(n => 2L * n), versions.Order());
        Assert.Equal(Enumerable.Range(1, 64).Select(n => (long)n), (await Read("race")).Select(e => e.Version));
    }

    [Fact]
    public async Task P05_A_conflict_in_the_crowd_harms_nobody_else()
    {
        await Append("taken", 0, Closed(0));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(async () =>
        {
            try
            {
                await Append(n % 5 == 0 ? "taken" : $"free-{n}", 0, Closed(n));
                return true;
            }
            catch (ConflictException conflict)
            {
                Assert.Equal(("taken", 0, 1), (conflict.Stream, conflict.Expected, conflict.Actual));
                return false;
            }
        })));

        for (var n = 0; n < outcomes.Length; n++) Assert.Equal(n % 5 != 0, outcomes[n]);
        Assert.Equal(161, (await Everything()).Count);
    }

    [Fact]
    public async Task P15_A_commit_cancelled_beforehand_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Of(To("a", 0, Closed(1))), cancelled.Token));

        Assert.Empty(await Counts("a"));
    }

    [Fact]
    public async Task P15_One_who_leaves_the_crowd_leaves_either_all_or_nothing_and_harms_nobody()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(async () =>
        {
            using var leaving = new CancellationTokenSource();
            var writing = Store.CommitAsync(Of(To($"s{n}", 0, Closed(n, n))), leaving.Token);
            if (n % 2 == 0) await leaving.CancelAsync();
            try
            {
                await writing;
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        })));

        for (var n = 0; n < outcomes.Length; n++)
        {
            Assert.True(outcomes[n] || n % 2 == 0);
            Assert.Equal(outcomes[n] ? 2 : 0, (await Read($"s{n}")).Count);
        }
    }

    [Fact]
    public async Task P13_An_archived_stream_refuses_events_and_is_still_read()
    {
        await Append("a", 0, Closed(1));
        await Append("b", 0, Closed(1));
        await Store.ArchiveAsync(Tenant, "a", None);
        await Store.ArchiveAsync(Tenant, "a", None);
        await Store.ArchiveAsync(Tenant, "never there", None);

        foreach (var expected in new[] { 1, StreamAppend.Any, 0 })
        {
            var refused = await Assert.ThrowsAsync<StreamArchivedException>(() => Store.CommitAsync(Of(To("b", 1, Closed(2)), To("a", expected, Closed(2))), None));
            Assert.Equal((Tenant, "a"), (refused.Tenant, refused.Stream));
        }

        Assert.Equal([1], await Counts("a"));
        Assert.Equal([1], await Counts("b"));
        Assert.Equal(2, (await Everything()).Count);
        await Append("b", 1, Closed(2));
    }

    public static TheoryData<string, Commit> Malformed() => new()
    {
        { "no stream", new Commit(Tenant, [], Metadata.None) },
        { "no event", Of(To("a", 0)) },
        { "no event for the second stream", Of(To("a", 0, Closed(1)), To("b", 0)) },
        { "a stream twice", Of(To("a", 0, Closed(1)), To("a", 1, Closed(2))) },
        { "no name of a stream", Of(To("", 0, Closed(1))) },
        { "no tenant", new Commit("", [To("a", 0, Closed(1))], Metadata.None) },
        { "no metadata", new Commit(Tenant, [To("a", 0, Closed(1))], null!) },
        { "an empty key", Of(To("a", 0, Closed(1))) with { Key = "" } },
        { "a version below any", Of(To("a", -2, Closed(1))) },
        { "an event without data", Of(To("a", 0, new NewEvent(null!))) },
        { "an unmapped type", Of(To("a", 0, Closed(1), new NewEvent(new Unmapped(1)))) },
        { "a NUL in the name", Of(To("a\0", 0, Closed(1))) },
        { "a NUL in the data", Of(To("a", 0, new NewEvent(new NoteAmended("a\0b", default, null, [])))) },
        { "a NUL in a header", Of(To("a", 0, new NewEvent(new NoteClosed(1), Headers: new Dictionary<string, string> { ["h"] = "\0" }))) },
        { "a NUL in the actor", new Commit(Tenant, [To("a", 0, Closed(1))], new Metadata(Actor: "a\0")) },
        { "the store's own header", Of(To("a", 0, new NewEvent(new NoteClosed(1), Headers: new Dictionary<string, string> { ["occurredAt"] = "now" }))) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task P14_What_is_malformed_is_refused_and_nothing_written(string what, Commit commit)
    {
        Assert.NotEmpty(what);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.CommitAsync(commit, None));
        Assert.Empty(await Everything());
        await Append("a", 0, Closed(1));
    }

    [Fact]
    public async Task P14_A_written_backslash_u0000_is_no_NUL()
    {
        await Append("a", 0, new NewEvent(new NoteAmended(@"C:\u0000 and \\u0000", default, null, [])));

        Assert.Equal(@"C:\u0000 and \\u0000", ((NoteAmended)(await Read("a")).Single().Data).Text);
    }
}
