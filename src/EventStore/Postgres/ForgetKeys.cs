using Npgsql;
using NpgsqlTypes;

namespace EventStore;

public sealed partial class PostgresEventStore
{
    private const int KeysAtOnce = 1_000;

    private static readonly TimeSpan s_shortestKeep = TimeSpan.FromDays(1);

    /// <summary>
    /// Forgets keys that were used longer ago than any retry takes; a commit under a forgotten key is a new one. In small
    /// transactions, so that nobody waits for it; several hosts may do it at once.
    /// </summary>
    /// <param name="keptFor">By the database's clock, from the moment of the commit, whatever its recorded time; at least a day.</param>
    /// <param name="exceptPrefix">Keys that begin so are kept for ever.</param>
    /// <returns>How many were forgotten.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than a day: a retry might come after it.</exception>
    public async Task<long> ForgetKeysAsync(TimeSpan keptFor, string? exceptPrefix, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keptFor, s_shortestKeep);
        for (long forgotten = 0; ;)
        {
            await using var forget = _source.CreateCommand(_sql["forget_keys"]);
            forget.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = keptFor });
            forget.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)exceptPrefix ?? DBNull.Value });
            forget.Parameters.Add(new NpgsqlParameter<int> { TypedValue = KeysAtOnce });
            var some = await forget.ExecuteNonQueryAsync(ct);
            forgotten += some;
            if (some < KeysAtOnce) return forgotten;
        }
    }
}
