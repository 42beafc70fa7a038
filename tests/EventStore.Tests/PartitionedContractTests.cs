using EventStore.Postgres;

namespace EventStore.Tests;

/// <summary>
/// The same promises on an mt_events that an administrator has cut into partitions. PostgreSQL wants the column it is cut by in
/// every unique index; where that is another than the tenant, no index refuses a version twice any more: the row of mt_streams
/// alone does, which every append locks.
/// </summary>
/// <param name="by">How, as PARTITION BY has it.</param>
/// <param name="key">The primary key.</param>
/// <param name="unique">What pk_mt_events_stream_and_version is over.</param>
/// <param name="parts">The partitions' bounds, beside a default one.</param>
public abstract class PartitionedContractTests(string by, string key, string unique, params string[] parts) : PostgresContractTests
{
    private protected override Task<Database> MakeAsync() => Database.CreateAsync(GetType().Name, async source =>
    {
        await PostgresSchema.ApplyAsync(source, new EventStoreOptions());
        await using var partition = source.CreateCommand($"""
            ALTER SEQUENCE mt_events_sequence OWNED BY NONE;
            ALTER TABLE mt_events RENAME TO unpartitioned;
            CREATE TABLE mt_events (LIKE unpartitioned INCLUDING DEFAULTS) PARTITION BY {by};
            DROP TABLE unpartitioned;
            ALTER TABLE mt_events ADD CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY ({key});
            ALTER TABLE mt_events ADD CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES mt_streams (tenant_id, id);
            CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON mt_events ({unique});
            ALTER SEQUENCE mt_events_sequence OWNED BY mt_events.seq_id;
            {string.Concat(parts.Select((bounds, n) => $"CREATE TABLE mt_events_{n} PARTITION OF mt_events FOR VALUES {bounds};"))}
            CREATE TABLE mt_events_others PARTITION OF mt_events DEFAULT;
            """);
        await partition.ExecuteNonQueryAsync();
        // A new version of the library comes to the tables as the administrator left them.
        await PostgresSchema.ApplyAsync(source, new EventStoreOptions());
    });
}

public sealed class PartitionedByTenant() : PartitionedContractTests("LIST (tenant_id)", "seq_id, tenant_id", "tenant_id, stream_id, version", "IN ('association')");

public sealed class PartitionedByNumber() : PartitionedContractTests("RANGE (seq_id)", "seq_id", "tenant_id, stream_id, version, seq_id",
    "FROM (MINVALUE) TO (3)", "FROM (3) TO (5)", "FROM (5) TO (40)");

public sealed class PartitionedByTime() : PartitionedContractTests("RANGE (timestamp)", "seq_id, timestamp", "tenant_id, stream_id, version, timestamp",
    "FROM (MINVALUE) TO ('2025-01-01')", "FROM ('2025-01-01') TO ('2026-01-01')");

public sealed class PartitionedByArchive() : PartitionedContractTests("LIST (is_archived)", "seq_id, is_archived", "tenant_id, stream_id, version, is_archived", "IN (true)");
