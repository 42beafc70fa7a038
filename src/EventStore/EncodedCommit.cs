namespace EventStore;

/// <summary>
/// A commit checked and turned into bytes, on its caller's own thread: those who write it later do nothing but write.
/// </summary>
internal sealed class EncodedCommit
{
    private EncodedCommit(Commit commit, DateTimeOffset recordedAt, EncodedEvent[][] events, long[] before)
    {
        Commit = commit;
        RecordedAt = recordedAt;
        Events = events;
        Before = before;
    }

    public Commit Commit { get; }
    public DateTimeOffset RecordedAt { get; }

    /// <summary>By stream of the commit.</summary>
    public EncodedEvent[][] Events { get; }

    /// <summary>The version each stream has before the append; where the caller said any, what a look into the store showed.</summary>
    public long[] Before { get; }

    public bool IsAny(int stream) => Commit.Streams[stream].ExpectedVersion == StreamAppend.Any;

    public int EventCount { get; private init; }

    public static EncodedCommit Encode(Commit commit, EventCodec codec, TimeProvider clock)
    {
        var count = Check(commit);
        var recordedAt = Microseconds(commit.RecordedAt ?? clock.GetUtcNow());
        var events = new EncodedEvent[commit.Streams.Count][];
        var before = new long[commit.Streams.Count];
        for (var s = 0; s < events.Length; s++)
        {
            var append = commit.Streams[s];
            before[s] = append.ExpectedVersion;
            events[s] = new EncodedEvent[append.Events.Count];
            for (var e = 0; e < events[s].Length; e++) events[s][e] = codec.Encode(append.Events[e], commit.Metadata, recordedAt);
        }
        return new EncodedCommit(commit, recordedAt, events, before) { EventCount = count };
    }

    /// <summary>Refuses what is malformed, the events' own data excepted.</summary>
    /// <returns>How many events there are.</returns>
    public static int Check(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        Named(commit.Tenant, "tenant");
        if (commit.Metadata is null) throw new ArgumentException("A commit without metadata; use Metadata.None.");
        if (commit.Key is not null) Named(commit.Key, "key");
        if (commit.Streams is not { Count: > 0 }) throw new ArgumentException("A commit without a stream.");
        foreach (var text in (ReadOnlySpan<string?>)[commit.KeyFingerprint, commit.Metadata.Actor, commit.Metadata.CorrelationId, commit.Metadata.CausationId])
            RefuseNul(text);

        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var append in commit.Streams)
        {
            Named(append?.Stream, "stream");
            RefuseNul(append!.StreamType);
            if (!names.Add(append.Stream)) throw new ArgumentException($"The stream '{append.Stream}' twice in one commit.");
            if (append.ExpectedVersion < StreamAppend.Any) throw new ArgumentException($"{append.ExpectedVersion} is no version.");
            if (append.Events is not { Count: > 0 }) throw new ArgumentException($"No event for the stream '{append.Stream}'.");
            count += append.Events.Count;
        }
        return count;
    }

    public PendingCommit Pending() => new(Commit, Envelopes(null), RecordedAt);

    /// <param name="sequences">One for each event, or null while they are not known.</param>
    public StoredEvent[] Envelopes(ReadOnlyMemory<long>? sequences)
    {
        var envelopes = new StoredEvent[EventCount];
        var metadata = Commit.Metadata;
        var n = 0;
        for (var s = 0; s < Events.Length; s++)
            for (var e = 0; e < Events[s].Length; e++, n++)
            {
                var encoded = Events[s][e];
                envelopes[n] = new StoredEvent(
                    sequences?.Span[n] ?? 0, encoded.Id, Commit.Tenant, Commit.Streams[s].Stream, Before[s] + e + 1, encoded.Type, encoded.Source,
                    RecordedAt, encoded.OccurredAt, metadata.Actor, metadata.CorrelationId, metadata.CausationId, encoded.Headers);
            }
        return envelopes;
    }

    public CommitResult Result(long lastSequence) => new(
        [.. Commit.Streams.Select((append, s) => new StreamVersion(append.Stream, Before[s] + append.Events.Count))], RecordedAt, lastSequence);

    public CommitKey? StoredKey() => Commit.Key is { } key
        ? new(Commit.Tenant, key, Commit.KeyFingerprint, Commit.Streams[0].Stream, Before[0] + Events[0].Length, RecordedAt)
        : null;

    /// <summary>What PostgreSQL keeps of a moment, so that what is answered now is what is read later.</summary>
    public static DateTimeOffset Microseconds(DateTimeOffset moment)
    {
        var utc = moment.ToUniversalTime();
        return new DateTimeOffset(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    public static void Named(string? name, string what)
    {
        if (string.IsNullOrEmpty(name)) throw new ArgumentException($"A {what} needs a name.");
        RefuseNul(name);
    }

    private static void RefuseNul(string? text)
    {
        if (text is not null && text.Contains('\0')) throw new ArgumentException("Text with a NUL character cannot be stored.");
    }
}
