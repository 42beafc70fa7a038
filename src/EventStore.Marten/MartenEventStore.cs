using EventStore.Postgres;
using Marten;
using Npgsql;

namespace EventStore.Marten;

/// <summary>
/// The promises of <see cref="IEventStore"/> kept by Marten: its sessions append and read, in a transaction that is opened and
/// committed here, so that keys and views are written with the events. Thread-safe; make one for the life of the program.
/// </summary>
/// <remarks>
/// What Marten has no words for stays with our own tables' readers: the keys of commits, and how far the order of all events is
/// settled. Where it differs from <see cref="PostgresEventStore"/> without breaking a promise is written, and tested, in
/// <c>tests/EventStore.Marten.Tests/Traits.cs</c>.
/// </remarks>
public sealed partial class MartenEventStore : IEventDatabase, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly EventStoreOptions _options;
    private readonly IReadOnlyList<IInlineProjection> _inline;
    private readonly DocumentStore _marten;
    private readonly EventCodec _codec;
    private readonly SqlTexts _sql;
    private readonly LoneCommit _commit;

    /// <param name="source">Should come from <see cref="PostgresEventStore.Tuned"/>.</param>
    /// <param name="inline">Written in the transaction of every commit, in this order.</param>
    public MartenEventStore(NpgsqlDataSource source, EventStoreOptions options, IReadOnlyList<IInlineProjection>? inline = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        _source = source;
        _options = options;
        _inline = inline ?? [];
        _marten = DocumentStore.For(marten => MartenConfiguration.Apply(marten, source, options));
        Tables = new PostgresEventStore(source, options);
        _codec = Tables.Codec;
        _sql = new SqlTexts(options, typeof(MartenEventStore));
        _commit = new LoneCommit(options, Tables.Sql, AppendAsync);
    }

    /// <inheritdoc/>
    public event Action<IReadOnlyList<StoredEvent>>? Committed
    {
        add => Tables.Committed += value;
        remove => Tables.Committed -= value;
    }

    /// <summary>The same tables without Marten, for what reads them itself: followers and kept states.</summary>
    public PostgresEventStore Tables { get; }

    /// <summary>Makes Marten's tables and functions where they are missing; our own tables must be there (<see cref="PostgresSchema.ApplyAsync"/>).</summary>
    public Task ApplySchemaAsync() => _marten.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);

    /// <inheritdoc/>
    public Task<CommitKey?> FindKeyAsync(string tenant, string key, CancellationToken ct) => Tables.FindKeyAsync(tenant, key, ct);

    /// <inheritdoc/>
    public Task<long> HighWaterAsync(CancellationToken ct) => Tables.HighWaterAsync(ct);

    /// <inheritdoc/>
    public async Task ArchiveAsync(string tenant, string stream, CancellationToken ct)
    {
        await using var session = _marten.LightweightSession(tenant);
        session.Events.ArchiveStream(stream);
        await session.SaveChangesAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _marten.DisposeAsync();
        await Tables.DisposeAsync();
    }
}
