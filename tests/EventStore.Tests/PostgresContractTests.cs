using EventStore.Contract;

namespace EventStore.Tests;

public class PostgresContractTests : EventStoreContract
{
    protected sealed override async Task<StoreUnderTest> CreateAsync() => new Postgres(await MakeAsync());

    private protected virtual Task<Database> MakeAsync() => Database.CreateAsync();

    private sealed class Postgres : StoreUnderTest
    {
        private readonly Database _database;
        private readonly List<PostgresEventStore> _opened = [];

        public Postgres(Database database)
        {
            _database = database;
            Store = Reopen(Notes.Types());
        }

        public override IEventStore Store { get; }

        public override IEventStore Reopen(EventTypes types)
        {
            var store = new PostgresEventStore(_database.Source, Options(types), [new Probe()]);
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
