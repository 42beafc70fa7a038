using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL in a data directory, shared by every process that names the same directory.
/// <para>Whoever comes first starts it; whoever leaves last stops it. A process that is killed leaves it running for the
/// next one, and a server that was killed recovers at the next start: what was committed is there.</para>
/// </summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60), LastBreath = TimeSpan.FromSeconds(5);
    private readonly EmbeddedOptions options;
    private readonly Cluster cluster;
    private readonly Binaries binaries;
    private readonly RunAs account;
    private Postmaster postmaster;
    private readonly string password;
    private FileStream? use;

    private EmbeddedServer(EmbeddedOptions options, Cluster cluster, Binaries binaries, RunAs account, Postmaster postmaster, FileStream use, bool isOwner)
    {
        (this.options, this.cluster, this.binaries, this.account, this.postmaster, this.use, IsOwner) = (options, cluster, binaries, account, postmaster, use, isOwner);
        password = cluster.Password;
    }

    /// <summary>True when this process started the server, false when it found it running.</summary>
    public bool IsOwner { get; }

    /// <summary>The loopback port it listens on.</summary>
    public int Port => postmaster.Port;

    /// <summary>The server's main process.</summary>
    public int ProcessId => postmaster.Pid;

    /// <summary>PostgreSQL's major version.</summary>
    public int MajorVersion => binaries.Major;

    /// <summary>The server's own log.</summary>
    public string LogFile => cluster.LogFile;

    /// <summary>Finds or installs PostgreSQL, makes the cluster when there is none, and starts it or joins the running one.</summary>
    /// <exception cref="EmbeddedPostgresException">With what was tried and how to mend it.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedOptions options, CancellationToken ct = default)
    {
        var log = options.Log ?? (_ => { });
        var directory = Path.GetFullPath(options.DataDirectory);
        MakeDataDirectory(directory);
        using var alone = await FileLock.ExclusiveAsync(Path.Combine(directory, "postgres.lock"), options.StartTimeout, ct).ConfigureAwait(false);
        var use = await FileLock.SharedAsync(Path.Combine(directory, "postgres.users"), options.StartTimeout, ct).ConfigureAwait(false);
        try
        {
            var account = RunAs.Choose();
            var cluster = await Cluster.LocateAsync(directory, account, log, ct).ConfigureAwait(false);
            var binaries = await Binaries.FindAsync(cluster.Major, options.CacheDirectory, account, log, ct).ConfigureAwait(false);
            var running = await SettledAsync(cluster, options.StartTimeout, ct).ConfigureAwait(false);
            if (running is not null)
                return new EmbeddedServer(options, cluster, binaries, account, running, use, isOwner: false);
            // initdb writes PG_VERSION first and our include last: only both make a cluster.
            if (cluster.Major is null || !await IsCompleteAsync(cluster, ct).ConfigureAwait(false))
                await cluster.CreateAsync(binaries, account, options.Durable, log, ct).ConfigureAwait(false);
            return new EmbeddedServer(options, cluster, binaries, account, await LaunchAsync(options, cluster, binaries, account, ct).ConfigureAwait(false), use, isOwner: true);
        }
        catch
        {
            await use.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>For Npgsql; over the private socket where there is one, else over loopback.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = postmaster.SocketDirectory is { Length: > 0 } socket ? socket : "127.0.0.1",
        Port = postmaster.Port,
        Username = Cluster.Superuser,
        Password = password,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Makes the database unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken ct = default)
    {
        var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            var ask = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = database } } };
            await using (ask.ConfigureAwait(false))
                if (await ask.ExecuteScalarAsync(ct).ConfigureAwait(false) is not null)
                    return;
            var create = new NpgsqlCommand($"create database {Quote(database)}", connection);
            await using (create.ConfigureAwait(false))
                try
                {
                    await create.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
                }
                catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
                {
                    // Another process was quicker by a moment.
                }
        }
    }

    internal static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    /// <summary>Starts a server that was killed once more, where it was: what was committed is there, and connection strings still hold.</summary>
    /// <exception cref="EmbeddedPostgresException">It did not come up.</exception>
    public async Task RecoverAsync(CancellationToken ct = default)
    {
        using var alone = await FileLock.ExclusiveAsync(Path.Combine(Path.GetFullPath(options.DataDirectory), "postgres.lock"), options.StartTimeout, ct).ConfigureAwait(false);
        Inherited.KeepFromChildren();
        // A signal is not yet an end: the killed server may be there for a moment.
        for (var patience = DateTime.UtcNow + LastBreath; Postmaster.Of(cluster.Home)?.Pid == postmaster.Pid && DateTime.UtcNow < patience;)
            await Task.Delay(10, ct).ConfigureAwait(false);
        for (var until = DateTime.UtcNow + options.StartTimeout; ;)
        {
            if (await SettledAsync(cluster, options.StartTimeout, ct).ConfigureAwait(false) is { } running)
            {
                postmaster = running;
                return;
            }
            // The backends of a killed server take a moment to notice; until then it may not start.
            var said = await StartAsync(cluster, binaries, account, options.StartTimeout, ct).ConfigureAwait(false);
            if (!said.Succeeded && DateTime.UtcNow > until)
                throw new EmbeddedPostgresException($"PostgreSQL in {cluster.Home} did not start again: {said.Output} {Tail(cluster.LogFile)}");
            if (!said.Succeeded) await Task.Delay(100, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves; the last to leave stops the server, rolling back what is open and keeping what is committed.</summary>
    public ValueTask DisposeAsync() => LeaveAsync("fast");

    internal async ValueTask LeaveAsync(string mode)
    {
        if (Interlocked.Exchange(ref use, null) is not { } mine)
            return;
        var directory = Path.GetFullPath(options.DataDirectory);
        using var alone = await FileLock.ExclusiveAsync(Path.Combine(directory, "postgres.lock"), StopPatience, CancellationToken.None).ConfigureAwait(false);
        await mine.DisposeAsync().ConfigureAwait(false);
        using var last = FileLock.TryExclusive(Path.Combine(directory, "postgres.users"));
        if (last is null || Postmaster.Of(cluster.Home) is null)
            return;
        var said = await account.RunAsync(binaries.Program("pg_ctl"), ["stop", "-D", cluster.Home, "-m", mode, "-w", "-t", "60"], StopPatience, CancellationToken.None).ConfigureAwait(false);
        if (!said.Succeeded && Postmaster.Of(cluster.Home) is not null)
            options.Log?.Invoke($"PostgreSQL in {cluster.Home} did not stop: {said.Output}");
    }

    private static async Task<Postmaster> LaunchAsync(EmbeddedOptions options, Cluster cluster, Binaries binaries, RunAs account, CancellationToken ct)
    {
        Tool.Result said = default;
        Inherited.KeepFromChildren();
        // Between choosing a free port and listening on it, another program may take it; what a killed server left in memory goes a moment after it.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Task.Delay(500 * attempt, ct).ConfigureAwait(false);
            await cluster.ConfigureAsync(FreePort(), options, account, ct).ConfigureAwait(false);
            said = await StartAsync(cluster, binaries, account, options.StartTimeout, ct).ConfigureAwait(false);
            if (said.Succeeded && await SettledAsync(cluster, options.StartTimeout, ct).ConfigureAwait(false) is { } running)
                return running;
        }
        throw new EmbeddedPostgresException($"PostgreSQL in {cluster.Home} did not start: {said.Output} {Tail(cluster.LogFile)}");
    }

    /// <summary>pg_ctl puts the server into a session of its own, so that Ctrl-C reaches the host alone.</summary>
    private static Task<Tool.Result> StartAsync(Cluster cluster, Binaries binaries, RunAs account, TimeSpan limit, CancellationToken ct)
    {
        var seconds = Math.Max(1, (int)limit.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return account.RunAsync(binaries.Program("pg_ctl"), ["start", "-D", cluster.Home, "-l", cluster.LogFile, "-w", "-t", seconds, "-s"], limit + TimeSpan.FromSeconds(5), ct);
    }

    /// <summary>The running server once it is ready; null once there is none.</summary>
    private static async Task<Postmaster?> SettledAsync(Cluster cluster, TimeSpan limit, CancellationToken ct)
    {
        var until = DateTime.UtcNow + limit;
        while (Postmaster.Of(cluster.Home) is { } found)
        {
            if (found.IsReady)
                return found;
            if (DateTime.UtcNow > until)
                throw new EmbeddedPostgresException($"PostgreSQL in {cluster.Home} (process {found.Pid}) has been {found.Status} for {limit.TotalSeconds:0} s; its log is {cluster.LogFile}.");
            await Task.Delay(20, ct).ConfigureAwait(false);
        }
        return null;
    }

    private static async Task<bool> IsCompleteAsync(Cluster cluster, CancellationToken ct)
    {
        var file = Path.Combine(cluster.Home, "postgresql.conf");
        return File.Exists(file) && (await File.ReadAllTextAsync(file, ct).ConfigureAwait(false)).Contains("embedded.conf", StringComparison.Ordinal);
    }

    private static void MakeDataDirectory(string directory)
    {
        if (Directory.Exists(directory))
            return;
        Directory.CreateDirectory(directory);
        // The account that runs the server must pass through, and needs to see nothing here.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | (Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : 0));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string Tail(string file)
    {
        try
        {
            return string.Join(' ', File.ReadLines(file).TakeLast(5));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
