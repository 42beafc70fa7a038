using EmbeddedPostgres;
using EventStore.Postgres;
using Npgsql;

namespace EventStore.Tests;

/// <summary>A database of a test's own, with the store's tables in it.</summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>No test here pulls the plug, so the disk need not be waited for.</summary>
    private static readonly Lazy<Task<TestCluster>> s_cluster = new(() => TestCluster.StartAsync(durable: false));

    private readonly TestCluster _cluster;

    private Database(TestCluster cluster, string connectionString)
    {
        _cluster = cluster;
        ConnectionString = PostgresEventStore.Tuned(connectionString).ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public static Task<Database> CreateAsync() =>
        CreateAsync("event_store", static source => PostgresSchema.ApplyAsync(source, new EventStoreOptions()));

    /// <param name="made">Names how the tables are made, which is done once.</param>
    public static async Task<Database> CreateAsync(string made, Func<NpgsqlDataSource, Task> make)
    {
        var cluster = await s_cluster.Value;
        var template = await cluster.TemplateAsync(made, async (connectionString, ct) =>
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await make(source);
            await using var probe = source.CreateCommand("CREATE TABLE probe (place bigserial, line text NOT NULL)");
            await probe.ExecuteNonQueryAsync(ct);
        });
        return new Database(cluster, await cluster.CreateDatabaseAsync(template));
    }

    public async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    public async Task<T> SingleAsync<T>(string sql) => (await QueryAsync<T>(sql)).Single();

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _cluster.DropDatabaseAsync(ConnectionString);
    }
}
