using System.Diagnostics;
using EmbeddedPostgres;
using EventStore.Postgres;
using Npgsql;

namespace EventStore.Load;

/// <summary>
/// The event store under load on a private PostgreSQL with default durability (fsync on):
/// <c>dotnet run -c Release --project tests/EventStore.Load -- [seconds]</c>.
/// Compare figures of one run only: machine and disk are shared with the server.
/// </summary>
internal static class Load
{
    private sealed record Entry(int N, string Text);

    private static readonly string s_text = new('x', 280);

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
        await using var cluster = await TestCluster.StartAsync(durable: true);
        await using var source = NpgsqlDataSource.Create(PostgresEventStore.Tuned(await cluster.CreateDatabaseAsync()));
        var options = new EventStoreOptions { EventTypes = new EventTypes().Map<Entry>("entry") };
        await PostgresSchema.ApplyAsync(source, options);
        await using var store = new PostgresEventStore(source, options);
        Console.WriteLine($"PostgreSQL {cluster.Server.MajorVersion}, {Environment.ProcessorCount} cores shared with it");

        await RunAsync("warming up", 4, 1, _ => AppendAsync(store));
        foreach (var writers in new[] { 1, 4, 16 })
            await RunAsync($"new stream of 3 events, {writers} writers", writers, seconds, _ => AppendAsync(store));
        await BulkAsync(store, "command", 5000, 1);
        await RunAsync("load 10 events, append 1, 16 writers over 5,000 streams", 16, seconds, random => CommandAsync(store, random));
        await BulkAsync(store, "import", 5000, 4);
        await RebuildAsync(store);
        return 0;
    }

    private static Task AppendAsync(PostgresEventStore store) => store.CommitAsync(
        new Commit("t", [new StreamAppend(Guid.NewGuid().ToString(), "entry", StreamAppend.New, Events(3))], new Metadata("me", "correlation")), default);

    private static async Task CommandAsync(PostgresEventStore store, Random random)
    {
        for (var stream = $"command/0/{random.Next(5000)}"; ;)
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

    private static async Task BulkAsync(PostgresEventStore store, string name, int streams, int batches)
    {
        var made = Enumerable.Range(0, batches).Select(b => Enumerable.Range(0, streams)
            .Select(s => new StreamAppend($"{name}/{b}/{s}", "entry", StreamAppend.New, Events(10))).ToList()).ToList();
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in made) await store.BulkAppendAsync("t", batch, new Metadata("importer"));
        Console.WriteLine($"{"bulk append, 50,000 events a transaction",-60} {batches * streams * 10 / Stopwatch.GetElapsedTime(start).TotalSeconds,9:N0} events/s");
    }

    private static async Task RebuildAsync(PostgresEventStore store)
    {
        var start = Stopwatch.GetTimestamp();
        var (count, sum) = (0L, 0L);
        await foreach (var stored in store.ReadTypesAsync([typeof(Entry)], 0, await store.HighWaterAsync(default), default))
        {
            count++;
            sum += ((Entry)stored.Data).N;
        }
        Console.WriteLine($"{$"reading {count:N0} events for a rebuild (sum {sum:N0})",-60} {count / Stopwatch.GetElapsedTime(start).TotalSeconds,9:N0} events/s");
    }

    private static NewEvent[] Events(int count) => [.. Enumerable.Range(0, count).Select(n => new NewEvent(new Entry(n, s_text)))];

    private static async Task RunAsync(string what, int writers, double seconds, Func<Random, Task> work)
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
        Console.WriteLine($"{what,-60} {all.Count / Stopwatch.GetElapsedTime(start).TotalSeconds,9:N0} /s   p50 {all[all.Count / 2],6:N2} ms   p99 {all[(int)(all.Count * 0.99)],6:N2} ms");
    }
}
