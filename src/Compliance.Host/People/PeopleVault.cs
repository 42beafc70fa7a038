using System.Collections.Concurrent;
using Compliance.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.People;

/// <summary>
/// What people are shown as, on PostgreSQL, each under a key of his own (AES-256-GCM). Everything shown lately is remembered
/// for a minute; an erasure on this host is forgotten at once, one on another host within that minute.
/// </summary>
internal sealed class PeopleVault(NpgsqlDataSource source, MasterKey master, TimeProvider time) : IPeopleVault
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Tenant, string Id), (PersonalData? Data, long Since)> shown = new();

    /// <summary>Raised by every change, so that a read that began before it is not remembered after it.</summary>
    private long changes;

    public static SchemaPart Schema { get; } = SchemaPart.Embedded("vault", "People.Sql.schema");
    private static readonly string Read = Sql.Read("People.Sql.read"), Keys = Sql.Read("People.Sql.keys"), Write = Sql.Read("People.Sql.write"), EraseOne = Sql.Read("People.Sql.erase");

    public async ValueTask<IReadOnlyList<VaultedPerson>> Put(string tenant, IReadOnlyList<(string? Id, PersonalData Data)> people, CancellationToken ct)
    {
        if (people.Count == 0) return [];
        var ids = people.Select(p => p.Id ?? $"vaulted/{Guid.CreateVersion7(time.GetUtcNow())}").ToArray();
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Rows are locked in one order, so that two writers of the same people wait for instead of killing each other.
        var keys = await KeysAsync(connection, transaction, tenant, [.. ids.Distinct().Order(StringComparer.Ordinal)], ct);
        var rows = new Dictionary<string, SealedPerson>(StringComparer.Ordinal);
        var answer = new List<VaultedPerson>(people.Count);
        for (var i = 0; i < ids.Length; i++)
        {
            var (row, hash) = SealedPerson.Seal(master, tenant, ids[i], people[i].Data, keys.GetValueOrDefault(ids[i]));
            keys[ids[i]] = row.KeyCiphertext;
            rows[ids[i]] = row;
            answer.Add(new(ids[i], hash));
        }
        await WriteAsync(connection, transaction, tenant, rows, ct);
        await transaction.CommitAsync(ct);
        Changed(tenant, rows.Keys);
        return answer;
    }

    public async ValueTask<IReadOnlyDictionary<string, PersonalData>> Get(string tenant, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new Dictionary<string, PersonalData>(ids.Count, StringComparer.Ordinal);
        List<string>? missing = null;
        foreach (var id in ids)
        {
            if (shown.TryGetValue((tenant, id), out var kept) && time.GetElapsedTime(kept.Since) < Life)
            {
                if (kept.Data is { } data) found[id] = data;
            }
            else (missing ??= []).Add(id);
        }
        if (missing is null) return found;

        var (since, before) = (time.GetTimestamp(), Interlocked.Read(ref changes));
        await using var command = source.CreateCommand(Read);
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = missing.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
            {
                var id = reader.GetString(0);
                found[id] = new SealedPerson(reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4)).Open(master, tenant, id);
            }
        if (Interlocked.Read(ref changes) != before) return found;
        if (shown.Count + missing.Count > Most) shown.Clear();
        foreach (var id in missing) shown[(tenant, id)] = (found.GetValueOrDefault(id), since);
        return found;
    }

    /// <summary>
    /// Destroys the person's key, and the data with it. Events and proofs stand: they name an id and a hash whose salt is gone.
    /// Answers whether there was anything to erase.
    /// </summary>
    public async Task<bool> Erase(string tenant, string id, CancellationToken ct)
    {
        await using var command = source.CreateCommand(EraseOne);
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = id, NpgsqlDbType = NpgsqlDbType.Text });
        var erased = await command.ExecuteNonQueryAsync(ct) > 0;
        Changed(tenant, [id]);
        return erased;
    }

    private void Changed(string tenant, IEnumerable<string> ids)
    {
        Interlocked.Increment(ref changes);
        foreach (var id in ids) shown.TryRemove((tenant, id), out _);
    }

    private static async Task<Dictionary<string, byte[]>> KeysAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenant, string[] ids, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Keys, connection, transaction);
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct)) keys[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
        return keys;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenant, Dictionary<string, SealedPerson> rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Write, connection, transaction);
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text });
        var ordered = rows.OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        command.Parameters.Add(new() { Value = ordered.ConvertAll(r => r.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        foreach (var column in new Func<SealedPerson, byte[]>[] { r => r.KeyCiphertext, r => r.Nonce, r => r.DataCiphertext, r => r.Tag })
            command.Parameters.Add(new() { Value = ordered.ConvertAll(r => column(r.Value)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await command.ExecuteNonQueryAsync(ct);
    }
}
