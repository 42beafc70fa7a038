using EventStore.Postgres;
using Npgsql;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string tenant, string stream, StreamRange range, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(range);
        return _reads.ReadAsync(connection => ReadStreamAsync(connection, tenant, stream, range, ct), ct);
    }

    /// <summary>The same on connections of the caller's choice, such as those of a role that row-level security binds to the tenant.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(NpgsqlDataSource readers, string tenant, string stream, StreamRange range, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(readers);
        ArgumentNullException.ThrowIfNull(range);
        await using var connection = await readers.OpenConnectionAsync(ct);
        return await ReadStreamAsync(connection, tenant, stream, range, ct);
    }

    private async Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(NpgsqlConnection connection, string tenant, string stream, StreamRange range, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(_sql["read_stream"], connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = tenant },
                new NpgsqlParameter<string> { TypedValue = stream },
                new NpgsqlParameter<long> { TypedValue = range.FromVersion },
                new NpgsqlParameter<long> { TypedValue = range.ToVersion },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = range.AsOf?.ToUniversalTime() ?? DateTimeOffset.MaxValue },
            },
        };
        var events = new List<StoredEvent>();
        var next = Math.Max(1, range.FromVersion);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = EventRows.Of(reader, tenant, stream);
            // Two hosts' clocks may disagree; as of a moment a stream still ends where the first later event stands.
            if (row.Version != next) break;
            next++;
            events.Add(_codec.Decode(row));
        }
        return events;
    }

    public Task<IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>>> ReadStreamsAsync(string tenant, IReadOnlyList<string> streams, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(streams);
        return _reads.ReadAsync(connection => ReadStreamsAsync(connection, tenant, streams, ct), ct);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredEvent>>> ReadStreamsAsync(NpgsqlConnection connection, string tenant, IReadOnlyList<string> streams, CancellationToken ct)
    {
        var found = new Dictionary<string, IReadOnlyList<StoredEvent>>(StringComparer.Ordinal);
        foreach (var stream in streams) found[stream] = new List<StoredEvent>();
        if (found.Count == 0) return found;

        await using var command = new NpgsqlCommand(_sql["read_streams"], connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenant }, new NpgsqlParameter<string[]> { TypedValue = [.. found.Keys] } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = EventRows.OfTenant(reader, tenant);
            ((List<StoredEvent>)found[row.Stream]).Add(_codec.Decode(row));
        }
        return found;
    }
}
