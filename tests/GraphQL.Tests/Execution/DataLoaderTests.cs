using Xunit;

namespace GraphQL.Tests.Execution;

public sealed class DataLoaderTests
{
    private const string Sdl = """
        type Query { items(n: Int!): [Item!]! one(id: Int!): Item }
        type Item { id: Int! owner: Owner lateOwner: Owner missing: Owner broken: Owner both: String parent: Item }
        type Owner { id: Int! boss: Owner name: String! }
        """;

    public sealed record Item(int Id);
    public sealed record Owner(int Id) { public string Name => $"owner {Id}"; }

    public sealed class Log
    {
        public List<string> Batches { get; } = [];

        public Task<IReadOnlyDictionary<int, Owner>> Owners(IReadOnlyList<int> keys) => Fetch("owners", keys, k => new Owner(k));

        public async Task<IReadOnlyDictionary<int, T>> Fetch<T>(string name, IReadOnlyList<int> keys, Func<int, T> make)
        {
            lock (Batches) Batches.Add($"{name} {string.Join(',', keys.Order())}");
            await Task.Delay(2);
            return keys.Where(k => k >= 0).ToDictionary(k => k, make);
        }
    }

    public sealed class QueryResolvers
    {
        public IEnumerable<Item> Items(int n) => Enumerable.Range(1, n).Select(i => new Item(i));
        public Item One(int id) => new(id);
    }

    public sealed class ItemResolvers
    {
        public ValueTask<Owner?> Owner(Item parent, IDataLoaders loaders, Log log) => Owners(loaders, log).LoadAsync(parent.Id % 10);

        public async Task<Owner?> LateOwner(Item parent, IDataLoaders loaders, Log log)
        {
            await Task.Delay(1);
            return await Owners(loaders, log).LoadAsync(parent.Id % 10);
        }

        public ValueTask<Owner?> Missing(Item parent, IDataLoaders loaders, Log log) => Owners(loaders, log).LoadAsync(-parent.Id);

        public ValueTask<Owner?> Broken(Item parent, IDataLoaders loaders) =>
            loaders.GetOrAdd<int, Owner>("broken", (_, _) => throw new InvalidOperationException("the database is gone")).LoadAsync(parent.Id);

        public async Task<string> Both(Item parent, IDataLoaders loaders, Log log)
        {
            // A server has no context to come back to; the test runner's would let one go on before the other.
            var owner = await Owners(loaders, log).LoadAsync(parent.Id % 10).ConfigureAwait(false);
            var boss = await Owners(loaders, log).LoadAsync(owner!.Id + 100).ConfigureAwait(false);
            return owner.Name + " under " + boss!.Name;
        }

        public async Task<Item> Parent(Item parent, IDataLoaders loaders, Log log) =>
            await loaders.GetOrAdd<int, Item>("items", (keys, _) => log.Fetch("items", keys, k => new Item(k))).LoadAsync(parent.Id / 2) ?? parent;
    }

    public sealed class OwnerResolvers
    {
        public ValueTask<Owner?> Boss(Owner parent, IDataLoaders loaders, Log log) => Owners(loaders, log).LoadAsync(parent.Id + 100);
    }

    private static DataLoader<int, Owner> Owners(IDataLoaders loaders, Log log) => loaders.GetOrAdd<int, Owner>("owners", (keys, _) => log.Owners(keys));

    private readonly Log _log = new();
    private readonly TestEngine _engine;

    public DataLoaderTests() => _engine = new TestEngine(Sdl, b => b
        .BindResolvers("Query", typeof(QueryResolvers)).BindResolvers("Item", typeof(ItemResolvers)).BindResolvers("Owner", typeof(OwnerResolvers)),
        register: s => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(s, _log));

    [Fact]
    public async Task A_level_of_a_hundred_children_leaves_as_one_batch_of_distinct_keys()
    {
        await _engine.DataAsync("{ items(n: 100) { owner { name } } }");
        Assert.Equal(["owners 0,1,2,3,4,5,6,7,8,9"], _log.Batches);
    }

    [Fact]
    public async Task Each_level_is_a_batch()
    {
        Assert.Equal("""{"items":[{"owner":{"boss":{"boss":{"name":"owner 201"}}}},{"owner":{"boss":{"boss":{"name":"owner 202"}}}}]}""",
            await _engine.DataAsync("{ items(n: 2) { owner { boss { boss { name } } } } }"));
        Assert.Equal(["owners 1,2", "owners 101,102", "owners 201,202"], _log.Batches);
    }

    [Fact]
    public async Task Two_fields_of_one_level_share_a_batch_and_a_key_is_fetched_once()
    {
        await _engine.DataAsync("{ items(n: 3) { a: owner { id } b: owner { id } } one(id: 12) { owner { name } } }");
        Assert.Equal(["owners 1,2,3"], _log.Batches);
    }

    [Fact]
    public async Task Different_loaders_of_a_level_leave_together()
    {
        await _engine.DataAsync("{ items(n: 4) { owner { id } parent { id owner { id } } } }");
        Assert.Equal(["items 0,1,2", "owners 1,2,3,4"], _log.Batches.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal("owners 0", Assert.Single(_log.Batches.Skip(2)));
    }

    [Fact]
    public async Task A_resolver_may_load_twice_and_its_second_loads_are_a_batch_too()
    {
        Assert.Equal("""{"items":[{"both":"owner 1 under owner 101"},{"both":"owner 2 under owner 102"}]}""", await _engine.DataAsync("{ items(n: 2) { both } }"));
        Assert.Equal(["owners 1,2", "owners 101,102"], _log.Batches);
    }

    [Fact]
    public async Task Loads_after_other_waiting_still_travel_in_few_batches()
    {
        await _engine.DataAsync("{ items(n: 50) { lateOwner { name } } }");
        Assert.InRange(_log.Batches.Count, 1, 10);
        Assert.Equal(10, _log.Batches.SelectMany(b => b[7..].Split(',')).Count());
    }

    [Fact]
    public async Task A_key_without_a_value_is_null()
    {
        Assert.Equal("""{"items":[{"missing":null},{"missing":null}]}""", await _engine.DataAsync("{ items(n: 2) { missing { id } } }"));
    }

    [Fact]
    public async Task A_broken_batch_is_an_error_of_each_of_its_fields()
    {
        var answer = await _engine.BothAsync("{ items(n: 2) { id broken { id } } }");
        Assert.Equal("""{"items":[{"id":1,"broken":null},{"id":2,"broken":null}]}""", answer.Data);
        Assert.Equal(["items.0.broken: FAULT", "items.1.broken: FAULT"], answer.Errors);
    }

    [Fact]
    public async Task Requests_do_not_share_what_they_loaded()
    {
        await _engine.DataAsync("{ one(id: 1) { owner { id } } }");
        await _engine.DataAsync("{ one(id: 1) { owner { id } } }");
        Assert.Equal(["owners 1", "owners 1"], _log.Batches);
    }
}
