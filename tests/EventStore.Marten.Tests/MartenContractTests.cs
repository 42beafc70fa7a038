using EventStore.Contract;
using EventStore.Tests;

namespace EventStore.Marten.Tests;

/// <summary>Marten keeps every promise of the seam; how it differs beneath them is in <see cref="Traits"/>.</summary>
public sealed class MartenContractTests : EventStoreContract
{
    protected override async Task<StoreUnderTest> CreateAsync() => new UnderTest(await MartenDatabase.CreateAsync());

    private sealed class UnderTest : StoreUnderTest
    {
        private readonly Database _database;
        private readonly List<MartenEventStore> _opened = [];

        public UnderTest(Database database)
        {
            _database = database;
            Store = Reopen(Notes.Types());
        }

        public override IEventStore Store { get; }

        public override IEventStore Reopen(EventTypes types)
        {
            var store = new MartenEventStore(_database.Source, Options(types), [new Probe()]);
            _opened.Add(store);
            return store;
        }

        public override async Task<IReadOnlyList<string>> ProjectedAsync() => await _database.QueryAsync<string>("SELECT line FROM probe ORDER BY place");

        public override async ValueTask DisposeAsync()
        {
            foreach (var store in _opened) await store.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
