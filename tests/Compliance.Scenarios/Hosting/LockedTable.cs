using Npgsql;
using Xunit;

namespace Compliance.Scenarios.Hosting;

/// <summary>A table that nobody else can read for a while, so that the host's statements upon it stand still inside PostgreSQL and can be counted there.</summary>
internal sealed class LockedTable : IAsyncDisposable
{
    private readonly NpgsqlConnection holder;
    private readonly NpgsqlConnection watcher;
    private readonly string table;

    private LockedTable(NpgsqlConnection holder, NpgsqlConnection watcher, string table) => (this.holder, this.watcher, this.table) = (holder, watcher, table);

    public static async Task<LockedTable> OfAsync(string connectionString, string table)
    {
        var (holder, watcher) = (new NpgsqlConnection(connectionString), new NpgsqlConnection(connectionString));
        await holder.OpenAsync();
        await watcher.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; lock table {table} in access exclusive mode", holder);
        await command.ExecuteNonQueryAsync();
        return new(holder, watcher, table);
    }

    /// <summary>Waits until so many statements wait for the table; the lock stays, so that none of them can have ended by itself.</summary>
    public async Task WaitForAsync(int statements, double seconds = 20)
    {
        for (var until = DateTime.UtcNow.AddSeconds(seconds); ;)
        {
            await using var count = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and wait_event_type = 'Lock' and position($1 in query) > 0 and pid <> pg_backend_pid()", watcher) { Parameters = { new() { Value = table } } };
            var found = (long)(await count.ExecuteScalarAsync())!;
            if (found == statements) return;
            Assert.True(DateTime.UtcNow < until, $"{found} statements wait for {table} inside the database, not {statements}.");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await holder.DisposeAsync();
        await watcher.DisposeAsync();
    }
}
