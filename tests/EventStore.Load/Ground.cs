using System.Diagnostics;
using EmbeddedPostgres;
using EventStore.Postgres;
using Npgsql;

namespace EventStore.Load;

public sealed record Entry(int N, string Text);

/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record Measured(double PerSecond, double P50, double P99)
{
    public static Measured Of(List<double> milliseconds, double seconds)
    {
        milliseconds.Sort();
        return new(milliseconds.Count / seconds, milliseconds[milliseconds.Count / 2], milliseconds[(int)(milliseconds.Count * 0.99)]);
    }
}

/// <summary>A private PostgreSQL with default durability (fsync on), a store on it, and the loads that are put on it.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private static readonly string s_text = new('x', 280);

    private readonly IAsyncDisposable _place;

    private Ground(IAsyncDisposable place, EmbeddedServer server, NpgsqlDataSource source, EventStoreOptions options) =>
        (_place, Server, Source, Options, Store) = (place, server, source, options, new PostgresEventStore(source, options));

    public EmbeddedServer Server { get; }
    public NpgsqlDataSource Source { get; }
    public EventStoreOptions Options { get; }
    public PostgresEventStore Store { get; }

    /// <param name="directory">Where the database stays for the next time; null: it is thrown away.</param>
    public static async Task<Ground> PrepareAsync(string? directory = null)
    {
        var (place, server, connectionString) = directory is null ? await ThrowAwayAsync() : await KeptAsync(directory);
        var source = NpgsqlDataSource.Create(PostgresEventStore.Tuned(connectionString));
        var ground = new Ground(place, server, source, new EventStoreOptions { EventTypes = new EventTypes().Map<Entry>("entry") });
        await PostgresSchema.ApplyAsync(source, ground.Options);
        await ground.ExecuteAsync(Sql("schema"));
        Console.WriteLine($"PostgreSQL {server.MajorVersion}, {Environment.ProcessorCount} cores shared with it");
        return ground;
    }

    private static async Task<(IAsyncDisposable, EmbeddedServer, string)> ThrowAwayAsync()
    {
        var cluster = await TestCluster.StartAsync(durable: true);
        return (cluster, cluster.Server, await cluster.CreateDatabaseAsync());
    }

    private static async Task<(IAsyncDisposable, EmbeddedServer, string)> KeptAsync(string directory)
    {
        var server = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = directory });
        await server.EnsureDatabaseAsync("load");
        return (server, server, server.ConnectionString("load"));
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

    /// <summary>The latest sequence number.</summary>
    public async Task<long> HeadAsync()
    {
        await using var command = Source.CreateCommand("SELECT coalesce(max(seq_id), 0) FROM mt_events");
        return (long)(await command.ExecuteScalarAsync())!;
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
        var (taken, took) = await SampleAsync(writers, seconds, long.MaxValue, work);
        return Measured.Of(taken, took);
    }

    /// <param name="most">Ends after so many, however much of the time is left.</param>
    /// <returns>Milliseconds, each; and the seconds it took.</returns>
    public static async Task<(List<double> Taken, double Took)> SampleAsync(int writers, double seconds, long most, Func<Random, Task> work)
    {
        var (start, begun) = (Stopwatch.GetTimestamp(), 0L);
        var taken = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var (mine, random) = (new List<double>(), new Random(writer));
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds && Interlocked.Increment(ref begun) <= most)
            {
                var began = Stopwatch.GetTimestamp();
                await work(random);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return mine;
        })));
        return ([.. taken.SelectMany(mine => mine)], Stopwatch.GetElapsedTime(start).TotalSeconds);
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
        await _place.DisposeAsync();
    }
}
