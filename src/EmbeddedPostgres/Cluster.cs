using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EmbeddedPostgres;

/// <summary>The files of one private cluster: where they lie, how they are made, how they are configured.</summary>
internal sealed class Cluster
{
    public const string Superuser = "compliance";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string dataDirectory;

    private Cluster(string dataDirectory, string home) => (this.dataDirectory, Home) = (dataDirectory, home);

    /// <summary>PGDATA, links resolved: the path the server itself works in.</summary>
    public string Home { get; }
    public string LogFile => Path.Combine(Home, "server.log");
    private string PasswordFile => Path.Combine(dataDirectory, "postgres.password");
    public string Password => File.ReadAllText(PasswordFile).Trim();

    public int? Major =>
        File.Exists(Path.Combine(Home, "PG_VERSION")) ? int.Parse(File.ReadAllText(Path.Combine(Home, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// The cluster lies in <c>postgres/</c> of the data directory. Where the account that runs it may not pass the
    /// directory's parents (root's home), it lies under /var/lib/compliance and <c>postgres</c> is a link to it.
    /// </summary>
    public static async Task<Cluster> LocateAsync(string dataDirectory, RunAs account, Action<string> log, CancellationToken ct)
    {
        var home = Path.Combine(dataDirectory, "postgres");
        if (!Path.Exists(home) && !await account.CanEnterAsync(dataDirectory, ct).ConfigureAwait(false))
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataDirectory)))[..16];
            var elsewhere = Path.Combine("/var/lib/compliance/clusters", name);
            Directory.CreateDirectory(elsewhere);
            File.CreateSymbolicLink(home, elsewhere);
            log($"{dataDirectory} is closed to the account that runs PostgreSQL; the cluster lies in {elsewhere}.");
        }
        Directory.CreateDirectory(home);
        return new Cluster(dataDirectory, Directory.ResolveLinkTarget(home, returnFinalTarget: true)?.FullName ?? home);
    }

    public async Task CreateAsync(Binaries binaries, RunAs account, bool durable, Action<string> log, CancellationToken ct)
    {
        log($"Making a PostgreSQL {binaries.Major} cluster in {Home}.");
        WritePrivately(PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        // initdb reads the password as the account that runs it, so it gets a copy that lives no longer than it does.
        var copy = Path.Combine(Path.GetDirectoryName(Home)!, $".{Path.GetFileName(Home)}.pw");
        WritePrivately(copy, Password);
        try
        {
            string said = "";
            // Chinese sorts by pinyin where ICU is built in; a UTF-8 ctype lets trigrams see Chinese letters.
            string[][] locales = [["--locale-provider=icu", "--icu-locale=zh-Hans-CN", "--locale=C.UTF-8"], ["--locale=C.UTF-8"], ["--locale=en_US.UTF-8"], ["--locale=C"]];
            foreach (var locale in locales)
            {
                // A half-made cluster of an earlier try (or of a killed process) is in nobody's use: it has no PG_VERSION we accept.
                foreach (var leftover in Directory.EnumerateFileSystemEntries(Home))
                    if (File.Exists(leftover))
                        File.Delete(leftover);
                    else
                        Directory.Delete(leftover, recursive: true);
                RestrictToOwner(Home);
                await account.GiveAsync(Home, ct).ConfigureAwait(false);
                await account.GiveAsync(copy, ct).ConfigureAwait(false);
                var made = await account.RunAsync(binaries.Program("initdb"),
                    ["-D", Home, "-U", Superuser, $"--pwfile={copy}", "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions", .. durable ? Array.Empty<string>() : ["--no-sync"], .. locale],
                    Patience, ct).ConfigureAwait(false);
                if (made.Succeeded)
                {
                    await File.AppendAllTextAsync(Path.Combine(Home, "postgresql.conf"), "\ninclude_if_exists = 'embedded.conf'\n# Settings below this line win and are kept.\n", ct).ConfigureAwait(false);
                    return;
                }
                said = made.Output;
            }
            throw new EmbeddedPostgresException($"initdb could not make a cluster in {Home}: {said}");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Written anew at every start, so that an upgrade's settings reach old clusters too.</summary>
    public async Task ConfigureAsync(int port, EmbeddedOptions options, RunAs account, CancellationToken ct)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["listen_addresses"] = "127.0.0.1",
            ["unix_socket_directories"] = SocketDirectory(port) ?? "",
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "200",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["jit"] = "off",
            // An eighth of the memory within bounds, in which 100,000 records and their indexes stay; and log segments once made are
            // used again, because filling a new one with zeros makes every writer wait.
            ["shared_buffers"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 23, 128, 512)}MB"),
            ["min_wal_size"] = "1GB",
            ["max_wal_size"] = "4GB",
            ["checkpoint_timeout"] = "15min",
            // Compressing each page's first image took a tenth of the processor time of an approval; max_wal_size bounds the disk.
            ["wal_compression"] = "off",
            ["random_page_cost"] = "1.1",
            // A statement's text or parameters may hold people's data: the log keeps neither.
            ["log_min_error_statement"] = "panic",
            ["log_parameter_max_length"] = "0",
            ["log_parameter_max_length_on_error"] = "0",
        };
        if (!options.Durable)
            foreach (var name in new[] { "fsync", "synchronous_commit", "full_page_writes" })
                settings[name] = "off";
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        var text = string.Concat(settings.Select(s => $"{s.Key} = '{s.Value.Replace("'", "''", StringComparison.Ordinal)}'\n"));
        var file = Path.Combine(Home, "embedded.conf");
        await File.WriteAllTextAsync(file, "# Written at every start.\n" + text, ct).ConfigureAwait(false);
        await account.GiveAsync(file, ct).ConfigureAwait(false);
        if (File.Exists(LogFile) && new FileInfo(LogFile).Length > 10_000_000)
            File.Move(LogFile, LogFile + ".1", overwrite: true);
    }

    // A socket saves a fifth of a round trip; its path may have 107 bytes at most, and only the server's account and root reach it.
    public string? SocketDirectory(int port) =>
        !OperatingSystem.IsWindows() && Encoding.UTF8.GetByteCount($"{Home}/.s.PGSQL.{port}") <= 103 && !Home.Contains(',', StringComparison.Ordinal) ? Home : null;

    private static void WritePrivately(string path, string text)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void RestrictToOwner(string directory)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
