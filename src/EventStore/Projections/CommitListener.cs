using Npgsql;

namespace EventStore.Projections;

/// <summary>
/// Hears of the commits of every host, by LISTEN on <see cref="EventStoreOptions.NotifyChannel"/>. A word to wake by, never the
/// source of truth: words may be lost with a connection, so whoever waits also looks of himself now and then.
/// </summary>
public sealed class CommitListener(NpgsqlDataSource source, string channel)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Something was committed; also raised after every reconnection, since something may have been missed.</summary>
    public event Action? Heard;

    /// <summary>Listens until cancelled, on a connection of its own that is made anew when it is lost.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(ct);
                connection.Notification += (_, _) => Heard?.Invoke();
                await using (var listen = new NpgsqlCommand($"LISTEN {Postgres.SqlTexts.Quoted(channel)}", connection))
                    await listen.ExecuteNonQueryAsync(ct);
                Heard?.Invoke();
                try
                {
                    while (true) await connection.WaitAsync(ct);
                }
                finally
                {
                    // The connection goes back to a pool that may not reset it.
                    if (connection.FullState.HasFlag(System.Data.ConnectionState.Open))
                    {
                        await using var unlisten = new NpgsqlCommand("UNLISTEN *", connection);
                        await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
                    }
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                try { await Task.Delay(s_pause, ct); }
                catch (OperationCanceledException) { return; }
            }
        }
    }
}
