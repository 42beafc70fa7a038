namespace EventStore.Contract;

/// <summary>
/// The promises of <see cref="IEventStore"/>, each test under the number of its promise. A store enrols by deriving
/// and answering <see cref="CreateAsync"/>.
/// </summary>
public abstract partial class EventStoreContract : IAsyncLifetime
{
    private const string Tenant = "association";

    private StoreUnderTest _test = null!;

    protected IEventStore Store => _test.Store;

    private static CancellationToken None => CancellationToken.None;

    protected abstract Task<StoreUnderTest> CreateAsync();

    public async Task InitializeAsync() => _test = await CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    private static NewEvent Closed(int n) => new(new NoteClosed(n));

    private static NewEvent[] Closed(params int[] numbers) => [.. numbers.Select(Closed)];

    private static StreamAppend To(string stream, long expected, params NewEvent[] events) => new(stream, "note", expected, events);

    private static Commit Of(params StreamAppend[] streams) => new(Tenant, streams, Metadata.None);

    private Task<CommitResult> Append(string stream, long expected, params NewEvent[] events) => Store.CommitAsync(Of(To(stream, expected, events)), None);

    private Task<IReadOnlyList<StoredEvent>> Read(string stream, StreamRange? range = null) => Store.ReadStreamAsync(Tenant, stream, range ?? StreamRange.All, None);

    private async Task<List<int>> Counts(string stream, StreamRange? range = null) => [.. (await Read(stream, range)).Select(e => ((NoteClosed)e.Data).Count)];

    private async Task<List<StoredEvent>> Everything(int page = 1000, string? tenant = null)
    {
        var all = new List<StoredEvent>();
        for (var at = 0L; ;)
        {
            var next = await Store.ReadAllAsync(at, page, None, tenant);
            all.AddRange(next.Events);
            at = next.Position;
            if (!next.More) return all;
        }
    }
}
