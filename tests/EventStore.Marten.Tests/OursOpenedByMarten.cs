using EventStore.Contract;
using EventStore.Tests;
using JasperFx.Events.Projections;
using Marten;
using static EventStore.Marten.Tests.MartenDatabase;

namespace EventStore.Marten.Tests;

/// <summary>A database that our store made and filled is Marten's own to use.</summary>
public sealed class OursOpenedByMarten : IAsyncLifetime
{
    private static readonly DateTimeOffset s_recorded = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private Database _database = null!;
    private PostgresEventStore _ours = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync();
        _ours = new PostgresEventStore(_database.Source, Options());
        await _ours.CommitAsync(new Commit(Tenant,
            [
                new StreamAppend("a", "note", StreamAppend.New, [Opened("甲", 12.50m), new(new NoteClosed(2)), new(new NoteDrawn(new Shape.Square(1, 2)))]),
                new StreamAppend("b", "note", StreamAppend.New, [Opened("乙", 3m)]),
            ],
            new Metadata("person/1", "correlation", "causation", new Dictionary<string, string> { ["source"] = "desk" })) { RecordedAt = s_recorded }, default);
    }

    public async Task DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Marten_adds_its_functions_and_a_table_for_dead_letters_and_finds_nothing_to_change()
    {
        var tables = await TablesAsync();
        await using var marten = Open(_database.Source);

        await marten.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.All);

        Assert.Equal(tables, await TablesAsync());
        await marten.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        Assert.Equal(4, (await _ours.ReadAllAsync(0, 10, default)).Events.Count);
    }

    /// <summary>The register binds its readers to one tenant by policies on these tables; Marten's check looks at none and its writer is not bound.</summary>
    [Fact]
    public async Task Policies_on_the_event_tables_are_nothing_that_Marten_would_change_or_trip_over()
    {
        using (var resource = new StreamReader(typeof(OursOpenedByMarten).Assembly.GetManifestResourceStream("isolation.sql")!))
            await _database.ExecuteAsync(await resource.ReadToEndAsync() + "; SELECT register.isolate('public.mt_events'), register.isolate('public.mt_streams')");
        await using var marten = await OpenedAsync();
        await marten.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        await marten.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.All);

        Assert.Equal(2, await _database.SingleAsync<long>("SELECT count(*) FROM pg_policy WHERE polrelid IN ('public.mt_events'::regclass, 'public.mt_streams'::regclass)"));
        await using var session = marten.LightweightSession(Tenant);
        session.Events.Append("a", 4, new NoteClosed(5));
        await session.SaveChangesAsync();
        Assert.Equal(4, (await _ours.ReadStreamAsync(Tenant, "a", StreamRange.All, default)).Count);
        await using var reader = Npgsql.NpgsqlDataSource.Create(_database.ConnectionString + $";Options=-c role=compliance_reader -c register.tenant={Tenant}");
        Assert.Equal(4, (await _ours.ReadStreamAsync(reader, Tenant, "a", StreamRange.All, default)).Count);
        await using var other = Npgsql.NpgsqlDataSource.Create(_database.ConnectionString + ";Options=-c role=compliance_reader -c register.tenant=other");
        Assert.Empty(await _ours.ReadStreamAsync(other, Tenant, "a", StreamRange.All, default));
    }

    [Fact]
    public async Task Marten_reads_what_we_wrote()
    {
        await using var marten = await OpenedAsync();
        await using var session = marten.QuerySession(Tenant);

        var events = await session.Events.FetchStreamAsync("a");

        Assert.Equal([1L, 2, 3], events.Select(e => e.Version));
        Assert.Equal(new NoteOpened("甲", new DateOnly(2026, 1, 2), 12.50m, Weight.Heavy), events[0].Data);
        Assert.Equal("12.50", ((NoteOpened)events[0].Data).Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new Shape.Square(1, 2), ((NoteDrawn)events[2].Data).Figure);
        Assert.All(events, e => Assert.Equal(("person/1", "correlation", "causation", "desk", s_recorded, Tenant),
            (e.UserName, e.CorrelationId, e.CausationId, e.Headers!["source"].ToString(), e.Timestamp, e.TenantId)));
        Assert.Equal((3, false), (await session.Events.FetchStreamStateAsync("a")) is { } state ? (state.Version, state.IsArchived) : default);
    }

    [Fact]
    public async Task Marten_appends_at_the_version_we_left_and_is_refused_at_any_other()
    {
        await using var marten = await OpenedAsync();
        await using (var session = marten.LightweightSession(Tenant))
        {
            session.Events.Append("a", 4, new NoteClosed(5));
            session.Events.StartStream("c", new NoteClosed(6));
            await session.SaveChangesAsync();
        }
        await using (var late = marten.LightweightSession(Tenant))
        {
            late.Events.Append("a", 4, new NoteClosed(7));
            await Assert.ThrowsAsync<JasperFx.Events.EventStreamUnexpectedMaxEventIdException>(() => late.SaveChangesAsync());
        }

        Assert.Equal(new NoteClosed(5), (await _ours.ReadStreamAsync(Tenant, "a", StreamRange.All, default))[^1].Data);
        await _ours.CommitAsync(Closed("a", 4, 8), default);
        await _ours.CommitAsync(Closed("c", 1, 9), default);
        Assert.Equal([1L, 2], (await _ours.ReadStreamAsync(Tenant, "c", StreamRange.All, default)).Select(e => e.Version));
    }

    [Fact]
    public async Task Marten_rebuilds_a_projection_from_our_events_and_keeps_it_up_with_its_own()
    {
        await using var marten = await OpenedAsync(m => m.Projections.Add<NoteProjection>(ProjectionLifecycle.Inline));

        using (var daemon = await marten.BuildProjectionDaemonAsync())
            await daemon.RebuildProjectionAsync<NoteProjection>(CancellationToken.None);
        await using var session = marten.LightweightSession(Tenant);
        var note = await session.LoadAsync<Note>("a");
        Assert.Equal(("甲", 12.50m, 2, s_recorded), (note!.Title, note.Amount, note.Closings, note.At));

        session.Events.Append("a", 4, new NoteClosed(5));
        await session.SaveChangesAsync();
        Assert.Equal(7, (await session.LoadAsync<Note>("a"))!.Closings);
        Assert.Equal(2, (await session.Query<Note>().ToListAsync()).Count);
    }

    [Fact]
    public async Task A_stream_archived_by_us_refuses_Martens_events()
    {
        await _ours.ArchiveAsync(Tenant, "a", default);
        await using var marten = await OpenedAsync();
        await using var session = marten.LightweightSession(Tenant);

        session.Events.Append("a", new NoteClosed(5));

        await Assert.ThrowsAsync<global::Marten.Exceptions.InvalidStreamOperationException>(() => session.SaveChangesAsync());
        Assert.True((await session.Events.FetchStreamStateAsync("a"))!.IsArchived);
    }

    private static NewEvent Opened(string title, decimal amount) => new(new NoteOpened(title, new DateOnly(2026, 1, 2), amount, Weight.Heavy));

    private static Commit Closed(string stream, long expected, int n) => new(Tenant, [new StreamAppend(stream, "note", expected, [new(new NoteClosed(n))])], Metadata.None);

    private async Task<DocumentStore> OpenedAsync(Action<StoreOptions>? more = null)
    {
        var marten = Open(_database.Source, more);
        await marten.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
        return marten;
    }

    /// <summary>Every column, constraint and index of the event tables.</summary>
    private Task<List<string>> TablesAsync() => _database.QueryAsync<string>("""
        SELECT line FROM (
            SELECT concat_ws(' ', table_name, ordinal_position, column_name, data_type, is_nullable, column_default) AS line FROM information_schema.columns WHERE table_schema = 'public' AND table_name LIKE 'mt\_%'
            UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS lines
         WHERE line !~ 'mt_doc_deadletterevent' ORDER BY line COLLATE "C"
        """);
}
