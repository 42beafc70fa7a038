using System.Runtime.CompilerServices;
using EventStore.Postgres;
using Npgsql;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    /// <summary>
    /// The events of some types in the order of their sequence, streamed: the memory used does not grow with their number.
    /// For rebuilding a view; read up to <see cref="HighWaterAsync"/>, so that nothing below can still appear.
    /// </summary>
    /// <param name="types">Null: all. Events of old names are among them when their upcaster answers one of these types.</param>
    public async IAsyncEnumerable<StoredEvent> ReadTypesAsync(IReadOnlyCollection<Type>? types, long afterSequence, long upToSequence, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(_sql[types is null ? "read_all" : "read_types"], connection)
        {
            CommandTimeout = 0,
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = afterSequence },
                new NpgsqlParameter<long> { TypedValue = upToSequence },
            },
        };
        if (types is null) command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = long.MaxValue });
        else command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. types.Select(_options.EventTypes.NameOf), .. _options.EventTypes.UpcastNames] });

        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var stored = _codec.Decode(EventRows.OfAnywhere(reader));
            if (types is null || types.Contains(stored.Data.GetType())) yield return stored;
        }
    }
}
