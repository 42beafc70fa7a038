using Npgsql;

namespace EventStore.Postgres;

internal static class KeyQuery
{
    public static async Task<CommitKey?> FindAsync(NpgsqlConnection connection, SqlTexts sql, string tenant, string key, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql["find_key"], connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenant }, new NpgsqlParameter<string> { TypedValue = key } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return new CommitKey(tenant, key, reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetString(1), reader.GetInt64(2),
            reader.GetFieldValue<DateTimeOffset>(3));
    }
}
