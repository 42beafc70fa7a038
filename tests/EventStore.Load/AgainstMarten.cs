using System.Diagnostics;
using EmbeddedPostgres;
using EventStore.Postgres;
using Npgsql;

namespace EventStore.Load;

/// <summary>
/// The store and Marten under the same load, turn by turn, each on a database of its own in one private PostgreSQL with
/// default durability. Compare figures of one run only: machine and disk are shared with the server.
/// </summary>
internal static class AgainstMarten
{
    public static async Task RunAsync(double seconds)
    {
        await using var cluster = await TestCluster.StartAsync(durable: true);
        await using var first = NpgsqlDataSource.Create(PostgresEventStore.Tuned(await cluster.CreateDatabaseAsync()));
        await using var second = NpgsqlDataSource.Create(PostgresEventStore.Tuned(await cluster.CreateDatabaseAsync()));
        await using var ours = await Ours.CreateAsync(first);
        await using var marten = await MartenAlone.CreateAsync(second);
        IContender[] contenders = [marten, ours];
        Console.WriteLine($"PostgreSQL {cluster.Server.MajorVersion}, {Environment.ProcessorCount} cores shared with it");

        var streams = Streams("command", 5000);
        foreach (var contender in contenders)
        {
            await contender.SeedAsync(streams);
            await Ground.MeasureAsync(4, 1, _ => contender.AppendAsync());
            await Ground.MeasureAsync(4, 1, random => contender.CommandAsync(streams[random.Next(streams.Count)]));
        }
        foreach (var writers in new[] { 1, 4, 16 })
            await CompareAsync($"new stream of 3 events, {writers} writers", contenders, c => LoadAsync(writers, seconds, _ => c.AppendAsync()));
        foreach (var writers in new[] { 1, 4, 16 })
            await CompareAsync($"load, decide, append 1, view inline, {writers} writers", contenders, c => LoadAsync(writers, seconds, random => c.CommandAsync(streams[random.Next(streams.Count)])));
        await CompareAsync("bulk append, 50,000 events a transaction", contenders, async c =>
        {
            var made = Enumerable.Range(0, 4).Select(batch => Streams($"import/{batch}", 5000)).ToList();
            var start = Stopwatch.GetTimestamp();
            foreach (var batch in made) await c.BulkAsync(batch);
            return (200_000 / Stopwatch.GetElapsedTime(start).TotalSeconds, "");
        });
        await CompareAsync("rebuild of the view, events", contenders, async c =>
        {
            var start = Stopwatch.GetTimestamp();
            var events = await c.RebuildAsync();
            return (events / Stopwatch.GetElapsedTime(start).TotalSeconds, $"of {events:N0}");
        });
    }

    private static List<string> Streams(string name, int count) => [.. Enumerable.Range(0, count).Select(n => $"{name}/{n}")];

    private static async Task<(double, string)> LoadAsync(int writers, double seconds, Func<Random, Task> work)
    {
        var measured = await Ground.MeasureAsync(writers, seconds, work);
        return (measured.PerSecond, FormattableString.Invariant($"p50 {measured.P50,6:N2} ms   p99 {measured.P99,6:N2} ms"));
    }

    private static async Task CompareAsync(string what, IContender[] contenders, Func<IContender, Task<(double PerSecond, string More)>> measure)
    {
        var peer = 0.0;
        foreach (var contender in contenders)
        {
            var (perSecond, more) = await measure(contender);
            Console.WriteLine(FormattableString.Invariant($"{what,-52} {contender.Name,-7} {perSecond,9:N0} /s   {more,-34} {(peer > 0 ? FormattableString.Invariant($"{perSecond / peer:N2} ×") : "")}"));
            peer = perSecond;
        }
    }
}
