namespace EventStore;

/// <summary>The stream has moved on since it was read. Load it again and decide again.</summary>
public sealed class ConflictException(string tenant, string stream, long expected, long actual)
    : Exception($"Stream '{stream}' is at version {actual}; version {expected} was expected.")
{
    public string Tenant { get; } = tenant;
    public string Stream { get; } = stream;
    public long Expected { get; } = expected;

    /// <summary>0 when the stream does not exist.</summary>
    public long Actual { get; } = actual;
}

/// <summary>The stream is closed and takes no more events.</summary>
public sealed class StreamArchivedException(string tenant, string stream)
    : Exception($"Stream '{stream}' is archived and takes no more events.")
{
    public string Tenant { get; } = tenant;
    public string Stream { get; } = stream;
}

/// <summary>The key was used before; <see cref="First"/> is what the first commit wrote.</summary>
public sealed class DuplicateKeyException(CommitKey first)
    : Exception($"A commit with the key '{first.Key}' was made before.")
{
    public CommitKey First { get; } = first;
}

/// <summary>
/// The connection was lost while the commit was under way and the database could not be asked afterwards.
/// It may have been written or not; read the stream, or send it again under its key.
/// </summary>
public sealed class CommitOutcomeUnknownException(Commit commit, Exception inner)
    : Exception("The connection was lost while the commit was under way; whether it was written is not known.", inner)
{
    public Commit Commit { get; } = commit;
}

/// <summary>A stored event that this program cannot read.</summary>
public sealed class UnreadableEventException(string type, string tenant, string stream, long version, Exception? inner, long sequence = 0)
    : Exception(inner is null
        ? $"Event {version} of stream '{stream}' has the type '{type}', which is not mapped."
        : $"Event {version} of stream '{stream}' of the type '{type}' cannot be read: {inner.Message}", inner)
{
    public string Type { get; } = type;
    public string Tenant { get; } = tenant;
    public string Stream { get; } = stream;
    public long Version { get; } = version;

    /// <summary>0 where it is not known.</summary>
    public long Sequence { get; } = sequence;
}
