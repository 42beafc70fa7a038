using EventStore.Contract;
using EventStore.Postgres;
using EventStore.Projections;
using EventStore.Tests;
using JasperFx.Events;
using Marten;
using Npgsql;
using static EventStore.Marten.Tests.MartenDatabase;

namespace EventStore.Marten.Tests;

/// <summary>A database that Marten made and filled is ours to use.</summary>
public sealed class MartensOpenedByUs : IAsyncLifetime
{
    private static readonly NoteOpened s_opened = new("甲 <&> 😀", new DateOnly(2026, 1, 2), 12.50m, Weight.Heavy);
    private static readonly NoteAmended s_amended = new("t", new DateTimeOffset(2026, 1, 2, 11, 4, 5, TimeSpan.FromHours(8)), null, [3, 1]);
    private Database _database = null!;
    private DocumentStore _marten = null!;
    private PostgresEventStore _ours = null!;

    public async Task InitializeAsync()
    {
        _database = await CreateAsync();
        _marten = Open(_database.Source);
        _ours = new PostgresEventStore(_database.Source, Options());
        await using var session = _marten.LightweightSession(Tenant);
        (session.LastModifiedBy, session.CorrelationId, session.CausationId) = ("person/1", "correlation", "causation");
        session.SetHeader("source", "desk");
        session.SetHeader("weight", 7);
        session.Events.StartStream<Note>("a", s_opened, s_amended);
        session.Events.StartStream("b", new NoteDrawn(new Shape.Circle(1, 2)));
        await session.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _marten.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Our_schema_step_finds_nothing_to_change_and_Marten_stays_content()
    {
        await PostgresSchema.ApplyAsync(_database.Source, Options());

        await _marten.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task A_database_whose_streams_Marten_has_partitioned_is_refused_with_a_reason()
    {
        await using var cold = await Database.CreateAsync("archived_apart", async source =>
        {
            await using var store = Open(source, marten => marten.Events.UseArchivedStreamPartitioning = true);
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.All);
        });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => PostgresSchema.ApplyAsync(cold.Source, Options()));
        Assert.Equal(PostgresErrorCodes.FeatureNotSupported, refused.SqlState);
        Assert.Contains("UseArchivedStreamPartitioning", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task We_read_what_Marten_wrote()
    {
        var events = await _ours.ReadStreamAsync(Tenant, "a", StreamRange.All, default);

        Assert.Equal(s_opened, events[0].Data);
        Assert.Equal("12.50", ((NoteOpened)events[0].Data).Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(s_amended.At.EqualsExact(((NoteAmended)events[1].Data).At));
        Assert.Equal(["note_opened", "note_amended"], events.Select(e => e.Type));
        Assert.All(events, e => Assert.Equal(("person/1", "correlation", "causation", "desk", "7"), (e.Actor, e.CorrelationId, e.CausationId, e.Headers["source"], e.Headers["weight"])));
        Assert.All(events, e => Assert.Equal(e.RecordedAt, e.OccurredAt));
        await using var session = _marten.QuerySession(Tenant);
        Assert.Equal((await session.Events.FetchStreamAsync("a")).Select(e => (e.Id, e.Sequence, e.Version, e.Timestamp)), events.Select(e => (e.Id, e.Sequence, e.Version, e.RecordedAt)));
        Assert.Equal(["a", "a"], await _ours.ReadOfTypeAsync("note", default).Select(e => e.Stream).ToListAsync());
        Assert.Equal(new NoteDrawn(new Shape.Circle(1, 2)), (await _ours.ReadStreamAsync(Tenant, "b", StreamRange.All, default)).Single().Data);
    }

    [Fact]
    public async Task We_append_where_Marten_left_off_and_it_where_we_did()
    {
        await _ours.CommitAsync(Closed("a", 2, 1) with { Key = "k" }, default);
        await using (var session = _marten.LightweightSession(Tenant))
        {
            session.Events.Append("a", 4, new NoteClosed(2));
            await session.SaveChangesAsync();
        }
        var conflict = await Assert.ThrowsAsync<ConflictException>(() => _ours.CommitAsync(Closed("a", 3, 3), default));

        Assert.Equal(4, conflict.Actual);
        Assert.Equal([1L, 2, 3, 4], (await _ours.ReadStreamAsync(Tenant, "a", StreamRange.All, default)).Select(e => e.Version));
        await Assert.ThrowsAsync<DuplicateKeyException>(() => _ours.CommitAsync(Closed("a", 4, 3) with { Key = "k" }, default));
    }

    [Fact]
    public async Task A_stream_archived_by_Marten_refuses_our_events_and_is_still_read()
    {
        await using (var session = _marten.LightweightSession(Tenant))
        {
            session.Events.ArchiveStream("a");
            await session.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<StreamArchivedException>(() => _ours.CommitAsync(Closed("a", 2, 1), default));
        Assert.Equal(2, (await _ours.ReadStreamAsync(Tenant, "a", StreamRange.All, default)).Count);
    }

    /// <summary>The row as it lies, but for what differs from event to event.</summary>
    [Fact]
    public async Task The_same_events_lie_in_the_same_rows_whoever_wrote_them()
    {
        var given = new Dictionary<string, string> { ["source"] = "desk" };
        await _ours.CommitAsync(new Commit("ours", [new StreamAppend("s", "note", StreamAppend.New, [new(s_opened), new(s_amended), new(new NoteClosed(1)), new(new NoteDrawn(new Shape.Square(1, 2)))])],
            new Metadata("person/1", "correlation", "causation", given)), default);
        await using (var session = _marten.LightweightSession("martens"))
        {
            (session.LastModifiedBy, session.CorrelationId, session.CausationId) = ("person/1", "correlation", "causation");
            session.SetHeader("source", "desk");
            session.Events.StartStream<Note>("s", s_opened, s_amended, new NoteClosed(1), new NoteDrawn(new Shape.Square(1, 2)));
            await session.SaveChangesAsync();
        }

        foreach (var what in new[] { "to_jsonb(e) - array['seq_id','id','tenant_id','timestamp']", "e.data::text" })
        {
            var rows = await Task.WhenAll(new[] { "ours", "martens" }.Select(tenant => _database.QueryAsync<string>($"SELECT ({what})::text FROM mt_events e WHERE tenant_id = '{tenant}' ORDER BY version")));
            Assert.Equal(4, rows[0].Count);
            Assert.Equal(rows[0], rows[1]);
        }
        Assert.Equal(1, await _database.SingleAsync<long>("SELECT count(DISTINCT to_jsonb(s) - array['tenant_id','timestamp','created']) FROM mt_streams s WHERE id = 's'"));
    }

    [Fact]
    public async Task A_follower_gets_the_events_of_both_once_and_in_order_and_does_not_stop_at_a_tombstone()
    {
        await using (var session = _marten.LightweightSession(Tenant))
        {
            session.Events.Append("a", 3, new NoteClosed(1));
            session.Events.Append("b", 9, new NoteClosed(1));
            await Assert.ThrowsAsync<EventStreamUnexpectedMaxEventIdException>(() => session.SaveChangesAsync());
        }
        await TombstonesAsync(_database, 1);
        await _ours.CommitAsync(Closed("a", 2, 1), default);
        var seen = new List<string>();
        var follower = new Follower(_database.Source, _ours, "test", (events, _, _, _) => { seen.AddRange(events.Select(e => $"{e.Stream}@{e.Version}")); return Task.CompletedTask; });

        await follower.CatchUpAsync(default);

        Assert.Equal(["a@1", "a@2", "b@1", "a@3"], seen);
    }

    [Fact]
    public async Task Our_reader_waits_for_a_Marten_session_that_has_its_numbers_and_not_yet_its_end()
    {
        await using var connection = await _database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var options = global::Marten.Services.SessionOptions.ForTransaction(transaction);
        options.TenantId = Tenant;
        await using (var session = _marten.LightweightSession(options))
        {
            session.Events.Append("a", 3, new NoteClosed(1));
            await session.SaveChangesAsync();
        }
        await _ours.CommitAsync(Closed("b", 1, 2), default);

        var page = await _ours.ReadAllAsync(3, 10, default);
        Assert.Equal((0, 3L, 4L), (page.Events.Count, page.Position, page.WaitingFor));
        Assert.Equal(3, await _ours.HighWaterAsync(default));
        await transaction.CommitAsync();
        Assert.Equal(["a", "b"], (await _ours.ReadAllAsync(3, 10, default)).Events.Select(e => e.Stream));
    }

    [Fact]
    public async Task Writers_of_both_kinds_race_for_a_stream_and_one_of_them_wins_each_version()
    {
        await using var seam = new MartenEventStore(_database.Source, Options());
        for (var version = 1; version <= 10; version++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(w => Task.Run(async () =>
            {
                try
                {
                    await (w % 2 == 0 ? (IEventStore)_ours : seam).CommitAsync(Closed("race", version - 1, w), default);
                    return true;
                }
                catch (ConflictException conflict)
                {
                    Assert.Equal((version - 1, version), (conflict.Expected, conflict.Actual));
                    return false;
                }
            })));
            Assert.Single(outcomes, won => won);
        }
        Assert.Equal(Enumerable.Range(1, 10).Select(v => (long)v), (await _ours.ReadStreamAsync(Tenant, "race", StreamRange.All, default)).Select(e => e.Version));
    }

    private static Commit Closed(string stream, long expected, int n) => new(Tenant, [new StreamAppend(stream, "note", expected, [new(new NoteClosed(n))])], Metadata.None);

    /// <summary>Marten writes them in the background.</summary>
    internal static async Task TombstonesAsync(Database database, int atLeast)
    {
        for (var tries = 0; await database.SingleAsync<long>("SELECT count(*) FROM mt_events WHERE stream_id = 'mt_tombstone'") < atLeast; tries++)
        {
            Assert.True(tries < 1200, "No tombstone came.");
            await Task.Delay(50);
        }
    }
}
