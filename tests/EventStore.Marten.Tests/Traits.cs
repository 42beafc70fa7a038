using EventStore.Contract;
using EventStore.Tests;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using Marten.Services;
using static EventStore.Marten.Tests.MartenDatabase;

namespace EventStore.Marten.Tests;

/// <summary>
/// How Marten 9.29 differs from our store, each difference shown to be so. All eighteen promises are kept all the same
/// (<see cref="MartenContractTests"/>); where that took something of ours, it is said here. A test that fails after an
/// upgrade of Marten tells that a crutch may go.
/// </summary>
public sealed class Traits : IAsyncLifetime
{
    private Database _database = null!;
    private DocumentStore _marten = null!;
    private MartenEventStore _seam = null!;

    public async Task InitializeAsync()
    {
        _database = await CreateAsync();
        _marten = Open(_database.Source);
        _seam = new MartenEventStore(_database.Source, Options());
        await _seam.CommitAsync(Closed(("a", 0)), default);
    }

    public async Task DisposeAsync()
    {
        await _seam.DisposeAsync();
        await _marten.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Promise 4. The seam looks the true version up after a refusal.</summary>
    [Fact]
    public async Task A_conflict_does_not_know_the_true_version()
    {
        await using var session = _marten.LightweightSession(Tenant);
        session.Events.Append("a", 8, new NoteClosed(1));

        var conflict = await Assert.ThrowsAsync<EventStreamUnexpectedMaxEventIdException>(() => session.SaveChangesAsync());

        Assert.EndsWith("but was -1", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await Assert.ThrowsAsync<ConflictException>(() => _seam.CommitAsync(Closed(("a", 7)), default))).Actual);
    }

    /// <summary>Promises 1 and 11. They are void numbers: neither store gives them when all events are read.</summary>
    [Fact]
    public async Task A_refused_commit_over_several_streams_leaves_tombstones_in_a_stream_of_Martens()
    {
        await Assert.ThrowsAsync<ConflictException>(() => _seam.CommitAsync(Closed(("b", 0), ("a", 7)), default));

        await MartensOpenedByUs.TombstonesAsync(_database, 1);
        Assert.Equal("a", Assert.Single((await _seam.ReadAllAsync(0, 10, default)).Events).Stream);
        Assert.Empty(await _seam.ReadStreamAsync(Tenant, "b", StreamRange.All, default));
    }

    /// <summary>Promise 13. The seam reads by LINQ with MaybeArchived instead.</summary>
    [Fact]
    public async Task An_archived_stream_is_fetched_as_an_empty_one()
    {
        await _seam.ArchiveAsync(Tenant, "a", default);
        await using var session = _marten.QuerySession(Tenant);

        Assert.Empty(await session.Events.FetchStreamAsync("a"));
        Assert.Single(await _seam.ReadStreamAsync(Tenant, "a", StreamRange.All, default));
    }

    /// <summary>Promise 6. The configuration takes away the converter that does it.</summary>
    [Fact]
    public async Task A_header_that_looks_like_a_time_loses_its_offset()
    {
        const string text = "2026-01-02T03:04:05+14:00";
        await _seam.CommitAsync(Closed(("b", 0)) with { Metadata = new Metadata(Headers: new Dictionary<string, string> { ["when"] = text }) }, default);
        await using var asItComes = Open(_database.Source, m => m.Serializer(new SystemTextJsonSerializer()));
        await using var session = asItComes.QuerySession(Tenant);

        Assert.IsType<DateTime>((await session.Events.FetchStreamAsync("b")).Single().Headers!["when"]);
        Assert.Equal(text, (await _seam.ReadStreamAsync(Tenant, "b", StreamRange.All, default)).Single().Headers["when"]);
    }

    /// <summary>Promise 17. The seam looks whether the name is mapped.</summary>
    [Fact]
    public async Task A_name_nobody_mapped_is_read_as_whatever_class_the_row_names()
    {
        await using (var old = new MartenEventStore(_database.Source, new EventStoreOptions { EventTypes = Notes.TypesOfOld() }))
            await old.CommitAsync(new Commit(Tenant, [new StreamAppend("b", null, 0, [new(new NoteStamped("王"))])], Metadata.None), default);
        await using var session = _marten.QuerySession(Tenant);

        Assert.IsType<NoteStamped>((await session.Events.FetchStreamAsync("b")).Single().Data);
        await Assert.ThrowsAsync<UnreadableEventException>(() => _seam.ReadStreamAsync(Tenant, "b", StreamRange.All, default));
    }

    /// <summary>Promise 11. Such a number belongs to nobody whom a reader could wait for: the Rich mode must not write beside us.</summary>
    [Fact]
    public async Task The_Rich_mode_takes_its_numbers_outside_of_the_transaction()
    {
        var watch = new Watch(_database);
        await using var rich = Open(_database.Source, m =>
        {
            m.Events.AppendMode = EventAppendMode.Rich;
            m.Listeners.Add(watch);
        });
        await using var session = rich.LightweightSession(Tenant);
        session.Events.StartStream("b", new NoteClosed(1));

        await session.SaveChangesAsync();

        Assert.Equal((2, 0), (watch.LastNumber, watch.Holders));
    }

    /// <summary>No promise: nothing reads them.</summary>
    [Fact]
    public async Task The_times_of_a_streams_row_are_the_servers_and_not_the_recorded_one()
    {
        await _seam.CommitAsync(Closed(("b", 0)) with { RecordedAt = new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero) }, default);

        Assert.True(await _database.SingleAsync<bool>("SELECT created > '2020-01-01' AND timestamp > '2020-01-01' FROM mt_streams WHERE id = 'b'"));
        Assert.Equal(2019, (await _seam.ReadStreamAsync(Tenant, "b", StreamRange.All, default)).Single().RecordedAt.Year);
    }

    /// <summary>No promise: both are read as no headers.</summary>
    [Fact]
    public async Task Headers_that_were_not_given_lie_as_the_JSON_null() =>
        Assert.Equal("null", await _database.SingleAsync<string>("SELECT headers::text FROM mt_events"));

    private static Commit Closed(params (string Stream, long Expected)[] streams) =>
        new(Tenant, [.. streams.Select(s => new StreamAppend(s.Stream, "note", s.Expected, [new(new NoteClosed(1))]))], Metadata.None);

    private sealed class Watch(Database database) : DocumentSessionListenerBase
    {
        public long LastNumber { get; private set; }

        public long Holders { get; private set; }

        public override async Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            LastNumber = await database.SingleAsync<long>("SELECT last_value FROM mt_events_sequence");
            Holders = await database.SingleAsync<long>("SELECT count(*) FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND relation = 'mt_events_sequence'::regclass AND mode = 'RowExclusiveLock'");
        }
    }
}
