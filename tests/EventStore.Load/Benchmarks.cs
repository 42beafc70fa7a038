using System.Diagnostics;
using EventStore.Projections;

namespace EventStore.Load;

/// <summary>
/// What the store does and what the machine could do at most, in one run. Compare figures of one run only: machine and disk
/// are shared with the server.
/// </summary>
internal static class Benchmarks
{
    private const int CommandStreams = 5_000, RebuildStreams = 20_000;

    public static async Task RunAsync(double seconds)
    {
        await using var ground = await Ground.PrepareAsync();
        await Ground.MeasureAsync(4, 1, _ => ground.AppendAsync());
        foreach (var writers in new[] { 1, 4, 16 })
        {
            // Before and after, because the machine's mood changes.
            var before = await Ceiling.MeasureAsync(ground, writers, seconds / 2);
            var ours = await Ground.MeasureAsync(writers, seconds, _ => ground.AppendAsync());
            var after = await Ceiling.MeasureAsync(ground, writers, seconds / 2);
            Say($"new stream of 3 events, {writers} writers", ours);
            if (before is { } low && after is { } high)
                Console.WriteLine($"{$"  pgbench, the same rows as one prepared statement",-58} {low,9:N0} and {high:N0} /s; we are at {ours.PerSecond / ((low + high) / 2):P0}");
        }

        Console.WriteLine($"{"bulk append, 50,000 events a transaction",-58} {await ground.BulkAsync("command", CommandStreams),9:N0} events/s");
        await using (var viewing = new PostgresEventStore(ground.Source, ground.Options, [new Entries()]))
        {
            await Ground.MeasureAsync(16, 1, random => ground.CommandAsync(viewing, $"command/{random.Next(CommandStreams)}"));
            Say("load 10 events, append 1, with an inline view, 16 writers", await Ground.MeasureAsync(16, seconds, random => ground.CommandAsync(viewing, $"command/{random.Next(CommandStreams)}")));
        }

        Console.WriteLine($"{"bulk append, 50,000 events a transaction",-58} {await ground.BulkAsync("rebuild", RebuildStreams),9:N0} events/s");
        await ground.ExecuteAsync("VACUUM ANALYZE mt_events");
        foreach (var workers in new[] { 1, 2, 4 })
        {
            await ground.ExecuteAsync("TRUNCATE rebuilt");
            await RebuildAsync(ground, workers);
        }
    }

    private static async Task RebuildAsync(Ground ground, int workers)
    {
        var rebuild = new Rebuild(ground.Source, ground.Store, ground.Options, "entries", "1", "rebuild", Entries.CopyAsync, new RebuildOptions { Workers = workers });
        var start = Stopwatch.GetTimestamp();
        await using (var connection = await ground.Source.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await rebuild.BeginAsync(connection, transaction, default);
            await transaction.CommitAsync();
        }
        var done = await rebuild.RunAsync(null, default);
        Console.WriteLine($"{$"rebuild of a view from {done.Events:N0} events, {workers} workers",-58} {done.Events / Stopwatch.GetElapsedTime(start).TotalSeconds,9:N0} events/s");
    }

    private static void Say(string what, Measured measured) =>
        Console.WriteLine($"{what,-58} {measured.PerSecond,9:N0} /s   p50 {measured.P50,6:N2} ms   p99 {measured.P99,6:N2} ms");
}
