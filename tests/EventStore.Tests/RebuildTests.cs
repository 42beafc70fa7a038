using EventStore.Projections;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Tests;

public sealed class RebuildTests : PostgresTest
{
    private const int Streams = 300;

    private Rebuild Of(string build = "1", int failAfter = int.MaxValue, RebuildOptions? options = null)
    {
        var batches = 0;
        return new(Database.Source, Store, Options(), "tally", build, "note", async (batch, connection, transaction, ct) =>
        {
            await using var insert = new NpgsqlCommand("INSERT INTO probe (line) SELECT unnest($1)", connection, transaction)
            {
                Parameters = { new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, TypedValue = [.. batch.Streams.Select(s => $"{batch.Tenant} {s[0].Stream} {s.Count} {s.Sum(Count)}")] } },
            };
            await insert.ExecuteNonQueryAsync(ct);
            if (Interlocked.Increment(ref batches) > failAfter) throw new InvalidOperationException("the fold gives up");
        }, options ?? new RebuildOptions { Workers = 3, Parts = 7, BatchEvents = 20 });
    }

    private async Task Fill()
    {
        await Store.BulkAppendAsync(Tenant, [.. Enumerable.Range(0, Streams).Select(n => To($"s{n}", 0, Closed([.. Enumerable.Range(1, 1 + n % 5)])))], Metadata.None);
        await Store.BulkAppendAsync("other", [To("s1", 0, [Closed(100)]), To("s7", 0, Closed(200, 1))], Metadata.None);
        await Store.BulkAppendAsync(Tenant, [new StreamAppend("s5x", "another type", 0, [Closed(9)])], Metadata.None);
    }

    private static IEnumerable<string> Expected() =>
        [.. Enumerable.Range(0, Streams).Select(n => $"{Tenant} s{n} {1 + n % 5} {Enumerable.Range(1, 1 + n % 5).Sum()}"), "other s1 1 100", "other s7 2 201"];

    private async Task InTransaction(Func<NpgsqlConnection, NpgsqlTransaction, Task> work)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await work(connection, transaction);
        await transaction.CommitAsync();
    }

    private async Task<List<string>> Lines() => await Database.QueryAsync<string>("SELECT line FROM probe ORDER BY line COLLATE \"C\"");

    [Fact]
    public async Task Every_stream_of_the_type_is_folded_once_and_whole()
    {
        await Fill();
        var rebuild = Of();
        Assert.False(await rebuild.IsUnderWayAsync(None));
        await InTransaction((c, t) => rebuild.BeginAsync(c, t, None));
        var told = new List<RebuildProgress>();
        var done = await rebuild.RunAsync(told.Add, None);

        Assert.Equal(Expected().Order(StringComparer.Ordinal), await Lines());
        Assert.Equal((903L, 302L, 903L), (done.Events, done.Streams, done.Total));
        Assert.Equal(told.OrderBy(p => p.Events), told);
        Assert.Equal((0L, done), (told[0].Events, told[^1]));

        await InTransaction((c, t) => rebuild.EndAsync(c, t, None));
        Assert.False(await rebuild.IsUnderWayAsync(None));
    }

    [Fact]
    public async Task A_run_that_broke_off_goes_on_where_it_stood()
    {
        await Fill();
        await InTransaction((c, t) => Of().BeginAsync(c, t, None));
        for (var run = 0; run < 3; run++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => Of(failAfter: 8).RunAsync(null, None));
        var before = (await Lines()).Count;
        Assert.InRange(before, 1, Streams);

        var resumed = Of();
        Assert.True(await resumed.IsUnderWayAsync(None));
        var first = default(RebuildProgress);
        await resumed.RunAsync(p => first ??= p, None);

        Assert.Equal(Expected().Order(StringComparer.Ordinal), await Lines());
        Assert.Equal(before, first!.Streams);
    }

    [Fact]
    public async Task A_run_of_another_fold_is_not_continued_and_a_new_one_forgets_it()
    {
        await Fill();
        await InTransaction((c, t) => Of("1").BeginAsync(c, t, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Of("1", failAfter: 3).RunAsync(null, None));
        Assert.False(await Of("2").IsUnderWayAsync(None));

        await Database.ExecuteAsync("TRUNCATE probe");
        await InTransaction((c, t) => Of("2").BeginAsync(c, t, None));
        await Of("2").RunAsync(null, None);
        Assert.Equal(Expected().Order(StringComparer.Ordinal), await Lines());
        Assert.False(await Of("1").IsUnderWayAsync(None));
    }

    [Fact]
    public async Task Where_there_is_nothing_there_is_nothing_to_do()
    {
        await InTransaction((c, t) => Of().BeginAsync(c, t, None));
        Assert.Equal(new RebuildProgress(0, 0, 0), await Of().RunAsync(null, None));
    }

    [Fact]
    public async Task A_stream_longer_than_a_batch_is_one_batch()
    {
        await Append("long", 0, Closed([.. Enumerable.Range(1, 500)]));
        await Append("short", 0, Closed(1));
        await InTransaction((c, t) => Of().BeginAsync(c, t, None));
        await Of().RunAsync(null, None);
        Assert.Equal([$"{Tenant} long 500 125250", $"{Tenant} short 1 1"], await Lines());
    }
}
