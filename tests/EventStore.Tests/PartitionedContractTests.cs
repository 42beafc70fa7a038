using EventStore.Postgres;
using Npgsql;

namespace EventStore.Tests;

/// <summary>The same promises on an mt_events that an administrator has partitioned by tenant.</summary>
public sealed class PartitionedContractTests : PostgresContractTests
{
    private const string Partition = """
        ALTER SEQUENCE mt_events_sequence OWNED BY NONE;
        ALTER TABLE mt_events RENAME TO unpartitioned;
        CREATE TABLE mt_events (LIKE unpartitioned INCLUDING DEFAULTS) PARTITION BY LIST (tenant_id);
        DROP TABLE unpartitioned;
        ALTER TABLE mt_events ADD CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id, tenant_id);
        ALTER TABLE mt_events ADD CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES mt_streams (tenant_id, id);
        CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON mt_events (tenant_id, stream_id, version);
        ALTER SEQUENCE mt_events_sequence OWNED BY mt_events.seq_id;
        CREATE TABLE mt_events_association PARTITION OF mt_events FOR VALUES IN ('association');
        CREATE TABLE mt_events_others PARTITION OF mt_events DEFAULT;
        """;

    private protected override Task<Database> MakeAsync() => Database.CreateAsync("partitioned", static async source =>
    {
        await PostgresSchema.ApplyAsync(source, new EventStoreOptions());
        await using var partition = source.CreateCommand(Partition);
        await partition.ExecuteNonQueryAsync();
    });
}
