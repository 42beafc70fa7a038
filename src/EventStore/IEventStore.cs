namespace EventStore;

/// <summary>
/// Streams of events, many tenants, one order over all of them.
/// </summary>
/// <remarks>
/// What every implementation promises; the contract suite tests each promise by its number.
/// <list type="number">
/// <item>1. All or nothing: a commit writes every event of every one of its streams, or none.</item>
/// <item>2. Versions of a stream are dense and begin with 1; events keep the order in which they were given.</item>
/// <item>3. An expected version names the version before the append; 0 says the stream must not exist, -1 says any.</item>
/// <item>4. A stream that has moved on refuses with <see cref="ConflictException"/>: its name, the expected and the true version.</item>
/// <item>5. Of any number of writers that expect the same version of a stream exactly one succeeds.</item>
/// <item>6. Everything given is read back: data, id, both times, actor, correlation, causation, headers, stored type name.</item>
/// <item>7. A recorded time is kept to the microsecond, in UTC; an event without an occurred time occurred when it was recorded.</item>
/// <item>8. A stream is read by a range of versions and as of a recorded moment; what is read is never a stream with a hole. An unknown stream reads as empty.</item>
/// <item>9. Several streams are read at once; a stream that does not exist is there with no events.</item>
/// <item>10. Tenants never meet: the same stream name in two tenants is two streams.</item>
/// <item>11. Reading all gives every event once, in the order of its sequence, page by page, and never passes over one that is still being committed.</item>
/// <item>12. A commit with a key happens once, for as long as the key is kept: a second one answers <see cref="DuplicateKeyException"/> with what the first wrote, and writes nothing, whatever else it asks.</item>
/// <item>13. An archived stream refuses events with <see cref="StreamArchivedException"/> and is still read.</item>
/// <item>14. What is malformed is refused with <see cref="ArgumentException"/> before anything is written: no stream, no event, a stream twice, an empty name, an event type without a stored name, text with a NUL.</item>
/// <item>15. A commit cancelled before its writing began writes nothing; once it began, the call ends with the true outcome.</item>
/// <item>16. Inline projections see the commits with their events and recorded time, and are written with them or not at all; one that fails refuses its own commit only.</item>
/// <item>17. A stored name that has an upcaster is read as the event of today.</item>
/// <item>18. Events are values on paper: what is read is what the JSON says, never the instance that was appended.</item>
/// </list>
/// </remarks>
public interface IEventStore
{
    /// <summary>Appends to several streams in one transaction.</summary>
    /// <exception cref="ConflictException">A stream is not at its expected version.</exception>
    /// <exception cref="StreamArchivedException">A stream is archived.</exception>
    /// <exception cref="DuplicateKeyException">The commit's key was used before.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost and the outcome could not be learnt.</exception>
    /// <exception cref="ArgumentException">The commit is malformed.</exception>
    Task<CommitResult> CommitAsync(Commit commit, CancellationToken ct);

    /// <summary>The events of one stream in the order of their versions.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string tenant, string stream, StreamRange range, CancellationToken ct);

    /// <summary>The events of several streams, by stream; every stream asked for is a key of the answer.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>>> ReadStreamsAsync(string tenant, IReadOnlyList<string> streams, CancellationToken ct);

    /// <summary>At most <paramref name="max"/> events after a sequence number, in order; continue from <see cref="AllPage.Position"/>.</summary>
    Task<AllPage> ReadAllAsync(long afterSequence, int max, CancellationToken ct, string? tenant = null);

    /// <summary>What the commit with this key wrote, or null.</summary>
    Task<CommitKey?> FindKeyAsync(string tenant, string key, CancellationToken ct);

    /// <summary>Closes a stream for good; it stays readable. Archiving what is archived, or what does not exist, changes nothing.</summary>
    Task ArchiveAsync(string tenant, string stream, CancellationToken ct);
}
