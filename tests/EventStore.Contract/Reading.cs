namespace EventStore.Contract;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task P06_Everything_given_is_read_back()
    {
        var id = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
        var occurred = new DateTimeOffset(2025, 6, 9, 14, 0, 0, TimeSpan.FromHours(8)).AddTicks(3);
        var opened = new NoteOpened("年度会议 “joint” \\ \" <&> 😀", new DateOnly(2025, 6, 9), 12345.60m, Weight.Heavy);
        var amended = new NoteAmended("", occurred, null, [3, 1, 2]);
        var metadata = new Metadata("person/王", "correlation-1", "causation-1", new Dictionary<string, string> { ["source"] = "desk", ["why"] = "commit's" });

        var result = await Store.CommitAsync(new Commit(Tenant,
            [To("a", 0, new NewEvent(opened, id, occurred, new Dictionary<string, string> { ["why"] = "event's" }), new NewEvent(amended))], metadata), None);

        var events = await Read("a");
        var first = events[0];
        Assert.Equal(opened, first.Data);
        Assert.Equal("12345.60", ((NoteOpened)first.Data).Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((id, "note_opened", Tenant, "a", 1L), (first.Id, first.Type, first.Tenant, first.Stream, first.Version));
        Assert.True(occurred.EqualsExact(first.OccurredAt), $"{first.OccurredAt:O}");
        Assert.Equal(("person/王", "correlation-1", "causation-1"), (first.Actor, first.CorrelationId, first.CausationId));
        Assert.Equal(new Dictionary<string, string> { ["source"] = "desk", ["why"] = "event's" }, first.Headers);
        var second = (NoteAmended)events[1].Data;
        Assert.Equal((amended.Text, amended.Reason), (second.Text, second.Reason));
        Assert.True(occurred.EqualsExact(second.At));
        Assert.Equal([3, 1, 2], second.Pages);
        Assert.Equal("commit's", events[1].Headers["why"]);
        Assert.Equal(7, events[1].Id.Version);
        Assert.Equal(result.LastSequence, events[1].Sequence);
        Assert.Equivalent(events, await Everything(), strict: true);
    }

    [Fact]
    public async Task P06_Nothing_given_is_read_back_as_nothing()
    {
        await Append("a", 0, Closed(1));

        var only = (await Read("a")).Single();
        Assert.Equal((null, null, null), (only.Actor, only.CorrelationId, only.CausationId));
        Assert.Empty(only.Headers);
    }

    [Fact]
    public async Task P07_The_recorded_time_is_the_clocks_cut_to_microseconds_in_UTC()
    {
        var result = await Append("a", 0, Closed(1));

        var expected = new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.Zero).AddTicks(1234560);
        var only = (await Read("a")).Single();
        Assert.True(expected.EqualsExact(only.RecordedAt));
        Assert.True(expected.EqualsExact(only.OccurredAt));
        Assert.True(expected.EqualsExact(result.RecordedAt));
    }

    [Fact]
    public async Task P07_A_recorded_time_given_is_the_one_kept()
    {
        var given = new DateTimeOffset(2019, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));
        var result = await Store.CommitAsync(Of(To("a", 0, Closed(1))) with { RecordedAt = given }, None);

        Assert.Equal(given, result.RecordedAt);
        Assert.Equal(given, (await Read("a")).Single().RecordedAt);
    }

    [Fact]
    public async Task P08_A_stream_is_read_by_a_range_of_versions()
    {
        await Append("a", 0, Closed(1, 2, 3, 4, 5));

        Assert.Equal([1, 2, 3, 4, 5], await Counts("a"));
        Assert.Equal([3, 4, 5], await Counts("a", new StreamRange(FromVersion: 3)));
        Assert.Equal([1, 2], await Counts("a", new StreamRange(ToVersion: 2)));
        Assert.Equal([2, 3, 4], await Counts("a", new StreamRange(2, 4)));
        Assert.Empty(await Counts("a", new StreamRange(6)));
        Assert.Empty(await Counts("never there"));
    }

    [Fact]
    public async Task P08_A_stream_is_read_as_of_a_recorded_moment()
    {
        var noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        for (var hour = 0; hour < 4; hour++)
            await Store.CommitAsync(Of(To("a", hour, Closed(hour))) with { RecordedAt = noon.AddHours(hour) }, None);

        Assert.Equal([0, 1], await Counts("a", StreamRange.RecordedBy(noon.AddHours(1))));
        Assert.Equal([0, 1], await Counts("a", StreamRange.RecordedBy(noon.AddHours(2).AddTicks(-10).ToOffset(TimeSpan.FromHours(8)))));
        Assert.Equal([1], await Counts("a", new StreamRange(2, AsOf: noon.AddHours(1))));
        Assert.Empty(await Counts("a", StreamRange.RecordedBy(noon.AddTicks(-10))));
    }

    [Fact]
    public async Task P08_When_a_clock_stepped_back_the_stream_as_of_then_has_no_hole()
    {
        var noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        foreach (var (version, minute) in new[] { (0, 0), (1, 5), (2, 1), (3, 9) })
            await Store.CommitAsync(Of(To("a", version, Closed(version))) with { RecordedAt = noon.AddMinutes(minute) }, None);

        Assert.Equal([0], await Counts("a", StreamRange.RecordedBy(noon.AddMinutes(3))));
        Assert.Equal([0, 1, 2], await Counts("a", StreamRange.RecordedBy(noon.AddMinutes(6))));
        Assert.Empty(await Counts("a", new StreamRange(2, AsOf: noon.AddMinutes(3))));
    }

    [Fact]
    public async Task P09_Several_streams_are_read_at_once()
    {
        await Store.CommitAsync(Of(To("b", 0, Closed(3)), To("a", 0, Closed(1, 2))), None);

        var streams = await Store.ReadStreamsAsync(Tenant, ["a", "b", "never there", "a"], None);

        Assert.Equal(["a", "b", "never there"], streams.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([1, 2], streams["a"].Select(e => ((NoteClosed)e.Data).Count));
        Assert.Equal("b", Assert.Single(streams["b"]).Stream);
        Assert.Empty(streams["never there"]);
        Assert.Empty(await Store.ReadStreamsAsync(Tenant, [], None));
    }

    [Fact]
    public async Task P10_Tenants_never_meet()
    {
        await Append("a", 0, Closed(1));
        await Store.CommitAsync(Of(To("a", 0, Closed(2, 3))) with { Tenant = "other", Key = "k" }, None);
        await Store.ArchiveAsync("third", "a", None);
        await Append("a", 1, Closed(4));

        Assert.Equal([1, 4], await Counts("a"));
        Assert.Equal(2, (await Store.ReadStreamAsync("other", "a", StreamRange.All, None)).Count);
        Assert.Empty((await Store.ReadStreamsAsync("third", ["a"], None))["a"]);
        Assert.Null(await Store.FindKeyAsync(Tenant, "k", None));
        Assert.Equal([1, 4], (await Everything(tenant: Tenant)).Select(e => ((NoteClosed)e.Data).Count));
        Assert.Equal(["other", "other"], (await Everything(1, "other")).Select(e => e.Tenant));
        Assert.Equal(4, (await Everything()).Count);
    }

    [Fact]
    public async Task P11_All_events_come_once_in_order_page_by_page()
    {
        for (var n = 0; n < 20; n++) await Append($"s{n % 3}", StreamAppend.Any, Closed(n, n));

        foreach (var page in new[] { 1, 7, 40, 1000 })
        {
            var all = await Everything(page);
            Assert.Equal(Enumerable.Range(0, 20).SelectMany(n => new[] { n, n }), all.Select(e => ((NoteClosed)e.Data).Count));
            Assert.Equal(all.Select(e => e.Sequence).Order().Distinct(), all.Select(e => e.Sequence));
        }
    }

    [Fact]
    public async Task P11_At_the_end_the_position_stays_and_later_events_follow_it()
    {
        Assert.Equal(0, (await Store.ReadAllAsync(0, 10, None)).Position);
        var first = await Append("a", 0, Closed(1, 2));
        var page = await Store.ReadAllAsync(0, 10, None);
        Assert.Equal((first.LastSequence, false, null), (page.Position, page.More, page.WaitingFor));

        var end = await Store.ReadAllAsync(page.Position, 10, None);
        Assert.Equal((0, page.Position), (end.Events.Count, end.Position));
        await Append("b", 0, Closed(3));
        Assert.Equal("b", Assert.Single((await Store.ReadAllAsync(end.Position, 10, None)).Events).Stream);
    }

    [Fact]
    public async Task P11_A_refused_commit_holds_nobody_up()
    {
        await Append("a", 0, Closed(1));
        await Assert.ThrowsAsync<ConflictException>(() => Append("a", 0, Closed(2)));
        await Append("b", 0, Closed(3));

        Assert.Equal(["a", "b"], (await Everything()).Select(e => e.Stream));
        Assert.Equal(["a", "b"], (await Everything(tenant: Tenant)).Select(e => e.Stream));
    }

    [Fact]
    public async Task P11_A_reader_in_the_middle_of_the_writing_misses_nothing()
    {
        const int writers = 8, each = 40;
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            for (var n = 0; n < each; n++)
            {
                await Append($"w{w}", n, Closed(n));
                // Refusals take sequence numbers with them now and then: the reader must get over the holes.
                if (n % 4 == 0) await Assert.ThrowsAsync<ConflictException>(() => Append($"w{w}", 0, Closed(n)));
            }
        })));
        var seen = new List<StoredEvent>();
        for (var at = 0L; seen.Count < writers * each;)
        {
            var page = await Store.ReadAllAsync(at, 50, None);
            seen.AddRange(page.Events);
            at = page.Position;
            if (writing.IsFaulted) await writing;
        }
        await writing;

        Assert.Equal(seen.Select(e => e.Sequence).Order().Distinct(), seen.Select(e => e.Sequence));
        for (var w = 0; w < writers; w++)
            Assert.Equal(Enumerable.Range(1, each).Select(v => (long)v), seen.Where(e => e.Stream == $"w{w}").Select(e => e.Version));
    }

    [Fact]
    public async Task P17_An_old_name_is_read_as_the_event_of_today()
    {
        await _test.Reopen(Notes.TypesOfOld()).CommitAsync(Of(To("a", 0, new NewEvent(new NoteStamped("王")))), None);

        var only = (await _test.Reopen(Notes.TypesOfToday()).ReadStreamAsync(Tenant, "a", StreamRange.All, None)).Single();

        Assert.Equal(new NoteSealed("王", 1), only.Data);
        Assert.Equal("note_stamped", only.Type);
    }

    [Fact]
    public async Task P17_A_name_nobody_knows_is_said_with_its_place()
    {
        await _test.Reopen(Notes.TypesOfOld()).CommitAsync(Of(To("a", 0, new NewEvent(new NoteStamped("王")))), None);

        var unreadable = await Assert.ThrowsAsync<UnreadableEventException>(() => Read("a"));

        Assert.Equal(("note_stamped", Tenant, "a", 1L), (unreadable.Type, unreadable.Tenant, unreadable.Stream, unreadable.Version));
    }

    [Fact]
    public async Task P18_What_is_read_is_the_JSON_not_the_instance()
    {
        var pages = new List<int> { 1 };
        await Append("a", 0, new NewEvent(new NoteAmended("t", default, null, pages)), new NewEvent(new NoteDrawn(new Shape.Square(1, 2))));
        pages.Add(2);

        var events = await Read("a");
        Assert.Equal([1], ((NoteAmended)events[0].Data).Pages);
        Assert.Equal(new Shape.Square(1, 2), ((NoteDrawn)events[1].Data).Figure);
    }
}
