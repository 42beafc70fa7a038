using EventStore.Postgres;
using Npgsql;

namespace EventStore.Projections;

/// <summary>The followers of a database as an operator sees them, from any host: how each stands, and what to do about one that has stopped.</summary>
/// <param name="tables">The store's own options: where its tables are.</param>
public sealed class Followers(NpgsqlDataSource source, EventStoreOptions tables)
{
    private readonly SqlTexts _sql = new(tables);

    /// <summary>Every follower that has run on this database, by name.</summary>
    public async Task<IReadOnlyList<FollowerState>> StatesAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(_sql["followers"]);
        var states = new List<FollowerState>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            states.Add(new(reader.GetString(0), reader.GetString(1) == Follower.Stopped ? FollowerStanding.Stopped : FollowerStanding.Running,
                reader.GetInt64(2), Text(reader, 3), reader.GetFieldValue<DateTimeOffset>(4), reader.GetInt64(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                reader.IsDBNull(7) ? null : new(reader.GetInt64(7), Text(reader, 9), Text(reader, 10), reader.IsDBNull(11) ? null : reader.GetInt64(11), Text(reader, 12), Text(reader, 8))));
        return states;
    }

    /// <summary>What a follower was told to pass over, in the order of the events.</summary>
    public async Task<IReadOnlyList<SkippedEvent>> SkippedAsync(string name, CancellationToken ct)
    {
        await using var command = Command("skips", name);
        var skipped = new List<SkippedEvent>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) skipped.Add(new(reader.GetInt64(0), reader.GetString(1), Text(reader, 2), reader.GetFieldValue<DateTimeOffset>(3)));
        return skipped;
    }

    /// <summary>
    /// Passes over the event that a follower has stopped at, for good and in every host; it goes on within its
    /// <see cref="FollowerOptions.PollEvery"/>. Who, why and when stay recorded in the table follower_skips of our own schema.
    /// </summary>
    /// <returns>False, and nothing is skipped, when it has not stopped at that event.</returns>
    public async Task<bool> SkipAsync(string name, long sequence, string reason, string? by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var skip = Command("skip_add", name);
        skip.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        skip.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reason });
        skip.Parameters.Add(Follower.Text(by));
        return await skip.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Lets a stopped follower try the event again, when what it stopped for has been mended.</summary>
    /// <returns>False when it has not stopped.</returns>
    public async Task<bool> ResumeAsync(string name, CancellationToken ct)
    {
        await using var resume = Command("follower_resume", name);
        return await resume.ExecuteNonQueryAsync(ct) > 0;
    }

    private NpgsqlCommand Command(string statement, string name)
    {
        var command = source.CreateCommand(_sql[statement]);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return command;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
