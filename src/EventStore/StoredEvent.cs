namespace EventStore;

/// <param name="Sequence">Its place among all events; 0 in a <see cref="PendingCommit"/>, where it is not yet known.</param>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="Type">The stored name, as the database has it.</param>
/// <param name="RecordedAt">When the store took it, UTC, to the microsecond.</param>
/// <param name="OccurredAt">When it happened, by the caller's word.</param>
public sealed record StoredEvent(
    long Sequence,
    Guid Id,
    string Tenant,
    string Stream,
    long Version,
    string Type,
    object Data,
    DateTimeOffset RecordedAt,
    DateTimeOffset OccurredAt,
    string? Actor,
    string? CorrelationId,
    string? CausationId,
    IReadOnlyDictionary<string, string> Headers);

/// <summary>Which events of a stream: by version, both ends included, and recorded no later than <paramref name="AsOf"/>.</summary>
public sealed record StreamRange(long FromVersion = 1, long ToVersion = long.MaxValue, DateTimeOffset? AsOf = null)
{
    public static StreamRange All { get; } = new();

    public static StreamRange RecordedBy(DateTimeOffset moment) => new(AsOf: moment);
}

/// <param name="Position">Where to continue: everything up to here was given or will never exist.</param>
/// <param name="More">There is more to be had at once.</param>
/// <param name="WaitingFor">A sequence number handed out to a transaction that has not ended; nothing beyond it is given until it has.</param>
public sealed record AllPage(IReadOnlyList<StoredEvent> Events, long Position, bool More, long? WaitingFor);

/// <summary>A commit about to be written, as inline projections see it.</summary>
/// <param name="Events">All events of all its streams in the order of the commit, with version, without sequence.</param>
public sealed record PendingCommit(Commit Commit, IReadOnlyList<StoredEvent> Events, DateTimeOffset RecordedAt);
