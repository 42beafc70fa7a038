using Compliance.Host;
using Compliance.Host.Commands;
using Compliance.Host.Views;
using Compliance.Kernel;
using EmbeddedPostgres;
using EventStore;
using Npgsql;
using Xunit;
using DeskOf = Compliance.Host.Commands.Desk;

namespace Compliance.Scenarios.Views;

internal enum NoteStatus { Open, Done }
internal sealed record NoteLine(string Text, decimal Amount);
internal sealed record NoteOpened(string Branch, string Title, decimal? Amount, IReadOnlyList<string> Tags, IReadOnlyList<NoteLine> Lines);
internal sealed record NoteClosed(string Reason);
internal sealed record NoteState(bool Open, bool Exists);

internal sealed record NoteRow : IBranchRow
{
    public required string Id { get; init; }
    public long Version { get; init; }
    public string? Branch { get; init; }
    public required string Title { get; init; }
    public decimal? Amount { get; init; }
    public NoteStatus Status { get; init; }
    public DateTimeOffset OccurredAt { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<NoteLine> Lines { get; init; } = [];
}

/// <summary>A room with one stream, so that the desk and the views are tested without any real room.</summary>
internal static class Notes
{
    public static StreamKind<NoteState, NoteRow> Kind { get; } = new("note", "note", new NoteState(false, false), (state, e) => e switch
    {
        NoteOpened => new NoteState(true, true),
        NoteClosed => state with { Open = false },
        _ => state,
    }, new View<NoteRow>("notes", 1, (row, e) => e.Event switch
    {
        NoteOpened o => new NoteRow { Id = e.Stream, Version = e.Version, Branch = o.Branch, Title = o.Title, Amount = o.Amount, OccurredAt = e.OccurredAt, Tags = o.Tags, Lines = o.Lines },
        NoteClosed => row! with { Status = NoteStatus.Done, Version = e.Version },
        _ => row,
    })
    { DefaultOrder = nameof(NoteRow.OccurredAt), Indexes = [[nameof(NoteRow.Branch), nameof(NoteRow.Status)]], CountedBy = [nameof(NoteRow.Branch), nameof(NoteRow.Status), nameof(NoteRow.OccurredAt) + ":month"], Summed = nameof(NoteRow.Amount) });

    public static Room Room() => new Room("Notes") { Texts = t => t.Add("NOTE_CLOSED", "已关闭", "It is closed.") }
        .Event<NoteOpened>("note_opened").Event<NoteClosed>("note_closed").Stream(Kind);

    public static Decision Close(NoteState state, string reason) =>
        !state.Exists ? Refusal.NotFound("note") : !state.Open ? Decision.Refuse("NOTE_CLOSED") : Decision.Accept(new NoteClosed(reason));
}

/// <summary>A database of its own with the sample room's schema.</summary>
public sealed class NotesFixture : IAsyncLifetime
{
    internal NpgsqlDataSource Source { get; private set; } = null!;
    internal PostgresEventStore Store { get; private set; } = null!;
    internal RoomBook Rooms { get; } = new([KernelModule.Room(), Notes.Room()]);
    internal SteppingTime Time { get; } = new();
    internal DeskServices Services { get; private set; } = null!;
    internal IViews Views { get; private set; } = null!;
    internal ViewRebuild Rebuild { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        Source = NpgsqlDataSource.Create(PostgresEventStore.Tuned(await cluster.CreateDatabaseAsync()).ConnectionString);
        var options = Host.Store.Options(Rooms, Time);
        foreach (var part in Host.Store.SchemaParts(Rooms))
        {
            await using var command = Source.CreateCommand(part.Ddl);
            await command.ExecuteNonQueryAsync();
        }
        Store = new PostgresEventStore(Source, options, Host.Store.Inline);
        Services = new DeskServices(Store, Rooms, new StreamCache(), new StreamLocks(), new Resilience(e => e is ConflictException).Conflicts, Time);
        Views = new PostgresViews(Source, "t");
        Rebuild = new ViewRebuild(Source, Store, options);
    }

    internal DeskOf Desk(DeskServices? services = null) => new(services ?? Services, new Actor("t", "person/a", new HashSet<Role> { Role.Secretariat }, new HashSet<string>()), "en", null);

    internal async Task<NoteRow> Open(string branch, string title, decimal? amount = null, string? key = null, string[]? tags = null)
    {
        var desk = Desk();
        var outcome = await desk.Handle(Notes.Kind, desk.NewId(Notes.Kind), key, new { branch, title, amount },
            (_, _) => ValueTask.FromResult(Decision.Accept(new NoteOpened(branch, title, amount, tags ?? [], [new NoteLine(title, amount ?? 0)]))), default);
        Assert.Null(outcome.Refusal);
        return outcome.Row!;
    }

    internal Task<Outcome<NoteRow>> Close(string id, string? key = null, string reason = "done", DeskServices? services = null) =>
        Desk(services).Handle(Notes.Kind, id, key, new { id, reason }, (state, _) => ValueTask.FromResult(Notes.Close(state, reason)), default);

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Source.DisposeAsync();
    }
}

/// <summary>A clock that moves by a second each time it is looked at.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long ticks = new DateTimeOffset(2025, 6, 9, 8, 0, 0, TimeSpan.Zero).Ticks;
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref ticks, TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
