using EventStore.Marten;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace EventStore.Load;

/// <summary>What Marten's own projection makes of a stream.</summary>
public sealed class Tally
{
    public string Id { get; set; } = "";
    public long Sum { get; set; }

    public void Apply(Entry entry) => Sum += entry.N;
}

/// <summary>
/// Marten without us and written for speed: its Quick mode, statements prepared and connections not reset, a light session
/// an act, the view an inline snapshot that <c>FetchForWriting</c> loads in place of the events, bulk by its COPY.
/// </summary>
internal sealed class MartenAlone(DocumentStore store, DocumentStore viewing) : IContender
{
    public string Name => "Marten";

    public static async Task<MartenAlone> CreateAsync(NpgsqlDataSource source)
    {
        var options = new EventStoreOptions { EventTypes = new EventTypes().Map<Entry>("entry") };
        var viewing = DocumentStore.For(m =>
        {
            MartenConfiguration.Apply(m, source, options);
            m.Projections.RebuildWithBulkCopy = true;
            m.Projections.Snapshot<Tally>(SnapshotLifecycle.Inline, asyncConfiguration: o => (o.BatchSize, o.MaximumHopperSize) = (5_000, 20_000));
        });
        await viewing.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.All);
        return new MartenAlone(DocumentStore.For(m => MartenConfiguration.Apply(m, source, options)), viewing);
    }

    public async Task AppendAsync()
    {
        await using var session = Session(store);
        session.Events.StartStream<Tally>(Guid.NewGuid().ToString(), Entries(3));
        await session.SaveChangesAsync();
    }

    public async Task SeedAsync(IReadOnlyList<string> streams)
    {
        foreach (var some in streams.Chunk(100))
        {
            await using var session = Session(viewing);
            foreach (var stream in some) session.Events.StartStream<Tally>(stream, Entries(10));
            await session.SaveChangesAsync();
        }
    }

    public async Task CommandAsync(string stream)
    {
        while (true)
        {
            await using var session = Session(viewing);
            var tally = await session.Events.FetchForWriting<Tally>(stream);
            tally.AppendOne(Entries(1)[0]);
            try
            {
                await session.SaveChangesAsync();
                return;
            }
            catch (Exception e) when (e is EventStreamUnexpectedMaxEventIdException or ConcurrencyException)
            {
                // Another was quicker: decide again, as the application would.
            }
        }
    }

    public Task BulkAsync(IReadOnlyList<string> streams) => store.BulkInsertEventsAsync("t",
        [.. streams.Select(stream =>
        {
            var action = StreamAction.Start(Registry, stream, Entries(10));
            action.AggregateType = typeof(Tally);
            return action;
        })]);

    public async Task<long> RebuildAsync()
    {
        using var daemon = await viewing.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<Tally>(CancellationToken.None);
        return (await viewing.Advanced.FetchEventStoreStatistics()).EventCount;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await viewing.DisposeAsync();
    }

    private IEventRegistry Registry => (IEventRegistry)store.Options.Events;

    private static object[] Entries(int count) => Array.ConvertAll(Ground.Events(count), e => e.Data);

    private static IDocumentSession Session(DocumentStore store)
    {
        var session = store.LightweightSession("t");
        (session.LastModifiedBy, session.CorrelationId) = ("me", "correlation");
        return session;
    }
}
