using Npgsql;
using NpgsqlTypes;

namespace EventStore.Crash;

/// <summary>Looks at everything that was promised; the first thing that does not hold is thrown.</summary>
internal sealed class Verdict(NpgsqlDataSource source)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);

    /// <param name="newly">Acknowledged since the last look.</param>
    /// <param name="whole">Everything ever acknowledged is looked for once more.</param>
    public async Task<(int Operations, long Events)> CheckAsync(List<string> newly, bool whole = false)
    {
        foreach (var op in newly)
            if (!_acknowledged.Add(op)) throw new InvalidOperationException($"{op} was acknowledged twice.");
        // Who was killed a moment ago may take the connection of this look along; then it looks again.
        for (var until = DateTime.UtcNow + s_patience; ;)
            try
            {
                return (_acknowledged.Count, await LookAsync(whole ? [.. _acknowledged] : newly));
            }
            catch (Exception e) when (e is NpgsqlException or IOException && DateTime.UtcNow < until)
            {
                await Task.Delay(50);
            }
    }

    private async Task<long> LookAsync(List<string> acknowledged)
    {
        await using var connection = await ConnectAsync();
        await MustBeEmptyAsync(connection, "lost", "acknowledged and not there", acknowledged);
        foreach (var (check, what) in ((string, string)[])[
            ("torn", "operations with too few or too many events"), ("gaps", "streams whose versions are not dense from one, or not as mt_streams says"),
            ("unlike_replay", "balances that are not what their events add up to"), ("without_key", "operations whose key and events do not stand together")])
            await MustBeEmptyAsync(connection, check, what, null);
        await FollowedAsync(connection);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM mt_events", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task MustBeEmptyAsync(NpgsqlConnection connection, string check, string what, List<string>? ops)
    {
        await using var command = new NpgsqlCommand(Sql.Read(check), connection) { CommandTimeout = 120 };
        if (ops is not null) command.Parameters.Add(new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar, TypedValue = [.. ops] });
        var found = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        if (found.Count > 0) throw new InvalidOperationException($"{what}: {found.Count}, among them {string.Join(", ", found.Take(5))}");
    }

    /// <summary>Everything that is there now is copied before long, and nothing twice.</summary>
    private static async Task FollowedAsync(NpgsqlConnection connection)
    {
        await using var head = new NpgsqlCommand("SELECT coalesce(max(seq_id), 0) FROM mt_events", connection);
        var upTo = (long)(await head.ExecuteScalarAsync())!;
        for (var until = DateTime.UtcNow + s_patience; ;)
        {
            await using var position = new NpgsqlCommand("SELECT last_seq_id FROM mt_event_progression WHERE name = 'Copy:All'", connection);
            if (await position.ExecuteScalarAsync() is long at && at >= upTo) break;
            if (DateTime.UtcNow > until) throw new InvalidOperationException($"The follower has not come to {upTo} in {s_patience.TotalSeconds} s.");
            await Task.Delay(20);
        }
        await MustBeEmptyAsync(connection, "miscopied", "events not copied once", null);
    }

    /// <summary>The server may be recovering; it is waited for.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        for (var until = DateTime.UtcNow + s_patience; ;)
            try
            {
                var connection = await source.OpenConnectionAsync();
                await using var probe = new NpgsqlCommand("SELECT 1", connection);
                await probe.ExecuteScalarAsync();
                return connection;
            }
            catch (NpgsqlException) when (DateTime.UtcNow < until)
            {
                NpgsqlConnection.ClearAllPools();
                await Task.Delay(50);
            }
    }
}
