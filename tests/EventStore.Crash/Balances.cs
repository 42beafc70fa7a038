using Npgsql;
using NpgsqlTypes;

namespace EventStore.Crash;

/// <summary>The inline view: version and balance of every stream.</summary>
internal sealed class Balances : IInlineProjection
{
    private static readonly string s_write = Sql.Read("write_balances");

    public void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch)
    {
        var rows = group.SelectMany(p => p.Events).GroupBy(e => e.Stream).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => (Stream: s.Key, Version: s.Max(e => e.Version), Amount: s.Sum(e => (long)((Moved)e.Data).Amount))).ToList();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(s_write)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = [.. rows.Select(r => r.Stream)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Version)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Amount)] },
            },
        });
    }
}

internal static class Sql
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Sql).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no statement '{name}'."));
        return reader.ReadToEnd();
    }
}
