using System.Collections.Concurrent;
using Npgsql;

namespace EmbeddedPostgres;

/// <summary>
/// A throw-away cluster for a test process: a database a test class, copied from a template that is built once.
/// It is removed when the process ends; what a killed process left is removed by the next one.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<TestCluster>> Shared = new(() => StartAsync());
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim creating = new(1, 1);
    private readonly EmbeddedServer server;
    private readonly string directory;
    private readonly FileStream alive;
    private int databases;

    private TestCluster(EmbeddedServer server, string directory, FileStream alive)
    {
        (this.server, this.directory, this.alive) = (server, directory, alive);
        AppDomain.CurrentDomain.ProcessExit += RemoveAtExit;
    }

    /// <summary>The one cluster of this process, with default durability.</summary>
    public static Task<TestCluster> SharedAsync() => Shared.Value;

    /// <summary>A cluster of its own. <paramref name="durable"/> false turns fsync off.</summary>
    public static async Task<TestCluster> StartAsync(bool durable = true, Action<string>? log = null, IReadOnlyDictionary<string, string>? settings = null, CancellationToken ct = default)
    {
        // Not under the home directory, which root's helpers may not enter, and short, for the socket's path.
        var root = Path.Combine(Path.GetTempPath(), $"pgtest-{Environment.UserName}");
        Directory.CreateDirectory(root);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        await SweepAsync(root).ConfigureAwait(false);
        var directory = Path.Combine(root, $"{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}");
        var alive = FileLock.TryExclusive(directory + ".alive") ?? throw new EmbeddedPostgresException($"{directory}.alive is taken.");
        var server = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = directory, Durable = durable, Log = log, Settings = settings ?? new Dictionary<string, string>() }, ct).ConfigureAwait(false);
        return new TestCluster(server, directory, alive);
    }

    /// <summary>The server, for what tests want to know of it.</summary>
    public EmbeddedServer Server => server;

    /// <summary>Makes an empty database, or a copy of a template, and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null, CancellationToken ct = default)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        // Two copies of one template at a time are refused by PostgreSQL.
        await creating.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await RunAsync($"create database {EmbeddedServer.Quote(name)}" + (template is null ? "" : $" template {EmbeddedServer.Quote(template)}"), ct).ConfigureAwait(false);
        }
        finally
        {
            creating.Release();
        }
        return server.ConnectionString(name);
    }

    /// <summary>Makes a template once a process: <paramref name="build"/> fills it. Answers its name for <see cref="CreateDatabaseAsync"/>.</summary>
    public Task<string> TemplateAsync(string name, Func<string, CancellationToken, Task> build, CancellationToken ct = default) =>
        templates.GetOrAdd(name, n => new Lazy<Task<string>>(() => BuildTemplateAsync($"template_{n}", build, ct))).Value;

    /// <summary>Drops a database and whoever is connected to it.</summary>
    public Task DropDatabaseAsync(string connectionString, CancellationToken ct = default) =>
        RunAsync($"drop database if exists {EmbeddedServer.Quote(new NpgsqlConnectionStringBuilder(connectionString).Database!)} with (force)", ct);

    /// <summary>Stops the server and removes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= RemoveAtExit;
        // Nothing here is worth a checkpoint.
        await server.LeaveAsync("immediate").ConfigureAwait(false);
        Remove(directory);
        await alive.DisposeAsync().ConfigureAwait(false);
        File.Delete(directory + ".alive");
    }

    private async Task<string> BuildTemplateAsync(string name, Func<string, CancellationToken, Task> build, CancellationToken ct)
    {
        await RunAsync($"create database {EmbeddedServer.Quote(name)}", ct).ConfigureAwait(false);
        await build(server.ConnectionString(name), ct).ConfigureAwait(false);
        // A database that anyone is connected to cannot be copied; builders keep idle connections pooled.
        await RunAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'", ct).ConfigureAwait(false);
        await RunAsync($"alter database {EmbeddedServer.Quote(name)} with allow_connections false is_template true", ct).ConfigureAwait(false);
        return name;
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }

    private void RemoveAtExit(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async Task SweepAsync(string root)
    {
        foreach (var mark in Directory.EnumerateFiles(root, "*.alive"))
        {
            using var dead = FileLock.TryExclusive(mark);
            if (dead is null)
                continue;
            var left = Path.ChangeExtension(mark, null);
            try
            {
                // Joining as the last user is how a server is stopped cleanly.
                if (Directory.Exists(left) && Postmaster.Of(Path.Combine(left, "postgres")) is not null)
                    await (await EmbeddedServer.StartAsync(new EmbeddedOptions { DataDirectory = left }).ConfigureAwait(false)).LeaveAsync("immediate").ConfigureAwait(false);
                Remove(left);
                File.Delete(mark);
            }
            catch (Exception e) when (e is IOException or EmbeddedPostgresException or UnauthorizedAccessException)
            {
                // Another process sweeps the same leftover; it will be gone without us.
            }
        }
    }

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }
}
