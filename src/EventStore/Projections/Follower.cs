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

    /// <summary>Handles the next page, if there is one.</summary>
    /// <exception cref="Exception">What the handler threw; checkpoint and writes are as before.</exception>
    public async Task<FollowStep> StepAsync(CancellationToken ct)
    {
        // Looking costs nothing; only when there is something to do is the row locked.
        var page = await _store.ReadAllAsync(Position, _options.PageSize, ct, _options.Tenant);
        if (page.Position == Position) return FollowStep.Idle;

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
            page = await _store.ReadAllAsync(Position, _options.PageSize, ct, _options.Tenant);
            if (page.Position == Position) return FollowStep.Idle;
        }
        if (page.Events.Count > 0) await _handle(page.Events, connection, transaction, ct);
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
        using var wake = new SemaphoreSlim(0, 1);
        void Wake(IReadOnlyList<StoredEvent> _) => WakeUp();
        void WakeUp()
        {
            try { wake.Release(); }
            catch (SemaphoreFullException) { /* it is awake */ }
        }
        _store.Committed += Wake;
        if (_options.Listener is { } listener) listener.Heard += WakeUp;
        try
        {
            for (var failures = 0; !ct.IsCancellationRequested;)
            {
                try
                {
                    var step = await StepAsync(ct);
                    (Failure, failures) = (null, 0);
                    if (step is not (FollowStep.More or FollowStep.Moved)) await wake.WaitAsync(_options.PollEvery, ct);
                }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    Failure = e;
                    var pause = Math.Min(_options.LongestPause.TotalMilliseconds, 50 * Math.Pow(2, Math.Min(failures++, 20)));
                    await Task.Delay(TimeSpan.FromMilliseconds(pause), ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
        finally
        {
            _store.Committed -= Wake;
            if (_options.Listener is { } heard) heard.Heard -= WakeUp;
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
