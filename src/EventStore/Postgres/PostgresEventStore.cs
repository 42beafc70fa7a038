using System.Diagnostics.CodeAnalysis;
using EventStore.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace EventStore;

/// <summary>
/// The store on PostgreSQL 15 or later, in Marten's tables. Thread-safe; make one for the life of the program.
/// The schema must be there (<see cref="PostgresSchema.ApplyAsync"/>).
/// </summary>
/// <remarks>
/// Commits that arrive together share one transaction and one round trip; one that cannot be written harms none of
/// its companions. The data source should come from <see cref="Tuned"/>: its statements are then prepared of themselves.
/// </remarks>
public sealed partial class PostgresEventStore : IEventDatabase, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly EventStoreOptions _options;
    private readonly EventCodec _codec;
    private readonly SqlTexts _sql;
    private readonly GroupWriter _writer;
    private readonly HighWater _water = new();
    private readonly Announcer? _announcer;
    private readonly ReplicaReads _reads;

    /// <param name="inline">Written in the transaction of every commit, in this order.</param>
    public PostgresEventStore(NpgsqlDataSource source, EventStoreOptions options, IReadOnlyList<IInlineProjection>? inline = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        _source = source;
        _options = options;
        _codec = new EventCodec(options);
        _sql = new SqlTexts(options);
        _reads = new ReplicaReads(source, options);
        _announcer = options.NotifyChannel is { } channel ? new Announcer(source, _sql, channel) : null;
        _writer = new GroupWriter(source, options, _sql, inline ?? [], _reads, RaiseCommitted);
    }

    /// <summary>
    /// Raised after a commit is durable, with its events as they are stored, on the thread that wrote it: be quick, never throw.
    /// Only this process's own commits; it is a notice to wake by, not a source of truth. After a bulk append the list is
    /// empty: there are too many to show.
    /// </summary>
    public event Action<IReadOnlyList<StoredEvent>>? Committed;

    /// <summary>A connection string's settings that suit this store: statements prepared on first use, no needless resets between uses.</summary>
    /// <remarks>Not for a pooler that shares server connections between transactions (PgBouncer in transaction mode).</remarks>
    public static NpgsqlConnectionStringBuilder Tuned(string connectionString) => new(connectionString)
    {
        MaxAutoPrepare = 200,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
    };

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken ct)
    {
        if (ct.IsCancellationRequested) return Task.FromCanceled<CommitResult>(ct);
        try
        {
            return _writer.WriteAsync(EncodedCommit.Encode(commit, _codec, _options.TimeProvider), ct);
        }
        catch (ArgumentException e)
        {
            return Task.FromException<CommitResult>(e);
        }
    }

    /// <summary>Finishes what is under way; what has not begun fails with <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        if (_announcer is not null) await _announcer.DisposeAsync();
    }

    /// <summary>Where the primary's log stood after the latest commit of this store, or what it was told; hand it to another host so that it reads no less. Only with <see cref="EventStoreOptions.Replica"/>.</summary>
    public NpgsqlLogSequenceNumber Seen => _reads.Seen;

    /// <summary>Another host has seen so much; reads from now on show no less.</summary>
    public void Saw(NpgsqlLogSequenceNumber position) => _reads.Saw(position);

    internal SqlTexts Sql => _sql;

    internal EventCodec Codec => _codec;

    internal System.Text.Json.JsonSerializerOptions Json => _options.JsonSerializerOptions;

    private void RaiseCommitted(EncodedCommit commit, ReadOnlyMemory<long> sequences)
    {
        Announce(Committed is null ? [] : commit.Envelopes(sequences));
    }

    [SuppressMessage("Design", "CA1031", Justification = "A listener's fault is not the commit's: it is durable and must be answered so.")]
    internal void Announce(IReadOnlyList<StoredEvent> events)
    {
        _announcer?.Tell();
        foreach (var listener in Delegate.EnumerateInvocationList(Committed))
        {
            try { listener(events); }
            catch (Exception) { }
        }
    }
}
