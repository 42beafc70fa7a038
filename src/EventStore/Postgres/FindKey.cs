using EventStore.Postgres;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    public async Task<CommitKey?> FindKeyAsync(string tenant, string key, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await KeyQuery.FindAsync(connection, _sql, tenant, key, ct);
    }
}
