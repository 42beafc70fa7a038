namespace EventStore.InMemory;

/// <summary>
/// The same promises without a database, for tests and trials. Events are kept as their JSON, as in the real one,
/// so that what does not survive storage does not survive here either.
/// </summary>
/// <param name="inline">Called with the commit before it is there; one that throws refuses it.</param>
public sealed class InMemoryEventStore(EventStoreOptions options, IReadOnlyList<Action<IReadOnlyList<PendingCommit>>>? inline = null) : IEventStore
{
    private readonly EventCodec _codec = new(options);
    private Lock _gate = new();
    private List<EventRow> _all = [];
    private Dictionary<(string Tenant, string Stream), StreamState> _streams = [];
    private Dictionary<(string Tenant, string Key), CommitKey> _keys = [];

    /// <summary>Raised after a commit is there, with its events as they are stored.</summary>
    public event Action<IReadOnlyList<StoredEvent>>? Committed;

    /// <summary>The same events through other options, as a later program would open the same database.</summary>
    public InMemoryEventStore Reopen(EventStoreOptions otherOptions) =>
        new(otherOptions, inline) { _gate = _gate, _all = _all, _streams = _streams, _keys = _keys };

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken ct) => Answer(() =>
    {
        ct.ThrowIfCancellationRequested();
        var encoded = EncodedCommit.Encode(commit, _codec, options.TimeProvider);
        StoredEvent[] envelopes;
        CommitResult result;
        lock (_gate)
        {
            Check(encoded);
            foreach (var projection in inline ?? []) projection([encoded.Pending()]);
            envelopes = Write(encoded);
            result = encoded.Result(_all.Count);
        }
        Committed?.Invoke(envelopes);
        return result;
    });

    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string tenant, string stream, StreamRange range, CancellationToken ct) => Answer(() =>
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate) return Read(tenant, stream, range);
    });

    public Task<IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>>> ReadStreamsAsync(string tenant, IReadOnlyList<string> streams, CancellationToken ct) => Answer(() =>
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
            return (IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>>)streams.Distinct(StringComparer.Ordinal)
                .ToDictionary(stream => stream, stream => Read(tenant, stream, StreamRange.All), StringComparer.Ordinal);
    });

    public Task<AllPage> ReadAllAsync(long afterSequence, int max, CancellationToken ct, string? tenant = null) => Answer(() =>
    {
        ct.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        lock (_gate)
        {
            var page = new List<StoredEvent>();
            var position = (int)Math.Min(afterSequence, _all.Count);
            for (; position < _all.Count && page.Count < max; position++)
                if (tenant is null || _all[position].Tenant == tenant) page.Add(_codec.Decode(_all[position]));
            return new AllPage(page, Math.Max(position, afterSequence), position < _all.Count, null);
        }
    });

    public Task<CommitKey?> FindKeyAsync(string tenant, string key, CancellationToken ct) => Answer(() =>
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate) return _keys.GetValueOrDefault((tenant, key));
    });

    public Task ArchiveAsync(string tenant, string stream, CancellationToken ct) => Answer(() =>
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
            if (_streams.TryGetValue((tenant, stream), out var state)) state.Archived = true;
        return true;
    });

    private void Check(EncodedCommit encoded)
    {
        var commit = encoded.Commit;
        if (commit.Key is { } key && _keys.TryGetValue((commit.Tenant, key), out var first)) throw new DuplicateKeyException(first);
        for (var s = 0; s < commit.Streams.Count; s++)
        {
            var append = commit.Streams[s];
            var state = _streams.GetValueOrDefault((commit.Tenant, append.Stream));
            var version = state?.Events.Count ?? 0;
            if (state is { Archived: true }) throw new StreamArchivedException(commit.Tenant, append.Stream);
            if (encoded.IsAny(s)) encoded.Before[s] = version;
            else if (append.ExpectedVersion != version) throw new ConflictException(commit.Tenant, append.Stream, append.ExpectedVersion, version);
        }
    }

    private StoredEvent[] Write(EncodedCommit encoded)
    {
        var envelopes = encoded.Envelopes(Enumerable.Range(_all.Count + 1, encoded.EventCount).Select(n => (long)n).ToArray());
        var bytes = encoded.Events.SelectMany(events => events).ToArray();
        for (var n = 0; n < envelopes.Length; n++)
        {
            var e = envelopes[n];
            if (!_streams.TryGetValue((e.Tenant, e.Stream), out var state)) _streams.Add((e.Tenant, e.Stream), state = new StreamState());
            state.Events.Add(_all.Count);
            _all.Add(new EventRow(e.Sequence, e.Id, e.Tenant, e.Stream, e.Version, e.Type, bytes[n].Data, e.RecordedAt,
                e.Actor, e.CorrelationId, e.CausationId, bytes[n].HeadersJson));
        }
        if (encoded.StoredKey() is { } key) _keys.Add((key.Tenant, key.Key), key);
        return envelopes;
    }

    private IReadOnlyList<StoredEvent> Read(string tenant, string stream, StreamRange range)
    {
        var events = new List<StoredEvent>();
        if (!_streams.TryGetValue((tenant, stream), out var state)) return events;
        foreach (var index in state.Events)
        {
            var row = _all[index];
            if (row.RecordedAt > range.AsOf || row.Version > range.ToVersion) break;
            if (row.Version >= range.FromVersion) events.Add(_codec.Decode(row));
        }
        return events;
    }

    private static Task<T> Answer<T>(Func<T> work)
    {
        try { return Task.FromResult(work()); }
        catch (OperationCanceledException e) { return Task.FromCanceled<T>(e.CancellationToken); }
        catch (Exception e) { return Task.FromException<T>(e); }
    }

    private sealed class StreamState
    {
        public List<int> Events { get; } = [];
        public bool Archived { get; set; }
    }
}
