using Npgsql;

namespace EventStore;

/// <summary>A store in a database: beside the promises, what importing, rebuilding a view and following the events need.</summary>
public interface IEventDatabase : IEventStore
{
    /// <summary>
    /// Raised after a commit of this process is durable, with its events as they are stored: a notice to wake by, not a source
    /// of truth. Be quick, never throw. After a bulk append the list is empty: there are too many to show.
    /// </summary>
    event Action<IReadOnlyList<StoredEvent>>? Committed;

    /// <summary>A number up to which everything is committed or will never exist: what a rebuild reads up to.</summary>
    Task<long> HighWaterAsync(CancellationToken ct);

    /// <summary>
    /// Every event of every stream of a type, stream by stream in the order of its versions, over all tenants. Streamed; what
    /// commits meanwhile may or may not be in it.
    /// </summary>
    /// <param name="streamType">As given in <see cref="StreamAppend.StreamType"/>.</param>
    IAsyncEnumerable<StoredEvent> ReadOfTypeAsync(string streamType, CancellationToken ct);

    /// <summary>
    /// Begins many streams in one transaction. A stream that exists is skipped whole and counted, so the same import twice
    /// writes nothing the second time. Inline projections are not called; what they would write the caller writes in
    /// <paramref name="alsoWrite"/>, in the same transaction.
    /// </summary>
    /// <param name="newStreams">Each expected to be new; some thousands at a time do well.</param>
    /// <param name="alsoWrite">Given the names of the streams that were begun; called even when there are none.</param>
    /// <param name="recordedAt">Null: the store's clock.</param>
    /// <exception cref="ArgumentException">Malformed as in promise 14, or a stream that is not expected to be new. Nothing was written.</exception>
    Task<BulkResult> BulkAppendAsync(
        string tenant,
        IReadOnlyList<StreamAppend> newStreams,
        Metadata metadata,
        Func<NpgsqlConnection, NpgsqlTransaction, IReadOnlySet<string>, CancellationToken, Task>? alsoWrite = null,
        CancellationToken ct = default,
        DateTimeOffset? recordedAt = null);
}
