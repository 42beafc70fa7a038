using System.Collections.Concurrent;
using Compliance.Host.Isolation;
using Compliance.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.People;

/// <summary>
/// What people are shown as, on PostgreSQL, each under a key of his own (AES-256-GCM). Everything shown lately is remembered
/// for a minute; an erasure on this host is forgotten at once, one on another host within that minute.
/// </summary>
internal sealed class PeopleVault(NpgsqlDataSource source, MasterKey master, TimeProvider time, TenantSources? tenants = null) : IPeopleVault
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Tenant, string Id), (PersonalData? Data, long Since)> shown = new();

    /// <summary>Raised by every change, so that a read that began before it is not remembered after it.</summary>
    private long changes;

    public static SchemaPart Schema { get; } = SchemaPart.Embedded("vault", "People.Sql.schema");
    private static readonly string Read = Sql.Read("People.Sql.read"), Keys = Sql.Read("People.Sql.keys");

    /// <summary>
    /// Encrypts people under keys of their own, new ones under new keys. They are stored by <see cref="VaultWriter"/>, in the
    /// transaction of the events that name them.
    /// </summary>
    public async ValueTask<IReadOnlyList<NamedPerson>> Seal(string tenant, IReadOnlyList<(string? Id, PersonalData Data)> people, CancellationToken ct)
    {
        var known = people.Select(p => p.Id).OfType<string>().Distinct().ToArray();
        var keys = known.Length == 0 ? [] : await KeysAsync(tenant, known, ct);
        var answer = new List<NamedPerson>(people.Count);
        foreach (var (given, data) in people)
        {
            var id = given ?? $"vaulted/{Guid.CreateVersion7(time.GetUtcNow())}";
            var (row, hash) = SealedPerson.Seal(master, tenant, id, data, keys.GetValueOrDefault(id));
            keys[id] = row.KeyCiphertext;
            answer.Add(new(id, hash, row));
        }
        return answer;
    }

    public async ValueTask<IReadOnlyDictionary<string, PersonalData>> Get(string tenant, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var found = new Dictionary<string, PersonalData>(ids.Count, StringComparer.Ordinal);
        List<string>? missing = null;
        foreach (var id in ids)
        {
            if (SealedIdentity.Is(id)) continue;
            if (shown.TryGetValue((tenant, id), out var kept) && time.GetElapsedTime(kept.Since) < Life)
            {
                if (kept.Data is { } data) found[id] = data;
            }
            else (missing ??= []).Add(id);
        }
        if (missing is null) return found;

        var (since, before) = (time.GetTimestamp(), Interlocked.Read(ref changes));
        await OpenAsync(tenant, [.. missing], found, ct);
        if (Interlocked.Read(ref changes) != before) return found;
        if (shown.Count + missing.Count > Most) shown.Clear();
        foreach (var id in missing) shown[(tenant, id)] = (found.GetValueOrDefault(id), since);
        return found;
    }

    public async ValueTask<PersonalData?> Unseal(string tenant, string id, CancellationToken ct)
    {
        var found = new Dictionary<string, PersonalData>(StringComparer.Ordinal);
        await OpenAsync(tenant, [id], found, ct);
        return found.GetValueOrDefault(id);
    }

    private async Task OpenAsync(string tenant, string[] ids, Dictionary<string, PersonalData> into, CancellationToken ct)
    {
        await using var command = (tenants?.Of(tenant) ?? source).CreateCommand(Read);
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetString(0);
            into[id] = new SealedPerson(reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4)).Open(master, tenant, id);
        }
    }

    /// <summary>What was stored of them is read anew.</summary>
    public void Changed(string tenant, IEnumerable<string> ids)
    {
        Interlocked.Increment(ref changes);
        foreach (var id in ids) shown.TryRemove((tenant, id), out _);
    }

    private async Task<Dictionary<string, byte[]>> KeysAsync(string tenant, string[] ids, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Keys);
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct)) keys[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
        return keys;
    }
}
