using Npgsql;

namespace EventStore.Projections;

/// <summary>The leader's life: one host leads, the others stand by; it stops at an event its handler will not take.</summary>
public sealed partial class Follower
{
    internal const string Running = "RUNNING", Stopped = "STOPPED";

    /// <summary>A transaction that has its number and not yet its end takes milliseconds as a rule.</summary>
    private static readonly TimeSpan s_whileWaiting = TimeSpan.FromMilliseconds(10);

    private int _attempts;

    /// <summary>Whether this process leads.</summary>
    public bool IsLeader { get; private set; }

    /// <summary>
    /// The sequence number at which it has stopped, after <see cref="FollowerOptions.Attempts"/> failures on that one event: it
    /// tries no more until <see cref="Followers.SkipAsync"/> or <see cref="Followers.ResumeAsync"/>, on any host. <see cref="Followers.StatesAsync"/> shows it everywhere.
    /// </summary>
    public long? StoppedAt { get; private set; }

    /// <summary>
    /// Follows until cancelled: leads when nobody else does, else stands by and takes the lead within
    /// <see cref="FollowerOptions.StandbyEvery"/> of the leader's end. A commit of this process, or a word by
    /// <see cref="CommitListener"/>, wakes the leader at once; otherwise it looks every <see cref="FollowerOptions.PollEvery"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var wake = new Wake(_store, _options.Listener);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var lead = await Leadership.TryTakeAsync(_source, _sql, Name, ct);
                if (lead is not null) await LeadAsync(lead, wake, ct);
                else await Task.Delay(_options.StandbyEvery, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                // The lead, or the database, is gone: ask again.
                Failure = e;
                try { await Task.Delay(_options.StandbyEvery, ct); }
                catch (OperationCanceledException) { return; }
            }
            finally
            {
                (IsLeader, _attempts) = (false, 0);
            }
        }
    }

    private async Task LeadAsync(Leadership lead, Wake wake, CancellationToken ct)
    {
        // Whoever takes the lead tries once more what another stopped at: it may be a program that knows better.
        await RecordAsync(lead.Connection, Running, null, null, ct);
        await BeginAsync(lead.Connection, ct);
        Position = await LockAsync(lead.Connection, ct) ?? Position;
        (IsLeader, StoppedAt) = (true, null);
        for (int failures = 0, oneByOne = 0; ;)
        {
            if (StoppedAt is not null)
            {
                await wake.WaitAsync(_options.PollEvery, ct);
                if (!await MayGoOnAsync(lead.Connection, ct)) continue;
                await RecordAsync(lead.Connection, Running, null, null, ct);
                (StoppedAt, _attempts) = (null, 0);
            }
            try
            {
                // After a failure the page goes one event at a time, so that the one it fails on stands alone.
                var step = await StepAsync(lead.Connection, oneByOne > 0 ? 1 : _options.PageSize, ct);
                (Failure, Poison, failures, oneByOne, _attempts) = (null, null, 0, Math.Max(0, oneByOne - 1), 0);
                if (step is FollowStep.Waiting) await wake.WaitAsync(s_whileWaiting, ct);
                else if (step is not (FollowStep.More or FollowStep.Moved)) await wake.WaitAsync(_options.PollEvery, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested && lead.IsHeld)
            {
                (Failure, oneByOne) = (e, _options.PageSize);
                if (e is not NpgsqlException { IsTransient: true } && Culprit(e) is { } culprit && ++_attempts >= _options.Attempts)
                {
                    await RecordAsync(lead.Connection, Stopped, culprit, e.Message, ct);
                    StoppedAt = culprit;
                    continue;
                }
                var pause = Math.Min(_options.LongestPause.TotalMilliseconds, 50 * Math.Pow(2, Math.Min(failures++, 20)));
                await Task.Delay(TimeSpan.FromMilliseconds(pause), ct);
            }
        }
    }

    /// <summary>The one event that a failure is about, when it is about one.</summary>
    private long? Culprit(Exception e) => e is UnreadableEventException unreadable ? unreadable.Sequence : Poison?.Sequence;

    private async Task<bool> MayGoOnAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var ask = Command("follower_standing", connection);
        await using var reader = await ask.ExecuteReaderAsync(ct);
        return !await reader.ReadAsync(ct) || reader.GetString(0) != Stopped || reader.GetBoolean(1);
    }

    private async Task RecordAsync(NpgsqlConnection connection, string state, long? stoppedAt, string? error, CancellationToken ct)
    {
        await using var record = Command("follower_state", connection);
        record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state });
        record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{Environment.MachineName}/{Environment.ProcessId}" });
        record.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint, Value = (object?)stoppedAt ?? DBNull.Value });
        record.Parameters.Add(Text(error));
        await record.ExecuteNonQueryAsync(ct);
    }
}
