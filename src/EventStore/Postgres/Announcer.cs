using Npgsql;

namespace EventStore.Postgres;

/// <summary>
/// Tells other hosts that something was committed. Not in the append's own transaction: NOTIFY takes a lock over the whole
/// server that is held until the commit is on the disk, so no two groups could be flushed together. A word that is lost
/// with this process is made good by the hearers' own looking.
/// </summary>
internal sealed class Announcer : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly NpgsqlDataSource _source;
    private readonly string _text;
    private readonly string _channel;
    private readonly SemaphoreSlim _something = new(0, 1);
    private readonly Task _loop;
    private volatile bool _disposed;

    public Announcer(NpgsqlDataSource source, SqlTexts sql, string channel)
    {
        (_source, _text, _channel) = (source, sql["announce"], channel);
        _loop = Task.Run(LoopAsync);
    }

    public void Tell()
    {
        try { _something.Release(); }
        catch (SemaphoreFullException) { /* one word will do for all */ }
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        Tell();
        await _loop;
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            await _something.WaitAsync();
            try
            {
                await using var command = _source.CreateCommand(_text);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _channel });
                await command.ExecuteNonQueryAsync();
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                // Whoever waits for the word looks of himself before long.
            }
            if (_disposed) return;
            await Task.Delay(s_pause);
        }
    }
}
