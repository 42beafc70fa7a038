using Npgsql;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    public async Task ArchiveAsync(string tenant, string stream, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in (ReadOnlySpan<string>)["archive_stream", "archive_events"])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(_sql[statement])
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = tenant }, new NpgsqlParameter<string> { TypedValue = stream } },
            });
        await batch.ExecuteNonQueryAsync(ct);
    }
}
