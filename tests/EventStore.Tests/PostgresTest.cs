using EventStore.Contract;

namespace EventStore.Tests;

/// <summary>A test with a database of its own and a store on it.</summary>
public abstract class PostgresTest : IAsyncLifetime
{
    protected const string Tenant = "association";

    private readonly List<PostgresEventStore> _opened = [];

    internal Database Database { get; private set; } = null!;

    internal PostgresEventStore Store { get; private set; } = null!;

    protected static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        Database = await Database.CreateAsync();
        Store = Open();
    }

    public async Task DisposeAsync()
    {
        foreach (var store in _opened) await store.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Another store on the same tables, as another host would have.</summary>
    internal PostgresEventStore Open(EventStoreOptions? options = null, Npgsql.NpgsqlDataSource? source = null, params IInlineProjection[] inline)
    {
        var store = new PostgresEventStore(source ?? Database.Source, options ?? Options(), inline);
        _opened.Add(store);
        return store;
    }

    internal static EventStoreOptions Options() => new() { EventTypes = Notes.Types() };

    internal static NewEvent Closed(int n) => new(new NoteClosed(n));

    internal static NewEvent[] Closed(params int[] numbers) => [.. numbers.Select(Closed)];

    internal static int Count(StoredEvent e) => ((NoteClosed)e.Data).Count;

    internal static StreamAppend To(string stream, long expected, params NewEvent[] events) => new(stream, "note", expected, events);

    internal static Commit Of(params StreamAppend[] streams) => new(Tenant, streams, Metadata.None);

    internal Task<CommitResult> Append(string stream, long expected, params NewEvent[] events) => Store.CommitAsync(Of(To(stream, expected, events)), None);

    internal async Task<List<StoredEvent>> Everything()
    {
        var all = new List<StoredEvent>();
        for (var at = 0L; ;)
        {
            var page = await Store.ReadAllAsync(at, 1000, None);
            all.AddRange(page.Events);
            at = page.Position;
            if (!page.More) return all;
        }
    }
}
