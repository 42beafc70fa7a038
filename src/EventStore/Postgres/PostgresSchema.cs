using Npgsql;

namespace EventStore.Postgres;

/// <summary>The tables and the function the store needs.</summary>
public static class PostgresSchema
{
    /// <summary>Any number; that all hosts use the same one is what matters.</summary>
    private const long AdvisoryLock = 0x45_76_53_74_6f_72_65;

    /// <summary>The statements as a database administrator wants to read them. Running them again changes nothing.</summary>
    public static string Ddl(EventStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sql = new SqlTexts(options);
        return sql["schema_tables"] + "\n\n" + sql["schema_append_group"] + "\n";
    }

    /// <summary>Makes what is missing, in one transaction; hosts that start together take turns.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource source, EventStoreOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(
            $"SET LOCAL client_min_messages = warning; SELECT pg_advisory_xact_lock({AdvisoryLock}); {Ddl(options)}", connection, transaction);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
