using System.Diagnostics;
using EmbeddedPostgres;
using EventStore.Postgres;
using Npgsql;

namespace EventStore.Load;

public sealed record Entry(int N, string Text);

internal sealed record Measured(double PerSecond, double P50, double P99);

/// <summary>A private PostgreSQL with default durability (fsync on), a store on it, and the loads that are put on it.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private static readonly string s_text = new('x', 280);

    private Ground(TestCluster cluster, NpgsqlDataSource source, EventStoreOptions options) =>
        (Cluster, Source, Options, Store) = (cluster, source, options, new PostgresEventStore(source, options));

    public TestCluster Cluster { get; }
    public NpgsqlDataSource Source { get; }
    public EventStoreOptions Options { get; }
    public PostgresEventStore Store { get; }

    public static async Task<Ground> PrepareAsync()
    {
        var cluster = await TestCluster.StartAsync(durable: true);
        var source = NpgsqlDataSource.Create(PostgresEventStore.Tuned(await cluster.CreateDatabaseAsync()));
        var ground = new Ground(cluster, source, new EventStoreOptions { EventTypes = new EventTypes().Map<Entry>("entry") });
        await PostgresSchema.ApplyAsync(source, ground.Options);
        await ground.ExecuteAsync(Sql("schema"));
        Console.WriteLine($"PostgreSQL {cluster.Server.MajorVersion}, {Environment.ProcessorCount} cores shared with it");
        return ground;
    }

    /// <summary>A new stream of three events of 300 bytes.</summary>
    public Task AppendAsync() => Store.CommitAsync(
        new Commit("t", [new StreamAppend(Guid.NewGuid().ToString(), "entry", StreamAppend.New, Events(3))], new Metadata("me", "correlation")), default);

    /// <summary>Load the ten events and more of a stream, decide, append one.</summary>
    public async Task CommandAsync(PostgresEventStore store, string stream)
    {
        while (true)
        {
            var events = await store.ReadStreamAsync("t", stream, StreamRange.All, default);
            try
            {
                await store.CommitAsync(new Commit("t", [new StreamAppend(stream, "entry", events.Count, Events(1))], new Metadata("me")), default);
                return;
            }
            catch (ConflictException)
            {
                // Another was quicker: decide again, as the application would.
            }
        }
    }

    /// <returns>Events a second, of streams of ten, 50,000 events a transaction.</returns>
    public async Task<double> BulkAsync(string name, int streams)
    {
        var took = TimeSpan.Zero;
        foreach (var some in Enumerable.Range(0, streams).Chunk(5_000))
        {
            var made = Array.ConvertAll(some, s => new StreamAppend($"{name}/{s}", name, StreamAppend.New, Events(10)));
            var start = Stopwatch.GetTimestamp();
            await Store.BulkAppendAsync("t", made, new Metadata("importer"));
            took += Stopwatch.GetElapsedTime(start);
        }
        return streams * 10 / took.TotalSeconds;
    }

    public static NewEvent[] Events(int count) => [.. Enumerable.Range(0, count).Select(n => new NewEvent(new Entry(n, s_text)))];

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<Measured> MeasureAsync(int writers, double seconds, Func<Random, Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        var taken = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var (mine, random) = (new List<double>(), new Random(writer));
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                await work(random);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return mine;
        })));
        var all = taken.SelectMany(mine => mine).Order().ToList();
        return new(all.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, all[all.Count / 2], all[(int)(all.Count * 0.99)]);
    }

    public static string Sql(string name)
    {
        using var reader = new StreamReader(typeof(Ground).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no statement '{name}'."));
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Source.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}
