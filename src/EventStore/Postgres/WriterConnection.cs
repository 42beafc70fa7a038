using Npgsql;

namespace EventStore.Postgres;

/// <summary>
/// The connection of one writing loop. It stays open, its statements prepared and nothing to reset between groups, and is
/// made anew when it is lost.
/// </summary>
internal sealed class WriterConnection(NpgsqlDataSource source) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    public bool IsOpen => _connection is { FullState: System.Data.ConnectionState.Open };

    public async ValueTask<NpgsqlConnection> GetAsync()
    {
        if (IsOpen) return _connection!;
        await DisposeAsync();
        return _connection = await source.OpenConnectionAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
    }
}
