using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>
/// Processor time of the host and of the PostgreSQL server with all its backends, in seconds. On a machine that others use
/// too it says more than a rate: neighbours slow requests down, they hardly make them dearer.
/// </summary>
/// <remarks>Read from /proc, so on Linux only; elsewhere it is zero. A backend that ended keeps counting: the server waits for it.</remarks>
internal readonly record struct Spent(double Host, double Postgres)
{
    // The kernel's USER_HZ, which is 100 on every platform .NET runs on.
    private const double TicksASecond = 100;

    public static Spent Of(int host, int postmaster) => !OperatingSystem.IsLinux() ? default
        : new(Seconds(host, withWaitedFor: false), Seconds(postmaster, withWaitedFor: true) + Children(postmaster).Sum(pid => Seconds(pid, withWaitedFor: false)));

    public static Spent operator -(Spent a, Spent b) => new(a.Host - b.Host, a.Postgres - b.Postgres);

    private static int[] Children(int pid) =>
        [.. File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture))];

    private static double Seconds(int pid, bool withWaitedFor)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // The second field, the command's name, may hold blanks; the third is counted from behind it.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[11..(withWaitedFor ? 15 : 13)].Sum(f => long.Parse(f, CultureInfo.InvariantCulture)) / TicksASecond;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return 0;
        }
    }
}
