using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Compliance.Host;

/// <summary>
/// DDL that one part of the house needs: idempotent (it is run again whenever its text changes), applied in the order of
/// registration. <c>schema print --database</c> prints it.
/// </summary>
internal sealed record SchemaPart(string Name, string Ddl)
{
    /// <summary>The text of an embedded .sql file, by its path in this project with dots for slashes.</summary>
    public static SchemaPart Embedded(string name, string file) => new(name, Sql.Read(file));
}

/// <summary>Statements live in .sql files, embedded, one a file.</summary>
internal static class Sql
{
    public static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Compliance.Host.{file}.sql")
            ?? throw new InvalidOperationException($"{file}.sql is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Brings a database to the schema of this build; costs one query when it is there already.</summary>
internal static class Schema
{
    private const long Lock = 0x434F4D50; // "COMP": two hosts that start at once take turns

    public static async Task ApplyAsync(NpgsqlDataSource source, IEnumerable<SchemaPart> parts, ILogger log, CancellationToken ct)
    {
        var wanted = parts.Select(p => (Part: p, Hash: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(p.Ddl))))).ToList();
        var applied = await AppliedAsync(source, ct);
        if (wanted.All(w => applied.GetValueOrDefault(w.Part.Name) == w.Hash))
            return;

        // The lock belongs to the session, so it must not go back into the pool with it.
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            await ExecuteAsync(connection, Sql.Read("Schema.parts"), ct);
            applied = await AppliedAsync(source, ct);
            foreach (var (part, hash) in wanted.Where(w => applied.GetValueOrDefault(w.Part.Name) != w.Hash))
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await ExecuteAsync(connection, part.Ddl, ct);
                await using var note = new NpgsqlCommand("insert into register.schema_parts (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, applied_at = now()", connection)
                {
                    Parameters = { new() { Value = part.Name }, new() { Value = hash } },
                };
                await note.ExecuteNonQueryAsync(ct);
                await transaction.CommitAsync(ct);
                log.LogInformation("Schema {Part} applied", part.Name);
            }
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await using var command = source.CreateCommand("select name, hash from register.schema_parts");
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                applied[reader.GetString(0)] = reader.GetString(1);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // An empty database.
        }
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
