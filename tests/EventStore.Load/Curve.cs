using System.Globalization;
using EventStore.Projections;

namespace EventStore.Load;

internal sealed record Point(long Events, Measured Append, Measured Lone, Measured Load, Measured Command);

/// <summary>
/// Whether appending and loading cost the same as the store grows: measured at every decade of events, all of them streams
/// of ten among which the load picks at random. Written as a table, and as the picture beside the store's README.
/// </summary>
internal static class Curve
{
    public static async Task RunAsync(long upTo, double seconds)
    {
        await using var ground = await Ground.PrepareAsync();
        var points = new List<Point>();
        var streams = 0;
        for (var events = 10_000L; events <= upTo; events *= 10)
        {
            for (var batch = 0; streams * 10L < events; batch++)
            {
                var more = (int)Math.Min(5_000, events / 10 - streams);
                await ground.BulkAsync($"d{events}-{batch}", more);
                streams += more;
            }
            await ground.ExecuteAsync("VACUUM ANALYZE mt_events");
            await ground.ExecuteAsync("VACUUM ANALYZE mt_streams");
            await ground.ExecuteAsync("CHECKPOINT");
            var decade = events;
            string Stream(Random random)
            {
                var batches = (int)Math.Max(1, (decade - decade / 10) / 50_000);
                var batch = random.Next(batches);
                return $"d{decade}-{batch}/{random.Next((int)Math.Min(5_000, decade == 10_000 ? 1_000 : (decade - decade / 10) / 10))}";
            }
            await Ground.MeasureAsync(16, 1, _ => ground.AppendAsync());
            await Ground.MeasureAsync(4, 1, random => ground.Store.ReadStreamAsync("t", Stream(random), StreamRange.All, default));
            points.Add(new(events,
                await Ground.MeasureAsync(16, seconds, _ => ground.AppendAsync()),
                await Ground.MeasureAsync(1, seconds / 2, _ => ground.AppendAsync()),
                await Ground.MeasureAsync(1, seconds / 2, random => ground.Store.ReadStreamAsync("t", Stream(random), StreamRange.All, default)),
                await Ground.MeasureAsync(16, seconds, random => ground.CommandAsync(ground.Store, Stream(random)))));
            var p = points[^1];
            Console.WriteLine(FormattableString.Invariant($"{events,12:N0} events: append {p.Append.PerSecond,6:N0}/s by 16 (p50 {p.Append.P50:N2}, p99 {p.Append.P99:N1} ms), {p.Lone.P50:N2} ms by one; load of ten {p.Load.P50:N2} ms; command {p.Command.PerSecond,6:N0}/s (p50 {p.Command.P50:N1}, p99 {p.Command.P99:N1} ms)"));
            // At every decade: the next may take longer than somebody has.
            File.WriteAllText("curve.svg", Picture.Of(points));
        }
        Console.WriteLine($"the picture is {Path.GetFullPath("curve.svg")}");
    }
}
