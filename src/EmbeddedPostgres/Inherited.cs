using System.Globalization;
using System.Runtime.InteropServices;

namespace EmbeddedPostgres;

/// <summary>
/// A server outlives the process that starts it, so it must take none of its open files along. .NET's own are closed on
/// exec; those this process inherited (a build's lock held by flock, a pipe of a shell) are not: a server that kept one
/// would hold the lock for as long as it lives.
/// </summary>
internal static class Inherited
{
    private const int SetDescriptorFlags = 2, CloseOnExec = 1;

    public static void KeepFromChildren()
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) && descriptor > 2)
                _ = fcntl(descriptor, SetDescriptorFlags, CloseOnExec);
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int fcntl(int descriptor, int command, int argument);
}
