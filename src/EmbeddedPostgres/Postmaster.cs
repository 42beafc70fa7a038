using System.Diagnostics;
using System.Globalization;

namespace EmbeddedPostgres;

/// <summary>What <c>postmaster.pid</c> says, and whether it can be believed.</summary>
internal sealed record Postmaster(int Pid, int Port, string SocketDirectory, string Status)
{
    public bool IsReady => Status == "ready";

    /// <summary>Null when there is no server; the file of a server that died is removed, because its number may belong to another process by now.</summary>
    public static Postmaster? Of(string cluster)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        if (Read(file) is not { } said)
            return null;
        if (IsAlive(said.Pid, cluster))
            return said;
        File.Delete(file);
        return null;
    }

    private static Postmaster? Read(string file)
    {
        try
        {
            // pid, data directory, start time, port, socket directory, address, shared memory, status
            var lines = File.ReadAllLines(file);
            if (lines.Length == 0 || !int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid))
                return null;
            var port = lines.Length > 3 && int.TryParse(lines[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out var p) ? p : 0;
            return new Postmaster(Math.Abs(pid), port, lines.Length > 4 ? lines[4].Trim() : "", lines.Length > 7 ? lines[7].Trim() : "starting");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsAlive(int pid, string cluster)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase))
                return false;
            if (!OperatingSystem.IsLinux())
                return !process.HasExited;
            // A dead child that nobody has waited for still has a number; a server works in its own data directory.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] != 'Z' && (WorksIn(pid) is not { } place || place == cluster);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Not every root may look (a container without SYS_PTRACE): then the process is believed.
    private static string? WorksIn(int pid)
    {
        try
        {
            return Directory.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
