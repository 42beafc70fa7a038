using Compliance.Audit;
using Compliance.Host.Commands;
using EventStore;
using Npgsql;
using NpgsqlTypes;

namespace Compliance.Host.People;

/// <summary>Somebody as a command names him: the id and the hash that events keep, and the sealed row.</summary>
internal sealed record NamedPerson(string Id, string Hash, SealedPerson Row);

/// <summary>
/// Writes the vault in the transaction of the events: people are kept with what names them or not at all, and erased with the
/// event that says so.
/// </summary>
internal sealed class VaultWriter : IInlineProjection
{
    private static readonly string WriteText = Sql.Read("People.Sql.write"), EraseText = Sql.Read("People.Sql.erase"), CloseText = Sql.Read("People.Sql.close_account");

    public void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch)
    {
        List<(string Tenant, NamedPerson Person)>? people = null;
        foreach (var pending in group)
            if (pending.Commit.Attachment is Beside { People.Count: > 0 } beside)
                foreach (var person in beside.People) (people ??= []).Add((pending.Commit.Tenant, person));
        if (people is not null) Add(batch, people);
        foreach (var pending in group)
            foreach (var erased in pending.Commit.Streams.SelectMany(s => s.Events).Select(e => e.Data).OfType<PersonErased>()) Erase(batch, pending.Commit.Tenant, erased.Person);
    }

    /// <summary>Of two entries of one person the later one stands. Rows are taken in one order by all.</summary>
    internal static void Add(NpgsqlBatch batch, IEnumerable<(string Tenant, NamedPerson Person)> people)
    {
        var rows = people.GroupBy(p => (p.Tenant, p.Person.Id)).Select(g => (g.Key.Tenant, g.Last().Person))
            .OrderBy(p => p.Tenant, StringComparer.Ordinal).ThenBy(p => p.Person.Id, StringComparer.Ordinal).ToList();
        batch.BatchCommands.Add(new(WriteText)
        {
            Parameters =
            {
                Texts(rows.Select(r => r.Tenant)), Texts(rows.Select(r => r.Person.Id)), Bytes(rows.Select(r => r.Person.Row.KeyCiphertext)),
                Bytes(rows.Select(r => r.Person.Row.Nonce)), Bytes(rows.Select(r => r.Person.Row.DataCiphertext)), Bytes(rows.Select(r => r.Person.Row.Tag)),
            },
        });
    }

    /// <summary>The key is destroyed, and the data with it; whoever had an account has none.</summary>
    internal static void Erase(NpgsqlBatch batch, string tenant, string person)
    {
        foreach (var text in new[] { EraseText, CloseText })
            batch.BatchCommands.Add(new(text) { Parameters = { new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = person, NpgsqlDbType = NpgsqlDbType.Text } } });
    }

    private static NpgsqlParameter Texts(IEnumerable<string> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private static NpgsqlParameter Bytes(IEnumerable<byte[]> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
}
