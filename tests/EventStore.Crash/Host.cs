using EventStore.Projections;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Crash;

/// <summary>
/// The process that is killed: writers who say each commit that was answered, and a follower that copies every event.
/// Whatever goes wrong with the database is tried again under the same key, as a client would.
/// </summary>
internal sealed class Host(string name, string connectionString)
{
    private const string Tenant = "t";
    private const int Shared = 200;
    private readonly Lock _saying = new();

    public async Task RunAsync(int writers)
    {
        using var stop = new CancellationTokenSource();
        await using var source = NpgsqlDataSource.Create(PostgresEventStore.Tuned(connectionString));
        await using var store = new PostgresEventStore(source, new EventStoreOptions { EventTypes = Moved.Types() }, [new Balances()]);
        var following = new Follower(source, store, "Copy:All", CopyAsync).RunAsync(stop.Token);
        var writing = Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(store, writer, stop.Token))).ToList();
        // Who started this process closes its input, or dies.
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await Task.WhenAll([following, .. writing]);
    }

    private async Task WriteAsync(PostgresEventStore store, int writer, CancellationToken ct)
    {
        var random = new Random(HashCode.Combine(name, writer));
        for (var n = 0; !ct.IsCancellationRequested; n++)
        {
            var op = $"{name}-{writer}-{n}";
            while (!await TryAsync(store, op, random)) { }
            lock (_saying) Console.WriteLine(op);
        }
    }

    /// <returns>Whether the operation is known to be written.</returns>
    private static async Task<bool> TryAsync(PostgresEventStore store, string op, Random random)
    {
        try
        {
            await store.CommitAsync(await DecideAsync(store, op, random), CancellationToken.None);
            return true;
        }
        catch (DuplicateKeyException)
        {
            return true;
        }
        catch (ConflictException)
        {
            return false;
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or CommitOutcomeUnknownException)
        {
            await Task.Delay(50);
            return false;
        }
    }

    private static async Task<Commit> DecideAsync(PostgresEventStore store, string op, Random random)
    {
        var dice = random.Next(10);
        if (dice < 3)
            return Commit(op, new StreamAppend($"solo/{op}", "solo", StreamAppend.New, [.. Enumerable.Range(0, 3).Select(i => Event(op, i, 3, random))]));
        var first = random.Next(Shared);
        var second = (first + 1 + random.Next(Shared - 1)) % Shared;
        var versions = (await store.ReadStreamsAsync(Tenant, dice < 8 ? [$"shared/{first}"] : [$"shared/{first}", $"shared/{second}"], CancellationToken.None)).ToList();
        return Commit(op, [.. versions.Select((stream, i) => new StreamAppend(stream.Key, "shared", stream.Value.Count, [Event(op, i, versions.Count, random)]))]);
    }

    private static Commit Commit(string op, params IReadOnlyList<StreamAppend> streams) => new(Tenant, streams, Metadata.None) { Key = op };

    private static NewEvent Event(string op, int index, int of, Random random) => new(new Moved(op, index, of, random.Next(-50, 51)));

    private static async Task CopyAsync(IReadOnlyList<StoredEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var copy = new NpgsqlCommand("INSERT INTO copies (seq_id) SELECT unnest($1)", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<long[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, TypedValue = [.. events.Select(e => e.Sequence)] } },
        };
        await copy.ExecuteNonQueryAsync(ct);
    }
}
