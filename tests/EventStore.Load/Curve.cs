using System.Text.Json;
using EventStore.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Load;

internal sealed record Point(long Events, Measured Append, Measured Lone, Measured Load, Measured Command);

/// <summary>
/// Whether appending and loading cost the same as the store grows: measured at every decade of events, all of them streams
/// of ten among which the load picks at random. Written as a table, and as the picture beside the store's README.
/// </summary>
/// <remarks>
/// No measurement may let the store grow by more than about a tenth: where that is reached before the time is up, what was
/// written is taken out again and the measuring goes on. In a directory that is kept, the next call goes on at the next decade.
/// </remarks>
internal static class Curve
{
    private const int InBatch = 5_000;

    public static async Task RunAsync(long upTo, double seconds, string? directory)
    {
        await using var ground = await Ground.PrepareAsync(directory);
        var points = await KeptAsync(ground);
        foreach (var known in points) Say(known);
        for (var events = points.Count > 0 ? points[^1].Events * 10 : 10_000L; events <= upTo; events *= 10)
        {
            await GrowAsync(ground, events);
            var point = await MeasureAsync(ground, events, seconds);
            points.Add(point);
            await KeepAsync(ground, point);
            Say(point);
            // At every decade: the next may take longer than somebody has.
            File.WriteAllText("curve.svg", Picture.Of(points));
        }
        Console.WriteLine($"the picture is {Path.GetFullPath("curve.svg")}");
    }

    /// <summary>Nine tenths of a decade's streams are of its own batches; those that are there from an earlier call are skipped.</summary>
    private static async Task GrowAsync(Ground ground, long events)
    {
        var streams = StreamsOf(events);
        for (var at = 0L; at < streams; at += InBatch) await ground.BulkAsync($"d{events}-{at / InBatch}", (int)Math.Min(InBatch, streams - at));
        await ground.ExecuteAsync("VACUUM ANALYZE mt_events");
        await ground.ExecuteAsync("VACUUM ANALYZE mt_streams");
        await ground.ExecuteAsync("CHECKPOINT");
    }

    private static long StreamsOf(long events) => events == 10_000 ? 1_000 : (events - events / 10) / 10;

    private static async Task<Point> MeasureAsync(Ground ground, long events, double seconds)
    {
        string Stream(Random random)
        {
            var at = random.NextInt64(StreamsOf(events));
            return $"d{events}-{at / InBatch}/{at % InBatch}";
        }
        Task Append(Random _) => ground.AppendAsync();
        Task Load(Random random) => ground.Store.ReadStreamAsync("t", Stream(random), StreamRange.All, default);
        Task Command(Random random) => ground.CommandAsync(ground.Store, Stream(random));

        var before = await ground.HeadAsync();
        await Ground.SampleAsync(16, 1, events / 100, Append);
        await Ground.MeasureAsync(4, 1, Load);
        var load = await Ground.MeasureAsync(1, seconds / 2, Load);
        return new(events,
            await WritingAsync(ground, before, 16, seconds, events / 30, Append),
            await WritingAsync(ground, before, 1, seconds / 2, events / 30, Append),
            load,
            await WritingAsync(ground, before, 16, seconds, events / 10, Command));
    }

    private static async Task<Measured> WritingAsync(Ground ground, long before, int writers, double seconds, long most, Func<Random, Task> work)
    {
        var (taken, took) = (new List<double>(), 0.0);
        while (took < seconds)
        {
            var (some, time) = await Ground.SampleAsync(writers, seconds - took, most, work);
            taken.AddRange(some);
            took += time;
            if (took >= seconds) break;
            await TakeOutAsync(ground, before);
            // A plan that the vacuum made void is made again, and not measured.
            await Ground.SampleAsync(writers, 1, most / 10, work);
        }
        return Measured.Of(taken, took);
    }

    private static async Task TakeOutAsync(Ground ground, long before)
    {
        await using (var batch = ground.Source.CreateBatch())
        {
            foreach (var statement in Ground.Sql("take_out").Split(';')) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            batch.BatchCommands[0].Parameters.Add(new NpgsqlParameter<long> { TypedValue = before });
            await batch.ExecuteNonQueryAsync();
        }
        await ground.ExecuteAsync("VACUUM mt_events");
        await ground.ExecuteAsync("VACUUM mt_streams");
    }

    private static async Task<List<Point>> KeptAsync(Ground ground)
    {
        var points = new List<Point>();
        await using var command = ground.Source.CreateCommand("SELECT point FROM points ORDER BY events");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) points.Add(JsonSerializer.Deserialize<Point>(reader.GetFieldValue<byte[]>(0))!);
        return points;
    }

    private static async Task KeepAsync(Ground ground, Point point)
    {
        await using var command = ground.Source.CreateCommand("INSERT INTO points VALUES ($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = point.Events });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Jsonb, TypedValue = JsonSerializer.SerializeToUtf8Bytes(point) });
        await command.ExecuteNonQueryAsync();
    }

    private static void Say(Point p) => Console.WriteLine(FormattableString.Invariant(
        $"{p.Events,12:N0} events: append {p.Append.PerSecond,6:N0}/s by 16 (p50 {p.Append.P50:N2}, p99 {p.Append.P99:N1} ms), {p.Lone.P50:N2} ms by one; load of ten {p.Load.P50:N2} ms; command {p.Command.PerSecond,6:N0}/s (p50 {p.Command.P50:N1}, p99 {p.Command.P99:N1} ms)"));
}
