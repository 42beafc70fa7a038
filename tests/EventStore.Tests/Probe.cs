using EventStore.Contract;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Tests;

/// <summary>Writes a line for every event. On the contract's attachment it throws, on <see cref="RefuseInSql"/> its command fails.</summary>
internal sealed class Probe : IInlineProjection
{
    public const string RefuseInSql = "refuse in sql";

    public void Write(IReadOnlyList<PendingCommit> group, NpgsqlBatch batch)
    {
        foreach (var pending in group)
            if (pending.Commit.Attachment is StoreUnderTest.Refuse) throw new InvalidOperationException("The projection will not have it.");
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO probe (line) SELECT line FROM unnest($1) AS line")
        {
            Parameters =
            {
                new NpgsqlParameter<string?[]>
                {
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                    TypedValue = [.. group.SelectMany(p => p.Events.Select(e => p.Commit.Attachment is RefuseInSql ? null : $"{e.Stream}@{e.Version}"))],
                },
            },
        });
    }
}
