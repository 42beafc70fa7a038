using System.Diagnostics;
using System.Globalization;

namespace EventStore.Load;

/// <summary>
/// Appends beside pgbench in short turns of one run, each a pair, and what a transaction costs in processor time on either
/// side: machine and disk change their mood between two seconds, processor time hardly does.
/// </summary>
internal static class Race
{
    public static async Task RunAsync(int writers, int rounds, double seconds)
    {
        await using var ground = await Ground.PrepareAsync();
        await Ground.MeasureAsync(writers, 6, _ => ground.AppendAsync());
        await Ceiling.MeasureAsync(ground, writers, 1);
        var (ours, pgbench) = (new List<Turn>(), new List<Turn>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await TurnAsync(ground, async () => (await Ground.MeasureAsync(writers, seconds, _ => ground.AppendAsync())).PerSecond, seconds));
            pgbench.Add(await TurnAsync(ground, async () => await Ceiling.MeasureAsync(ground, writers, seconds) ?? throw new InvalidOperationException("There is no pgbench (Debian: postgresql-15)."), Math.Ceiling(seconds)));
            Say($"round {round + 1}", ours[^1], pgbench[^1], ours[^1].PerSecond / pgbench[^1].PerSecond);
        }
        Say("medians", Middle(ours), Middle(pgbench), Median(ours.Zip(pgbench, (o, p) => o.PerSecond / p.PerSecond)));
    }

    /// <param name="Client">Microseconds of processor time a transaction: this process, or pgbench.</param>
    /// <param name="Server">The same of PostgreSQL, all its processes.</param>
    private sealed record Turn(double PerSecond, double Client, double Server);

    private static async Task<Turn> TurnAsync(Ground ground, Func<Task<double>> measure, double seconds)
    {
        var (client, server) = (Client(), Server(ground.Server.ProcessId));
        var perSecond = await measure();
        var count = perSecond * seconds;
        return new(perSecond, (Client() - client) / count, (Server(ground.Server.ProcessId) - server) / count);
    }

    /// <summary>Of this process and of the children it has waited for.</summary>
    private static double Client() => Of(Environment.ProcessId, children: true);

    /// <summary>Of the postmaster, of its living children, and of those that have ended.</summary>
    private static double Server(int postmaster) => Of(postmaster, children: true)
        + Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && Fields(pid) is { } stat && stat[1] == postmaster.ToString(CultureInfo.InvariantCulture)).Sum(pid => Of(pid, children: false));

    private static double Of(int pid, bool children) =>
        Fields(pid) is { } stat ? stat[11..(children ? 15 : 13)].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) * 10_000 : 0;

    /// <summary>Of /proc/PID/stat, from the state on; null when the process has ended.</summary>
    private static string[]? Fields(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Turn Middle(List<Turn> turns) => new(Median(turns.Select(t => t.PerSecond)), Median(turns.Select(t => t.Client)), Median(turns.Select(t => t.Server)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Say(string what, Turn ours, Turn pgbench, double ratio) => Console.WriteLine(FormattableString.Invariant(
        $"{what,-10} ours {ours.PerSecond,7:N0}/s, µs each: host {ours.Client,4:N0} + server {ours.Server,4:N0}   pgbench {pgbench.PerSecond,7:N0}/s, µs each: pgbench {pgbench.Client,4:N0} + server {pgbench.Server,4:N0}   {ratio:P0}"));
}
