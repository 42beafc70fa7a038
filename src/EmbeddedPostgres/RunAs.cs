namespace EmbeddedPostgres;

/// <summary>
/// PostgreSQL refuses to run as root. A root process therefore runs it under an account that can do nothing else;
/// anyone else runs it as himself.
/// </summary>
internal sealed class RunAs
{
    private static readonly string[] Accounts = ["postgres", "compliance", "nobody"];
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(20);
    private readonly string[] prefix;

    private RunAs(string[] prefix, string? owner) => (this.prefix, Owner) = (prefix, owner);

    /// <summary><c>uid:gid</c> the cluster's files must belong to; null when we run it ourselves.</summary>
    public string? Owner { get; }

    public static RunAs Choose()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new RunAs([], null);
        var passwd = File.ReadLines("/etc/passwd").Select(l => l.Split(':')).Where(p => p.Length > 3).ToArray();
        var account = Accounts.Select(a => Array.Find(passwd, p => p[0] == a)).FirstOrDefault(p => p is not null && p[2] != "0")
            ?? throw new EmbeddedPostgresException("PostgreSQL refuses to run as root and none of the accounts postgres, compliance, nobody exists; add one (useradd --system compliance) or run as an ordinary user.");
        var (name, uid, gid) = (account[0], account[2], account[3]);
        if (Find("setpriv") is { } setpriv)
            return new RunAs([setpriv, $"--reuid={uid}", $"--regid={gid}", "--clear-groups", "--"], $"{uid}:{gid}");
        if (Find("runuser") is { } runuser)
            return new RunAs([runuser, "-u", name, "--"], $"{uid}:{gid}");
        throw new EmbeddedPostgresException("PostgreSQL refuses to run as root and neither setpriv nor runuser (package util-linux) is installed; install it or run as an ordinary user.");
    }

    public Task<Tool.Result> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken ct) =>
        prefix.Length == 0
            ? Tool.RunAsync(program, arguments, limit, ct)
            : Tool.RunAsync(prefix[0], [.. prefix[1..], program, .. arguments], limit, ct);

    /// <summary>Whether the account may enter a directory: /root and other private parents shut it out.</summary>
    public async Task<bool> CanEnterAsync(string directory, CancellationToken ct) =>
        prefix.Length == 0 || (await RunAsync("/bin/sh", ["-c", "cd \"$1\"", "sh", directory], Moment, ct).ConfigureAwait(false)).Succeeded;

    public async Task GiveAsync(string path, CancellationToken ct)
    {
        if (Owner is null)
            return;
        var given = await Tool.RunAsync("chown", ["-R", Owner, path], Moment, ct).ConfigureAwait(false);
        if (!given.Succeeded)
            throw new EmbeddedPostgresException($"{path} could not be given to the account that runs PostgreSQL: {given.Output}");
    }

    internal static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(OperatingSystem.IsWindows() ? [] : ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"])
            .SelectMany(d => OperatingSystem.IsWindows() ? new[] { $"{program}.exe", $"{program}.cmd" } : [program], Path.Combine)
            .FirstOrDefault(File.Exists);
}
