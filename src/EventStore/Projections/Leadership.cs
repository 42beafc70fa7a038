using EventStore.Postgres;
using Npgsql;

namespace EventStore.Projections;

/// <summary>
/// The lead of a follower, held by an advisory lock of one connection, on which the leader also does all its work: whoever
/// has lost the lock cannot commit any more. The lock goes with the connection, so a killed leader is followed by the next
/// one that asks.
/// </summary>
internal sealed class Leadership : IAsyncDisposable
{
    private readonly SqlTexts _sql;
    private readonly string _name;

    private Leadership(NpgsqlConnection connection, SqlTexts sql, string name) => (Connection, _sql, _name) = (connection, sql, name);

    public NpgsqlConnection Connection { get; }

    public bool IsHeld => Connection.FullState == System.Data.ConnectionState.Open;

    /// <returns>Null while another leads.</returns>
    public static async Task<Leadership?> TryTakeAsync(NpgsqlDataSource source, SqlTexts sql, string name, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            await using var take = new NpgsqlCommand(sql["lead_take"], connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } };
            if (await take.ExecuteScalarAsync(ct) is true) return new(connection, sql, name);
        }
        catch
        {
            // The lock may have been granted a moment before the cancellation came.
            await new Leadership(connection, sql, name).DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Lets the next one lead. When the connection is gone, so is the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsHeld)
            {
                await using var leave = new NpgsqlCommand(_sql["lead_leave"], Connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = _name } } };
                await leave.ExecuteNonQueryAsync();
            }
        }
        catch (NpgsqlException)
        {
            // It broke just now.
        }
        await Connection.DisposeAsync();
    }
}
