using System.Text.RegularExpressions;

namespace EmbeddedPostgres;

/// <summary>A directory with initdb, pg_ctl and postgres of one major version.</summary>
internal sealed partial record Binaries(string Directory, int Major)
{
    public const int OldestMajor = 15;

    public string Program(string name) => Path.Combine(Directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>The pinned build, else an installed one; an existing cluster is only ever opened by its own major version.</summary>
    public static async Task<Binaries> FindAsync(int? clusterMajor, string? cacheDirectory, RunAs account, Action<string> log, CancellationToken ct)
    {
        var tried = new List<string>();
        if (clusterMajor is null or PinnedBuild.Major)
        {
            var (pinned, why) = await PinnedBuild.GetAsync(cacheDirectory, log, ct).ConfigureAwait(false);
            if (pinned is not null && await account.CanEnterAsync(pinned.Directory, ct).ConfigureAwait(false))
                return pinned;
            tried.Add(why ?? $"{pinned!.Directory} cannot be entered by the account that runs PostgreSQL");
        }
        foreach (var installed in await InstalledAsync(ct).ConfigureAwait(false))
        {
            if (clusterMajor is { } m ? installed.Major == m : installed.Major >= OldestMajor)
                return installed;
            tried.Add($"{installed.Directory} is PostgreSQL {installed.Major}");
        }
        var wanted = clusterMajor is { } major ? $"PostgreSQL {major}, which made this data directory," : $"PostgreSQL {OldestMajor} or newer";
        throw new EmbeddedPostgresException($"{wanted} was not found: {string.Join("; ", tried)}. Install Node.js with npm, or PostgreSQL, or name a server in COMPLIANCE_DATABASE.");
    }

    private static async Task<List<Binaries>> InstalledAsync(CancellationToken ct)
    {
        var found = new List<Binaries>();
        foreach (var directory in Places().Where(d => File.Exists(new Binaries(d, 0).Program("initdb"))).Distinct())
        {
            var said = await Tool.RunAsync(new Binaries(directory, 0).Program("postgres"), ["--version"], TimeSpan.FromSeconds(20), ct).ConfigureAwait(false);
            if (said.Succeeded && MajorIn().Match(said.Output) is { Success: true } match)
                found.Add(new Binaries(directory, int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)));
        }
        return [.. found.OrderByDescending(b => b.Major)];
    }

    private static IEnumerable<string> Places()
    {
        foreach (var root in new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", @"C:\Program Files\PostgreSQL" }.Where(System.IO.Directory.Exists))
            foreach (var version in System.IO.Directory.EnumerateDirectories(root))
                yield return Path.Combine(version, "bin");
        // Distributions put links or wrappers into PATH: the real directory holds initdb beside postgres.
        if (RunAs.Find("postgres") is { } postgres)
            yield return Path.GetDirectoryName(File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName ?? postgres)!;
    }

    [GeneratedRegex(@"PostgreSQL\) (\d+)")]
    private static partial Regex MajorIn();
}
