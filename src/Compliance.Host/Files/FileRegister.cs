using Compliance.Host.Isolation;
using Npgsql;

namespace Compliance.Host.Files;

/// <summary>Who uploaded what: the rows beside the bytes.</summary>
internal sealed class FileRegister(NpgsqlDataSource source, TenantSources tenants, TimeProvider clock)
{
    public static readonly SchemaPart Schema = SchemaPart.Embedded("files", "Files.Sql.schema");
    private static readonly string AddSql = Sql.Read("Files.Sql.add_file"), FindSql = Sql.Read("Files.Sql.find_file");

    public async Task AddAsync(string tenant, StoredFile file, string person, string? branch, CancellationToken ct)
    {
        await using var command = source.CreateCommand(AddSql);
        foreach (var value in new object[] { tenant, file.Hash, person, file.Size, file.Type, (object?)branch ?? DBNull.Value, clock.GetUtcNow() })
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The type, and whether this person uploaded it himself; null when the association has no such file.</summary>
    public async Task<(string Type, bool Own)?> FindAsync(string tenant, string hash, string person, CancellationToken ct)
    {
        await using var command = tenants.Of(tenant).CreateCommand(FindSql);
        foreach (var value in new[] { tenant, hash, person })
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetString(0), reader.GetBoolean(1)) : null;
    }
}
