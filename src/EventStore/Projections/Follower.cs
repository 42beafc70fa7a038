using EventStore.Postgres;
using Npgsql;

namespace EventStore.Projections;

/// <summary>
/// Follows all events from a named checkpoint, exactly once: the checkpoint (a row of mt_event_progression) moves in the
/// transaction of what the handler writes, so after a crash both stand where they stood together.
/// </summary>
/// <remarks>
/// Any number of hosts may run a follower of the same name; the row's lock lets one of them work at a time, and when it
/// dies the next one carries on. The handler writes on the connection it is given and nowhere else.
/// </remarks>
public sealed class Follower
{
    /// <summary>A transaction that has its number and not yet its end takes milliseconds as a rule.</summary>
    private static readonly TimeSpan s_whileWaiting = TimeSpan.FromMilliseconds(10);

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

    /// <summary>Why it stands still; null while it does not. It tries again, ever more slowly.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The one event the handler fails on, once it is known; <see cref="SkipAsync"/> gets past it.</summary>
    public StoredEvent? Poison { get; private set; }

    /// <summary>Handles the next page, if there is one.</summary>
    /// <exception cref="Exception">What the handler threw; checkpoint and writes are as before.</exception>
    public Task<FollowStep> StepAsync(CancellationToken ct) => StepAsync(_options.PageSize, ct);

    private async Task<FollowStep> StepAsync(int pageSize, CancellationToken ct)
    {
        // Looking costs nothing; only when there is something to do is the row locked.
        var page = await _store.ReadAllAsync(Position, pageSize, ct, _options.Tenant);
        if (page.Position == Position) return page.WaitingFor is null ? FollowStep.Idle : FollowStep.Waiting;

        await using var connection = await _source.OpenConnectionAsync(ct);
        if (!_begun)
        {
            // Outside the transaction, lest a second host wait in line for a row that is not there yet.
            await using var begin = Command("progress_begin", connection);
            await begin.ExecuteNonQueryAsync(ct);
            _begun = true;
        }
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
        await using (var set = Command("progress_set", connection))
        {
            set.Parameters.Add(new NpgsqlParameter<long> { TypedValue = page.Position });
            await set.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        Position = page.Position;
        return page.More ? FollowStep.More : FollowStep.Moved;
    }

    /// <summary>Steps until there is nothing more to do now.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        while (await StepAsync(ct) is FollowStep.More or FollowStep.Moved) { }
    }

    /// <summary>
    /// Follows until cancelled. A commit of this process, or a word by <see cref="CommitListener"/>, wakes it at once; otherwise it looks
    /// every <see cref="FollowerOptions.PollEvery"/>. A failing handler is tried again after a pause that grows to <see cref="FollowerOptions.LongestPause"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var wake = new Wake(_store, _options.Listener);
        try
        {
            for (int failures = 0, oneByOne = 0; !ct.IsCancellationRequested;)
            {
                try
                {
                    // After a failure the page goes one event at a time, so that the one it fails on stands alone.
                    var step = await StepAsync(oneByOne > 0 ? 1 : _options.PageSize, ct);
                    (Failure, Poison, failures, oneByOne) = (null, null, 0, Math.Max(0, oneByOne - 1));
                    if (step is FollowStep.Waiting) await wake.WaitAsync(s_whileWaiting, ct);
                    else if (step is not (FollowStep.More or FollowStep.Moved)) await wake.WaitAsync(_options.PollEvery, ct);
                }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    (Failure, oneByOne) = (e, _options.PageSize);
                    var pause = Math.Min(_options.LongestPause.TotalMilliseconds, 50 * Math.Pow(2, Math.Min(failures++, 20)));
                    await Task.Delay(TimeSpan.FromMilliseconds(pause), ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
    }

    /// <summary>
    /// Passes over one event for good, in every host and in every rebuild that asks. Who, why and when stay recorded in
    /// the table follower_skips of our own schema.
    /// </summary>
    public async Task SkipAsync(long sequence, string reason, string? by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var skip = Command("skip_add", connection);
        skip.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        skip.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason });
        skip.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Varchar, Value = (object?)by ?? DBNull.Value });
        await skip.ExecuteNonQueryAsync(ct);
    }

    private async Task HandleAsync(IReadOnlyList<StoredEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        if (events.Count == 0) return;
        var skipped = new HashSet<long>();
        await using (var find = Command("skips_between", connection))
        {
            find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = events[0].Sequence });
            find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = events[^1].Sequence });
            await using var reader = await find.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) skipped.Add(reader.GetInt64(0));
        }
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

    private async Task<long?> LockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var take = Command("progress_lock", connection);
        // The row is there; when it is passed over it is in another's hands.
        return await take.ExecuteScalarAsync(ct) as long?;
    }

    private NpgsqlCommand Command(string statement, NpgsqlConnection connection) =>
        new(_sql[statement], connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = Name } } };
}

public enum FollowStep
{
    /// <summary>Nothing new.</summary>
    Idle,

    /// <summary>What comes next belongs to a transaction that has not ended.</summary>
    Waiting,

    /// <summary>Another host is at work under this name.</summary>
    Elsewhere,

    /// <summary>A page was handled; that was all for now.</summary>
    Moved,

    /// <summary>A page was handled, and more waits.</summary>
    More,
}

public sealed record FollowerOptions
{
    public int PageSize { get; init; } = 500;

    /// <summary>Only this tenant's events; null: all.</summary>
    public string? Tenant { get; init; }

    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wakes on commits of other hosts.</summary>
    public CommitListener? Listener { get; init; }
}
