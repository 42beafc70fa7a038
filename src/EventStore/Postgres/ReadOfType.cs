using System.Runtime.CompilerServices;
using EventStore.Postgres;
using Npgsql;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    /// <summary>
    /// Every event of every stream of a type, stream by stream in the order of its versions, over all tenants: what a view is
    /// rebuilt from. Streamed; one snapshot of the database, so what commits meanwhile is not in it.
    /// </summary>
    /// <param name="streamType">As given in <see cref="StreamAppend.StreamType"/>.</param>
    public async IAsyncEnumerable<StoredEvent> ReadOfTypeAsync(string streamType, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(_sql["read_of_type"], connection)
        {
            CommandTimeout = 0,
            Parameters = { new NpgsqlParameter<string> { TypedValue = streamType } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return _codec.Decode(EventRows.OfAnywhere(reader));
    }
}
