namespace EventStore;

/// <summary>What one transaction appends.</summary>
public sealed record Commit(string Tenant, IReadOnlyList<StreamAppend> Streams, Metadata Metadata)
{
    /// <summary>Makes the commit happen once, however often it is sent. Unique within a tenant; kept until <see cref="PostgresEventStore.ForgetKeysAsync"/> is told otherwise.</summary>
    public string? Key { get; init; }

    /// <summary>A digest of the request under the key, so that a different request under the same key is noticed. Stored, never compared here.</summary>
    public string? KeyFingerprint { get; init; }

    /// <summary>Null: the moment the store's clock shows.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Handed to the inline projections of the same transaction; never stored.</summary>
    public object? Attachment { get; init; }
}

/// <param name="Stream">The stream's name, unique in its tenant.</param>
/// <param name="StreamType">The kind of aggregate, kept when the stream begins.</param>
/// <param name="ExpectedVersion">The version before the append; <see cref="New"/> (0) = must not exist, <see cref="Any"/> (-1) = any.</param>
/// <param name="Events">At least one.</param>
public sealed record StreamAppend(string Stream, string? StreamType, long ExpectedVersion, IReadOnlyList<NewEvent> Events)
{
    public const long New = 0;
    public const long Any = -1;
}

/// <param name="Data">An instance of a type that <see cref="EventTypes"/> knows.</param>
/// <param name="Id">Empty: the store makes a UUIDv7.</param>
/// <param name="OccurredAt">Null: when it was recorded. Its offset is kept.</param>
/// <param name="Headers">Added to the commit's headers; on the same name these win.</param>
public sealed record NewEvent(object Data, Guid Id = default, DateTimeOffset? OccurredAt = null, IReadOnlyDictionary<string, string>? Headers = null);

/// <summary>Who and why, for every event of a commit.</summary>
public sealed record Metadata(string? Actor = null, string? CorrelationId = null, string? CausationId = null, IReadOnlyDictionary<string, string>? Headers = null)
{
    public static Metadata None { get; } = new();
}

/// <param name="Streams">Each stream of the commit, in its order, with the version it has now.</param>
/// <param name="LastSequence">The sequence number of the commit's last event.</param>
public sealed record CommitResult(IReadOnlyList<StreamVersion> Streams, DateTimeOffset RecordedAt, long LastSequence);

public sealed record StreamVersion(string Stream, long Version);

/// <summary>What the commit of a key wrote: its first stream and the version that stream had then.</summary>
public sealed record CommitKey(string Tenant, string Key, string? Fingerprint, string Stream, long Version, DateTimeOffset RecordedAt);
