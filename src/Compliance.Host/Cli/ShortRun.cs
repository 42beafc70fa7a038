using System.Runtime.InteropServices;

namespace Compliance.Host.Cli;

/// <summary>
/// An import ends before compiling by profile has paid: counting what its code does takes a third of its time. The
/// runtime reads that setting once, when it starts, so on Linux the process begins anew with it off: the same program,
/// process id, arguments and standard streams. Whoever sets it himself is obeyed.
/// </summary>
internal static class ShortRun
{
    private const string Profile = "DOTNET_TieredPGO";

    public static void Prepare(string[] args)
    {
        if (args is not ["import", ..] || !OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Profile) is not null) return;
        if (Environment.ProcessPath is not { } program) return;
        // Where it fails, the import is slower and nothing else.
        _ = execve(program, [.. Texts("/proc/self/cmdline"), null], [.. Texts("/proc/self/environ"), Profile + "=0", null]);
    }

    // Each ends with a NUL.
    private static string[] Texts(string file) => File.ReadAllText(file) is { Length: > 0 } text ? text[..^1].Split('\0') : [];

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int execve([MarshalAs(UnmanagedType.LPUTF8Str)] string program, string?[] arguments, string?[] environment);
}
