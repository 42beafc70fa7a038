using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventStore.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Projections;

/// <summary>
/// Loads the state of a stream from a kept copy and the events since, in one round trip, so that a stream of a hundred
/// thousand events loads like one of ten.
/// </summary>
/// <remarks>
/// Snapshots are disposable: dropping them all loses nothing. Keep the state's name and change it with the state's shape or
/// with what its fold does; a snapshot of another name is as good as none, and the next load makes a new one.
/// </remarks>
/// <typeparam name="T">A state that survives its own JSON.</typeparam>
/// <param name="name">The state's name and the version of its shape, as in <c>budget-3</c>.</param>
/// <param name="seed">The state of a stream without events.</param>
/// <param name="evolve">Pure: the state after one event more.</param>
/// <param name="every">A load that had to fold this many events keeps what it got.</param>
/// <param name="json">How the state is written; null: as the store writes its events.</param>
/// <param name="readers">Where a tenant's streams are loaded, such as connections that row-level security binds to it; null: from <paramref name="source"/>.</param>
public sealed class Snapshots<T>(NpgsqlDataSource source, PostgresEventStore store, string name, Func<T> seed, Func<T, StoredEvent, T> evolve, int every = 100, JsonTypeInfo<T>? json = null, Func<string, NpgsqlDataSource>? readers = null)
{
    private readonly JsonTypeInfo<T> _info = json ?? (JsonTypeInfo<T>)store.Json.GetTypeInfo(typeof(T));

    /// <param name="toVersion">As the stream was at an earlier version.</param>
    /// <returns>The state and the version to expect; seed and 0 when there is no such stream.</returns>
    public async Task<(T State, long Version)> LoadAsync(string tenant, string stream, CancellationToken ct, long toVersion = long.MaxValue)
    {
        (T State, long Version, int Folded) loaded;
        await using (var connection = await (readers?.Invoke(tenant) ?? source).OpenConnectionAsync(ct))
            loaded = await LoadAsync(connection, tenant, stream, toVersion, ct);
        if (loaded.Folded >= every) await KeepAsync(tenant, stream, loaded.Version, loaded.State, ct);
        return (loaded.State, loaded.Version);
    }

    /// <summary>Keeps a state that the caller has in hand, for whoever loads the stream next. An older one than is kept changes nothing.</summary>
    public async Task KeepAsync(string tenant, string stream, long version, T state, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var keep = new NpgsqlCommand(store.Sql["snapshot_keep"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = tenant },
                new NpgsqlParameter<string> { TypedValue = stream },
                new NpgsqlParameter<string> { TypedValue = name },
                new NpgsqlParameter<long> { TypedValue = version },
                new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Jsonb, TypedValue = JsonSerializer.SerializeToUtf8Bytes(state, _info) },
            },
        };
        await keep.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Drops what programs of other names have kept and not renewed for so long.</summary>
    /// <param name="ours">The names that are still in use.</param>
    public static async Task ForgetOthersAsync(NpgsqlDataSource source, PostgresEventStore store, IReadOnlyCollection<string> ours, TimeSpan olderThan, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(store);
        await using var forget = source.CreateCommand(store.Sql["snapshots_forget"]);
        forget.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ours] });
        forget.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = olderThan });
        await forget.ExecuteNonQueryAsync(ct);
    }

    private async Task<(T State, long Version, int Folded)> LoadAsync(NpgsqlConnection connection, string tenant, string stream, long toVersion, CancellationToken ct)
    {
        await using var load = new NpgsqlCommand(store.Sql["snapshot_load"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = tenant },
                new NpgsqlParameter<string> { TypedValue = stream },
                new NpgsqlParameter<string> { TypedValue = name },
                new NpgsqlParameter<long> { TypedValue = toVersion },
            },
        };
        await using var reader = await load.ExecuteReaderAsync(ct);
        var (state, version, folded) = (seed(), 0L, 0);
        while (await reader.ReadAsync(ct))
        {
            version = reader.GetInt64(2);
            if (reader.IsDBNull(3)) state = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(4), _info)!;
            else (state, folded) = (evolve(state, store.Codec.Decode(EventRows.Of(reader, tenant, stream))), folded + 1);
        }
        return (state, version, folded);
    }
}
