using EventStore.Postgres;
using Npgsql;

namespace EventStore.Projections;

/// <summary>
/// Follows all events from a named checkpoint, exactly once: the checkpoint (a row of mt_event_progression) moves in the
/// transaction of what the handler writes, so after a crash both stand where they stood together.
/// </summary>
/// <remarks>
/// Any number of hosts may run a follower of the same name. One of them leads, by an advisory lock of the connection it works
/// on; when it dies the next one carries on. The handler writes on the connection it is given and nowhere else.
/// </remarks>
public sealed partial class Follower
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresEventStore _store;
    private readonly SqlTexts _sql;
    private readonly FollowerOptions _options;
    private bool _begun;
    private readonly Func<IReadOnlyList<StoredEvent>, NpgsqlConnection, NpgsqlTransaction, CancellationToken, Task> _handle;

    /// <param name="name">As the row is to be named; Marten's own are called <c>Projection:All</c>.</param>
    public Follower(
        NpgsqlDataSource source,
        PostgresEventStore store,
        string name,
        Func<IReadOnlyList<StoredEvent>, NpgsqlConnection, NpgsqlTransaction, CancellationToken, Task> handle,
        FollowerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        EncodedCommit.Named(name, "follower");
        _source = source;
        _store = store;
        _sql = store.Sql;
        _options = options ?? new FollowerOptions();
        _handle = handle;
        Name = name;
    }

    public string Name { get; }

    /// <summary>Where the checkpoint was when last seen.</summary>
    public long Position { get; private set; }

    /// <summary>Why it does not move; null while it does. A cause that may pass is waited for, ever more slowly.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The one event the handler fails on, once it is known.</summary>
    public StoredEvent? Poison { get; private set; }

    /// <summary>Handles the next page, if there is one.</summary>
    /// <exception cref="Exception">What the handler threw; checkpoint and writes are as before.</exception>
    public async Task<FollowStep> StepAsync(CancellationToken ct)
    {
        // Looking costs nothing; only when there is something to do is the row locked.
        var page = await _store.ReadAllAsync(Position, _options.PageSize, ct, _options.Tenant);
        if (page.Position == Position) return page.WaitingFor is null ? FollowStep.Idle : FollowStep.Waiting;
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await StepAsync(connection, page, _options.PageSize, ct);
    }

    private async Task<FollowStep> StepAsync(NpgsqlConnection connection, AllPage page, int pageSize, CancellationToken ct)
    {
        await BeginAsync(connection, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await LockAsync(connection, ct) is not { } checkpoint) return FollowStep.Elsewhere;
        if (checkpoint != Position)
        {
            // First step of this process, or another host was here before.
            Position = checkpoint;
            page = await _store.ReadAllAsync(Position, pageSize, ct, _options.Tenant);
            if (page.Position == Position) return page.WaitingFor is null ? FollowStep.Idle : FollowStep.Waiting;
        }
        await HandleAsync(page.Events, connection, transaction, ct);
        await MoveAsync(connection, page.Position, ct);
        await transaction.CommitAsync(ct);
        Position = page.Position;
        return page.More ? FollowStep.More : FollowStep.Moved;
    }

    /// <summary>Steps until there is nothing more to do now.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        while (await StepAsync(ct) is FollowStep.More or FollowStep.Moved) { }
    }

    private async Task<FollowStep> StepAsync(NpgsqlConnection connection, int pageSize, CancellationToken ct)
    {
        try
        {
            var page = await _store.ReadAllAsync(Position, pageSize, ct, _options.Tenant);
            if (page.Position == Position) return page.WaitingFor is null ? FollowStep.Idle : FollowStep.Waiting;
            return await StepAsync(connection, page, pageSize, ct);
        }
        catch (UnreadableEventException unreadable) when (pageSize == 1)
        {
            if (!(await SkippedAsync(connection, unreadable.Sequence, unreadable.Sequence, ct)).Contains(unreadable.Sequence)) throw;
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (await LockAsync(connection, ct) is not { } checkpoint) return FollowStep.Elsewhere;
            if (checkpoint == Position) await MoveAsync(connection, unreadable.Sequence, ct);
            await transaction.CommitAsync(ct);
            Position = checkpoint == Position ? unreadable.Sequence : checkpoint;
            return FollowStep.More;
        }
    }

    private async Task MoveAsync(NpgsqlConnection connection, long position, CancellationToken ct)
    {
        await using var set = Command("progress_set", connection);
        set.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await set.ExecuteNonQueryAsync(ct);
    }

    private async Task<HashSet<long>> SkippedAsync(NpgsqlConnection connection, long from, long to, CancellationToken ct)
    {
        var skipped = new HashSet<long>();
        await using var find = Command("skips_between", connection);
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = to });
        await using var reader = await find.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) skipped.Add(reader.GetInt64(0));
        return skipped;
    }

    internal static NpgsqlParameter Text(string? text) => new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Varchar, Value = (object?)text ?? DBNull.Value };

    private async Task HandleAsync(IReadOnlyList<StoredEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var skipped = await SkippedAsync(connection, events[0].Sequence, events[^1].Sequence, ct);
        if (skipped.Count > 0) events = [.. events.Where(e => !skipped.Contains(e.Sequence))];
        if (events.Count == 0) return;
        try
        {
            await _handle(events, connection, transaction, ct);
        }
        catch (Exception) when (events.Count == 1)
        {
            Poison = events[0];
            throw;
        }
    }

    /// <summary>Makes the checkpoint's row. Outside the transaction, lest a second host wait in line for a row that is not there yet.</summary>
    private async Task BeginAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (_begun) return;
        await using var begin = Command("progress_begin", connection);
        await begin.ExecuteNonQueryAsync(ct);
        _begun = true;
    }

    private async Task<long?> LockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var take = Command("progress_lock", connection);
        // The row is there; when it is passed over it is in another's hands.
        return await take.ExecuteScalarAsync(ct) as long?;
    }

    private NpgsqlCommand Command(string statement, NpgsqlConnection connection) =>
        new(_sql[statement], connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = Name } } };
}
